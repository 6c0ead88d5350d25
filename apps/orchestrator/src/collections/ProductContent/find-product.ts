import type { CollectionBeforeChangeHook } from 'payload'
import { idOf } from '../../access/id-of'

/** Points at the mirror of the product, when there is one and it is of the same tenant. */
export const findProduct: CollectionBeforeChangeHook = async ({ req, data, originalDoc }) => {
  const { tenant, productId } = { ...originalDoc, ...data } as { tenant?: unknown; productId?: string }
  const found = await req.payload.db.findOne<{ id: string }>({
    collection: 'products',
    where: { and: [{ id: { equals: productId } }, { tenant: { equals: idOf(tenant) } }] },
    req,
  })
  return { ...data, productMirror: found?.id ?? null }
}
