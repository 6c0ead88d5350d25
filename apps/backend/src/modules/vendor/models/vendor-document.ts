import { model } from '@medusajs/framework/utils'

/** A paper that a vendor has handed in. The file is the tenant's, and private. */
export const VendorDocument = model
  .define('vendor_document', {
    id: model.id({ prefix: 'vendoc' }).primaryKey(),
    vendor_id: model.text(),
    requirement_id: model.text(),
    status: model.enum(['pending', 'accepted', 'rejected', 'expired']).default('pending'),
    reason: model.text().nullable(),
    file_key: model.text(),
    file_name: model.text(),
    mime_type: model.text(),
    size_bytes: model.number(),
    /** The first moment at which it holds no longer; null where it has no last day. */
    expires_at: model.dateTime().nullable(),
    /** When the vendor was told that the last day is near. */
    reminded_at: model.dateTime().nullable(),
    uploaded_by: model.text().nullable(),
    reviewed_by: model.text().nullable(),
    reviewed_at: model.dateTime().nullable(),
  })
  .indexes([
    { name: 'IDX_vendor_document_vendor_id', on: ['vendor_id', 'requirement_id'] },
    {
      name: 'IDX_vendor_document_expires_at',
      on: ['expires_at'],
      where: "status in ('pending', 'accepted') AND deleted_at IS NULL",
    },
  ])
