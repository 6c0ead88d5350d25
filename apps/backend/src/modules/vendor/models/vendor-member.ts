import { model } from '@medusajs/framework/utils'
import { Vendor } from './vendor'

/** What a person may do for a vendor. Whoever was removed stays as a row, so that what they did keeps its name. */
export const VendorMember = model
  .define('vendor_member', {
    id: model.id({ prefix: 'venmem' }).primaryKey(),
    vendor: model.belongsTo(() => Vendor, { mappedBy: 'members' }),
    /** In lower case. By it the first sign-in finds the row; afterwards the subject does. */
    email: model.text().searchable(),
    /** The account at the identity provider; null until somebody has signed in. */
    subject: model.text().nullable(),
    role: model.enum(['owner', 'manager', 'staff']),
    status: model.enum(['invited', 'active', 'removed']).default('invited'),
  })
  .indexes([
    {
      name: 'IDX_vendor_member_email_unique',
      on: ['vendor_id', 'email'],
      unique: true,
      where: "status <> 'removed' AND deleted_at IS NULL",
    },
    {
      name: 'IDX_vendor_member_subject_unique',
      on: ['subject', 'vendor_id'],
      unique: true,
      where: "subject IS NOT NULL AND status <> 'removed' AND deleted_at IS NULL",
    },
  ])
