import { z } from 'zod'
import { CountryCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

export const VendorStatus = z.enum(['draft', 'submitted', 'approved', 'suspended', 'rejected', 'terminated'])
export type VendorStatus = z.infer<typeof VendorStatus>

/** How far the tenant has got to know who a vendor is. */
export const KycStatus = z.enum(['not_started', 'pending', 'verified', 'rejected', 'expired'])
export type KycStatus = z.infer<typeof KycStatus>

/** The vendor's name in addresses and code: ASCII, unique in the tenant. It never changes. */
export const VendorHandle = z
  .string()
  .trim()
  .min(2)
  .max(63)
  .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'may hold lower-case letters, digits and inner hyphens only')

/** An e-mail address as this product keeps it: in lower case, because people type it in any. */
export const VendorEmail = z.string().trim().toLowerCase().pipe(z.email().max(254))

const text = (max: number) => z.string().trim().min(1).max(max)

/** Whom the tenant talks to about the vendor. */
export const VendorContact = z.strictObject({
  name: text(200).nullable().default(null),
  email: VendorEmail.nullable().default(null),
  phone: text(50).nullable().default(null),
})
export type VendorContact = z.infer<typeof VendorContact>

const Name = text(200)

/** What a vendor says of itself, beside its name. */
const about = {
  /** As it is registered: "Green Grocers GmbH". */
  legal_name: text(200).nullable(),
  /** "GmbH", "LLC", "sole trader": the words of the vendor's country. */
  legal_form: text(100).nullable(),
  tax_id: text(64).nullable(),
  country: CountryCode.nullable(),
  contact: VendorContact.nullable(),
  description: z.string().trim().max(5_000).nullable(),
  logo: z
    .url({ protocol: /^https?$/ })
    .max(2_000)
    .nullable(),
}

export const CreateVendor = z.strictObject({
  handle: VendorHandle,
  name: Name,
  legal_name: about.legal_name.default(null),
  legal_form: about.legal_form.default(null),
  tax_id: about.tax_id.default(null),
  country: about.country.default(null),
  contact: about.contact.default(null),
  description: about.description.default(null),
  logo: about.logo.default(null),
  /** Who is invited to run the vendor. */
  owner: z.strictObject({ email: VendorEmail }),
})
export type CreateVendorInput = z.input<typeof CreateVendor>
export type CreateVendor = z.output<typeof CreateVendor>

/** For the tenant's staff and for the vendor alike: neither writes status, handle or settings here. */
export const UpdateVendor = z
  .strictObject({ name: Name, ...about })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateVendor = z.output<typeof UpdateVendor>

/** `q` finds in name, handle and legal name. */
export const ListVendors = pageQuery(['created_at', 'name', 'handle']).extend({
  status: VendorStatus.optional(),
  kyc_status: KycStatus.optional(),
  country: CountryCode.optional(),
})
export type ListVendors = z.output<typeof ListVendors>

const Settings = z.record(z.string(), z.unknown())

/** A vendor as the vendor itself sees it. */
export const VendorProfile = z.object({
  id: idSchema(ID_PREFIXES.vendor),
  handle: z.string(),
  name: z.string(),
  legal_name: z.string().nullable(),
  legal_form: z.string().nullable(),
  tax_id: z.string().nullable(),
  country: z.string().nullable(),
  contact: VendorContact.nullable(),
  description: z.string().nullable(),
  logo: z.string().nullable(),
  status: VendorStatus,
  /** Why it is in this state, where somebody said so. */
  status_reason: z.string().nullable(),
  kyc_status: KycStatus,
  /** Whether what it has earned is kept back. */
  payouts_paused: z.boolean(),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
export type VendorProfile = z.infer<typeof VendorProfile>

/** A vendor as the tenant's staff sees it. Empty settings: those of the tenant hold. */
export const Vendor = VendorProfile.extend({
  commission_settings: Settings,
  payout_settings: Settings,
  /** Whether it is the tenant itself: what no other vendor sells is its own. */
  is_house: z.boolean(),
})
export type Vendor = z.infer<typeof Vendor>

export const VendorList = PageInfo.extend({ vendors: z.array(Vendor) })
export type VendorList = z.infer<typeof VendorList>

/** What other parts of the system may listen to. Each carries the vendor's id. */
export const VENDOR_EVENTS = {
  created: 'vendor.created',
  updated: 'vendor.updated',
  submitted: 'vendor.submitted',
  approved: 'vendor.approved',
  rejected: 'vendor.rejected',
  suspended: 'vendor.suspended',
  reinstated: 'vendor.reinstated',
  terminated: 'vendor.terminated',
  kyc_changed: 'vendor.kyc_changed',
  deleted: 'vendor.deleted',
} as const
