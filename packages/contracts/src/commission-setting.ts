import { z } from 'zod'

/** What holds for all commission of a tenant. */
export const CommissionSettings = z.object({
  /** Tax that the tenant owes on its commission, in basis points; charged to the vendor beside it. */
  commission_tax_bps: z.int().min(0).max(10_000),
  /** Whether a vendor gets the commission of what was refunded back in proportion, or the tenant keeps it. */
  refund_commission: z.enum(['proportional', 'keep']),
})
export type CommissionSettings = z.infer<typeof CommissionSettings>

/** What holds where nobody has set anything. */
export const DEFAULT_COMMISSION_SETTINGS: CommissionSettings = {
  commission_tax_bps: 0,
  refund_commission: 'proportional',
}

export const UpdateCommissionSettings = z
  .strictObject(CommissionSettings.shape)
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateCommissionSettings = z.output<typeof UpdateCommissionSettings>
