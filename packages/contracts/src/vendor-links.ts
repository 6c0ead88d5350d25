import { z } from 'zod'

/** What staff gives a vendor and takes away. */
export type VendorLinkKind = 'product' | 'shipping_profile'

const MOST = 200
const Ids = z.array(z.string().min(1).max(64)).max(MOST).default([])

/** Ids of things of the tenant's: each is of one vendor, or the tenant's own. */
export const ChangeVendorLinks = z
  .strictObject({ add: Ids, remove: Ids })
  .refine(({ add, remove }) => add.length + remove.length > 0, 'changes nothing')
  .refine(({ add, remove }) => !add.some((id) => remove.includes(id)), 'gives and takes the same thing')
export type ChangeVendorLinks = z.output<typeof ChangeVendorLinks>

/** What has changed: what was so before is in neither list. */
export const ChangedVendorLinks = z.object({ added: z.array(z.string()), removed: z.array(z.string()) })

export const VendorShippingProfiles = z.object({
  shipping_profiles: z.array(z.object({ id: z.string(), name: z.string() })),
})

/** Each carries the vendor's id, and the ids that were `added` and `removed`. */
export const VENDOR_LINK_EVENTS = {
  product: 'vendor.products_changed',
  shipping_profile: 'vendor.shipping_profiles_changed',
} as const
