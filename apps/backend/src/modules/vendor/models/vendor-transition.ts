import { model } from '@medusajs/framework/utils'

/** A move of a vendor from a state to another. Rows are added and stay as they are. */
export const VendorTransition = model
  .define('vendor_transition', {
    id: model.id({ prefix: 'ventra' }).primaryKey(),
    vendor_id: model.text(),
    subject: model.enum(['status', 'kyc']),
    transition: model.text(),
    from: model.text(),
    to: model.text(),
    reason: model.text().nullable(),
    actor_kind: model.text(),
    actor_id: model.text().nullable(),
  })
  .indexes([{ name: 'IDX_vendor_transition_vendor_id', on: ['vendor_id', 'id'] }])
