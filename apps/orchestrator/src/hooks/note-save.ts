import type { CollectionBeforeOperationHook, PayloadRequest } from 'payload'

const key = (slug: string) => `save of ${slug}`

/**
 * Remembers how an operation was called. Access functions and hooks see the request's query alone, which need not say
 * what the operation does: a mutation of GraphQL is told by its arguments, whatever stands in the address.
 */
export const noteSave: CollectionBeforeOperationHook = ({ args, collection, operation, req }) => {
  const { draft } = args as { draft?: unknown }
  req.context[key(collection.slug)] = { operation, draft: draft === true }
  return args
}

/** Whether the running operation leaves what is published as it is; undefined outside of any operation. */
export function savesDraft(req: PayloadRequest, slug: string, status: unknown): boolean | undefined {
  const noted = req.context[key(slug)] as { draft: boolean } | undefined
  return noted && noted.draft && status !== 'published'
}
