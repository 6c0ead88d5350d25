import { model } from '@medusajs/framework/utils'
import { VendorMember } from './vendor-member'

/** Somebody who sells beside the tenant, in its stores. */
export const Vendor = model
  .define('vendor', {
    id: model.id({ prefix: 'ven' }).primaryKey(),
    /** The column that isolates the row, named here so that a link can follow it to the tenant. */
    tenant_id: model.text(),
    handle: model.text().searchable(),
    name: model.text().searchable(),
    legal_name: model.text().searchable().nullable(),
    legal_form: model.text().nullable(),
    tax_id: model.text().nullable(),
    /** ISO 3166-1 alpha-2, lower case. */
    country: model.text().nullable(),
    contact: model.json().nullable(),
    description: model.text().nullable(),
    /** Address of a picture. */
    logo: model.text().nullable(),
    status: model
      .enum(['draft', 'submitted', 'approved', 'suspended', 'rejected', 'terminated'])
      .default('draft'),
    /** Why it is in this state, where somebody said so. */
    status_reason: model.text().nullable(),
    kyc_status: model
      .enum(['not_started', 'pending', 'verified', 'rejected', 'expired'])
      .default('not_started'),
    /** The tenant itself, to whom belongs what no other vendor sells: one in each tenant, or none yet. */
    is_house: model.boolean().default(false),
    /** Who checks, the name under which that one knows the vendor, and where it wants the vendor to go. */
    kyc_provider: model.text().nullable(),
    kyc_reference: model.text().nullable(),
    kyc_url: model.text().nullable(),
    /** Whether what it has earned is kept back. */
    payouts_paused: model.boolean().default(false),
    /** What differs from the tenant's own; nothing at first. */
    commission_settings: model.json().default({}),
    payout_settings: model.json().default({}),
    members: model.hasMany(() => VendorMember, { mappedBy: 'vendor' }),
  })
  .indexes([
    { name: 'IDX_vendor_handle_unique', on: ['handle'], unique: true, where: 'deleted_at IS NULL' },
    {
      name: 'IDX_vendor_is_house_unique',
      on: ['is_house'],
      unique: true,
      where: 'is_house AND deleted_at IS NULL',
    },
  ])
