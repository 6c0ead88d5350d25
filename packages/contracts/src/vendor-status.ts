import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

const Reason = z.string().trim().min(1).max(1_000)

/** For moves that the vendor has to be able to understand. */
export const WithReason = z.strictObject({ reason: Reason })
export type WithReason = z.output<typeof WithReason>

export const MaybeWithReason = z.strictObject({ reason: Reason.optional() })
export type MaybeWithReason = z.output<typeof MaybeWithReason>

/** `override_reason`: approve although something is missing, and say why. It stays in the history. */
export const ApproveVendor = z.strictObject({ override_reason: Reason.optional() })
export type ApproveVendor = z.output<typeof ApproveVendor>

/** What a review of the vendor's identity came to; a rejection says why. */
export const DecideKyc = z
  .strictObject({ decision: z.enum(['verify', 'reject', 'expire']), reason: Reason.optional() })
  .refine(({ decision, reason }) => decision === 'verify' || reason !== undefined, 'says no reason')
export type DecideKyc = z.output<typeof DecideKyc>

/** One move of a vendor from a state to another; what was written stays. */
export const VendorTransition = z.object({
  id: idSchema(ID_PREFIXES.vendor_transition),
  vendor_id: idSchema(ID_PREFIXES.vendor),
  /** What moved: the vendor itself, or the check of its identity. */
  subject: z.enum(['status', 'kyc']),
  /** `approve`, `suspend`, …; `undo` where a move was taken back because its last step failed. */
  transition: z.string(),
  from: z.string(),
  to: z.string(),
  reason: z.string().nullable(),
  actor_kind: z.string(),
  actor_id: z.string().nullable(),
  created_at: z.iso.datetime({ offset: true }),
})
export type VendorTransition = z.infer<typeof VendorTransition>

export const ListVendorTransitions = pageQuery(['created_at']).omit({ q: true })
export type ListVendorTransitions = z.output<typeof ListVendorTransitions>

export const VendorTransitionList = PageInfo.extend({ transitions: z.array(VendorTransition) })
export type VendorTransitionList = z.infer<typeof VendorTransitionList>
