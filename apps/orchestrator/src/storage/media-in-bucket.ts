import type {
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  PayloadRequest,
  UploadConfig,
} from 'payload'
import { bucket } from './bucket'

interface Stored {
  filename?: string | null
  mimeType?: string | null
  sizes?: Record<string, { filename?: string | null; mimeType?: string | null } | null> | null
}

/**
 * Stores what was uploaded, and the sizes made of it, before the row that names them: a row without its file would be
 * a broken picture, a file without a row is nobody's and named by chance.
 */
export const storeInBucket: CollectionBeforeChangeHook<Stored & { id: string }> = async ({
  data,
  req,
  originalDoc,
}) => {
  if (!req.file) return data
  const { put, remove } = bucket()
  await put(data.filename!, req.file.data, data.mimeType!)
  for (const [size, content] of Object.entries(req.payloadUploadSizes ?? {})) {
    const { filename, mimeType } = data.sizes?.[size] ?? {}
    if (filename) await put(filename, content, mimeType ?? data.mimeType!)
  }
  for (const name of namesOf(originalDoc)) await remove(name)
  return data
}

export const removeFromBucket: CollectionAfterDeleteHook<Stored & { id: string }> = async ({ doc }) => {
  const { remove } = bucket()
  for (const name of namesOf(doc)) await remove(name)
}

const namesOf = (doc: Stored | undefined): string[] =>
  [doc?.filename, ...Object.values(doc?.sizes ?? {}).map((size) => size?.filename)].filter(
    (name): name is string => Boolean(name),
  )

/** Hands a file out after Payload has decided that it may be. @param headersOf what every file is sent with */
export function serveFromBucket(
  headersOf: (args: { headers: Headers }) => Headers,
): NonNullable<UploadConfig['handlers']>[number] {
  return async (req: PayloadRequest, { params: { filename } }) => {
    const { body, status, headers } = await bucket().get(filename, req.headers.get('range'))
    if (status !== 200 && status !== 206) return new Response(null, { status: status === 416 ? 416 : 404 })
    const kept = new Headers()
    for (const name of ['content-type', 'content-length', 'content-range', 'accept-ranges', 'etag']) {
      const value = headers.get(name)
      if (value !== null) kept.set(name, value)
    }
    return new Response(body, { status, headers: headersOf({ headers: kept }) })
  }
}
