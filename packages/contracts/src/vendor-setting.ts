import { z } from 'zod'

/** How a tenant's marketplace works. */
export const VendorSetting = z.object({
  /** Whether anybody may apply to become a vendor, in the store. */
  applications_open: z.boolean(),
  /** Whether somebody of the tenant looks at products before they are sold. */
  product_approval: z.boolean(),
  /** How many products one vendor may have; null for as many as the tenant's plan allows. */
  max_products_per_vendor: z.number().int().nullable(),
  /** Who checks identities: `manual` is the tenant's own people. */
  kyc_provider: z.string(),
})
export type VendorSetting = z.infer<typeof VendorSetting>

export const UpdateVendorSetting = z
  .strictObject({
    applications_open: z.boolean(),
    product_approval: z.boolean(),
    max_products_per_vendor: z.int().min(0).max(1_000_000).nullable(),
    kyc_provider: z.string().trim().min(1).max(60),
  })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateVendorSetting = z.output<typeof UpdateVendorSetting>

/** What holds where a tenant has said nothing. */
export const DEFAULT_VENDOR_SETTING: VendorSetting = {
  applications_open: false,
  product_approval: true,
  max_products_per_vendor: null,
  kyc_provider: 'manual',
}
