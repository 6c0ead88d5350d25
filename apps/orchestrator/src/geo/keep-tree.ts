import type { CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../access/id-of'
import { CodedError } from '../http/error'

/** @throws CodedError `placement_invalid` when a category would be below itself. */
export const keepTree: CollectionBeforeChangeHook = async ({ req, data, originalDoc }) => {
  const own = idOf(originalDoc?.id)
  if (own === null || !data.parent) return data
  for (let at = idOf(data.parent); at !== null;) {
    if (at === own) throw new CodedError('placement_invalid', 'A category cannot lie below itself.')
    const above = await req.payload.db.findOne<{ id: string; parent?: unknown }>({
      collection: 'categories',
      where: { id: { equals: at } },
      req,
    })
    at = idOf(above?.parent)
  }
  return data
}
