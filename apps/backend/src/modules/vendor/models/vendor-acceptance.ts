import { model } from '@medusajs/framework/utils'

/** Who has accepted which version of the tenant's terms for a vendor. Rows are added and stay as they are. */
export const VendorAcceptance = model
  .define('vendor_acceptance', {
    id: model.id({ prefix: 'venacc' }).primaryKey(),
    vendor_id: model.text(),
    requirement_id: model.text(),
    version: model.text(),
    terms_url: model.text().nullable(),
    /** The member, and their account at the identity provider. */
    member_id: model.text(),
    subject: model.text(),
  })
  .indexes([
    {
      name: 'IDX_vendor_acceptance_version_unique',
      on: ['vendor_id', 'requirement_id', 'version'],
      unique: true,
    },
  ])
