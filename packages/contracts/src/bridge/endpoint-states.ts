import { z } from 'zod'
import { LedgerFinding } from '../ledger'
import { PayoutReversal } from '../payout'
import { PayoutAccount } from '../payout-account'
import { PayoutReconciliation } from '../payout-reconciliation'
import { PayoutMethod } from '../payout-terms'
import { SubscriptionPlan } from '../subscription-plan'
import { VendorDocument } from '../vendor-document'
import { VendorMember } from '../vendor-member'

/*
 * Told to the endpoints of the tenant alone, by the rules of medusa-states.ts. What a person is called, their e-mail,
 * the content of papers and whole bank accounts are never told: who has to know them asks for them.
 */

const Time = z.iso.datetime()
const Id = z.string().min(1).max(200)

/** A paper that a vendor has handed in, and what came of it. */
export const VendorDocumentState = VendorDocument.pick({
  ...{ vendor_id: true, requirement_id: true, status: true, reason: true, expires_on: true },
  reviewed_at: true,
})
export type VendorDocumentState = z.infer<typeof VendorDocumentState>

/** Somebody of a vendor: invited, active with a role, or removed. */
export const VendorMemberState = VendorMember.pick({ vendor_id: true, role: true, status: true })
export type VendorMemberState = z.infer<typeof VendorMemberState>

/** That somebody has accepted a version of the tenant's terms for a vendor. */
export const VendorAcceptanceState = z.object({
  vendor_id: Id,
  requirement_id: Id,
  version: z.string(),
  terms_url: z.string().nullable(),
  member_id: Id,
  accepted_at: Time,
})
export type VendorAcceptanceState = z.infer<typeof VendorAcceptanceState>

/** Where a vendor's money goes, as people may see it. `changed_at`: also when two accounts look alike while masked. */
export const PayoutAccountState = PayoutAccount.pick({
  ...{ vendor_id: true, method: true, status: true, external_id: true, masked: true },
  ...{ currencies: true, requirements: true },
}).extend({ changed_at: Time })
export type PayoutAccountState = z.infer<typeof PayoutAccountState>

/**
 * A part of a payout that is taken back because the vendor owes it. Amounts in minor units. How often it was sent and
 * when it is tried next are left out: each claim of a process would be a change.
 */
export const PayoutClawbackState = PayoutReversal.pick({
  ...{ vendor_order_id: true, amount_minor: true, state: true, provider_reference: true },
  ...{ error_code: true, error_message: true, closed_at: true },
}).extend({
  payout_id: Id,
  vendor_id: Id,
  refund_id: Id,
  method: PayoutMethod,
  currency_code: z.string(),
})
export type PayoutClawbackState = z.infer<typeof PayoutClawbackState>

/** A comparison of payouts with what a provider says; what it has found is told as `payout_finding`. */
export const PayoutReconciliationState = PayoutReconciliation.pick({
  ...{ method: true, state: true, from: true, to: true, ours: true, theirs: true, found: true },
  ...{ by_class: true, error: true, finished_at: true },
})
export type PayoutReconciliationState = z.infer<typeof PayoutReconciliationState>

/** What the check of the ledger has found, until a whole pass no longer sees it. Amounts in minor units. */
export const LedgerFindingState = LedgerFinding.pick({
  ...{ check_name: true, subject_id: true, currency_code: true, expected_minor: true, found_minor: true },
  found_at: true,
}).extend({ resolved_at: Time.nullable() })
export type LedgerFindingState = z.infer<typeof LedgerFindingState>

/** A plan in its current version, and what is sold on it; one that is archived is told as deleted. */
export const SubscriptionPlanState = SubscriptionPlan.omit({ id: true, created_at: true, updated_at: true })
export type SubscriptionPlanState = z.infer<typeof SubscriptionPlanState>
