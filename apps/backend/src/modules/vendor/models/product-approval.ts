import { model } from '@medusajs/framework/utils'

/** A product of a vendor, or a change of one, that the tenant is to look at; decided ones stay. */
export const ProductApproval = model
  .define('product_approval', {
    id: model.id({ prefix: 'prapp' }).primaryKey(),
    vendor_id: model.text(),
    product_id: model.text(),
    kind: model.enum(['product', 'change']),
    status: model.enum(['pending', 'approved', 'rejected', 'withdrawn']).default('pending'),
    changes: model.json().nullable(),
    reason: model.text().nullable(),
    proposed_by: model.text().nullable(),
    decided_by: model.text().nullable(),
    decided_at: model.dateTime().nullable(),
  })
  .indexes([
    {
      name: 'IDX_product_approval_pending_unique',
      on: ['product_id'],
      unique: true,
      where: "status = 'pending'",
    },
    { name: 'IDX_product_approval_status', on: ['status', 'id'] },
    { name: 'IDX_product_approval_vendor_id', on: ['vendor_id', 'status'] },
  ])
