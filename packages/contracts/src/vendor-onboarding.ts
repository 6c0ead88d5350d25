import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { KycStatus, VendorStatus } from './vendor'
import { VendorRequirement } from './vendor-requirement'

/**
 * `waiting`: handed in, and nobody has looked at it yet; `outdated`: terms were accepted in an older version. What is
 * `done` or `waiting` is enough to submit, and only what is `done` to be approved.
 */
export const OnboardingState = z.enum(['done', 'waiting', 'missing', 'rejected', 'expired', 'outdated'])
export type OnboardingState = z.infer<typeof OnboardingState>

export const OnboardingItem = z.object({
  requirement: VendorRequirement,
  state: OnboardingState,
  /** Why a paper was rejected. */
  reason: z.string().nullable(),
  document_id: idSchema(ID_PREFIXES.vendor_document).nullable(),
})
export type OnboardingItem = z.infer<typeof OnboardingItem>

/** How far a vendor is: what is asked of it, and what of that it still owes. */
export const VendorOnboarding = z.object({
  vendor_id: idSchema(ID_PREFIXES.vendor),
  status: VendorStatus,
  status_reason: z.string().nullable(),
  kyc_status: KycStatus,
  /** Where the provider of the check wants the vendor to go; null where people check. */
  kyc_url: z.string().nullable(),
  items: z.array(OnboardingItem),
  /** Codes of required things without which the vendor cannot be submitted. */
  missing_to_submit: z.array(z.string()),
  /** Codes of required things without which it is approved by an override alone. */
  missing_to_approve: z.array(z.string()),
})
export type VendorOnboarding = z.infer<typeof VendorOnboarding>

/** Which version was read: another one than the current is refused. */
export const AcceptTerms = z.strictObject({
  requirement_id: idSchema(ID_PREFIXES.vendor_requirement),
  version: z.string().trim().min(1).max(50),
})
export type AcceptTerms = z.output<typeof AcceptTerms>

/** Each carries the vendor's id. */
export const VENDOR_ONBOARDING_EVENTS = { terms_accepted: 'vendor.terms_accepted' } as const
