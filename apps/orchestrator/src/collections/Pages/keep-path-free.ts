import type { CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../../access/id-of'
import { CodedError } from '../../http/error'

/** Two pages of one store cannot be at one place, and neither can two of those that are for all stores. */
export const keepPathFree: CollectionBeforeChangeHook = async ({ req, data, originalDoc }) => {
  const page = { ...originalDoc, ...data }
  // A draft may not know yet where it will be.
  if (!page.path) return data
  const store = idOf(page.store)
  const found = await req.payload.db.findOne<{ id: string }>({
    collection: 'pages',
    where: {
      and: [
        { tenant: { equals: idOf(page.tenant) } },
        { path: { equals: page.path } },
        { store: { equals: store } },
        ...(originalDoc?.id ? [{ id: { not_equals: originalDoc.id } }] : []),
      ],
    },
    req,
  })
  if (found) throw new CodedError('page_path_taken', `Another page is at ${page.path}.`)
  return data
}
