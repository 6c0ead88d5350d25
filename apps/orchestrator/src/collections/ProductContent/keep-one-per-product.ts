import type { CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../../access/id-of'
import { CodedError } from '../../http/error'

/** One piece of content for a product in a store, and one for all stores: which of two counts, nobody could tell. */
export const keepOnePerProduct: CollectionBeforeChangeHook = async ({ req, data, originalDoc }) => {
  const content = { ...originalDoc, ...data }
  const store = idOf(content.store)
  const found = await req.payload.db.findOne<{ id: string }>({
    collection: 'product-content',
    where: {
      and: [
        { tenant: { equals: idOf(content.tenant) } },
        { productId: { equals: content.productId } },
        { store: { equals: store } },
        ...(originalDoc?.id ? [{ id: { not_equals: originalDoc.id } }] : []),
      ],
    },
    req,
  })
  if (found)
    throw new CodedError('product_content_exists', `There is content for ${content.productId} already.`)
  return data
}
