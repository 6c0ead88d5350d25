import type { DiscrepancyClass, PayoutReversalState, PayoutStatus } from '@cityos/contracts'

/** A payout as this product has it. Minor units. */
export interface OurPayout {
  payout_id: string
  status: PayoutStatus
  amount_minor: bigint
  /** What of it was taken back because the vendor owed it: it has left all the same. */
  reversed_minor: bigint
  currency_code: string
  /** As the provider was told it; null where it was told none. */
  destination: string | null
  provider_reference: string | null
  /** When its last attempt began. */
  sent_at: Date | null
  /** It changed while the provider was asked: what was said of it then says nothing. */
  just_changed: boolean
  /** The provider is about to be asked what has become of it: a state that is new there is not yet known here. */
  asked_soon: boolean
  /** Another payout that names the same transfer. */
  also_named_by: string | null
  /** What has left for it by the ledger, and what is on its way. */
  ledger: { left_minor: bigint; on_its_way_minor: bigint }
  /** What was taken back of it, is to be, or was not. */
  reversals: readonly OurReversal[]
}

/** A part of a payout that is taken back, as this product has it. Minor units. */
export interface OurReversal {
  reversal_id: string
  state: PayoutReversalState
  amount_minor: bigint
  provider_reference: string | null
  /** When it ended, or else was asked for. */
  at: Date
  /** It ended while the provider was asked. */
  just_ended: boolean
}

/** A transfer as the provider has it. Minor units. */
export interface TheirTransfer {
  reference: string
  /** By what it was ordered with; nothing for one that was made past this product. */
  payout_id: string | null
  status: 'in_transit' | 'paid' | 'failed' | 'returned'
  amount_minor: bigint
  currency_code: string
  destination: string | null
  made_at: Date
  /** What of it was taken back, by whomever. */
  reversals: readonly TheirReversal[]
}

/** A part of a transfer that was taken back, as the provider has it. Minor units, in the transfer's currency. */
export interface TheirReversal {
  reference: string
  /** By what it was ordered with; nothing for one that was made past this product. */
  reversal_id: string | null
  amount_minor: bigint
  made_at: Date
}

/** A difference, with what either side says in the form in which it is kept. */
export interface Discrepancy {
  class: DiscrepancyClass
  payout_id: string | null
  provider_reference: string | null
  ours: Record<string, unknown> | null
  theirs: Record<string, unknown> | null
  /** When what it is about was sent: says which comparisons look at it. */
  subject_at: Date | null
}

/** The same text for the same difference, however often it is seen. */
export function fingerprintOf(found: Discrepancy): string {
  return [aboutOf(found), found.class, found.payout_id ?? '', found.provider_reference ?? ''].join(' ')
}

function aboutOf(found: Discrepancy): 'reversal' | 'ledger' | 'provider' {
  if (isOfReversal(found)) return 'reversal'
  return found.theirs === null && found.ours !== null && 'ledger' in found.ours ? 'ledger' : 'provider'
}

/** Whether it is about what was taken back, and not about the payout itself: either side then names the reversal. */
export const isOfReversal = ({ ours, theirs }: Pick<Discrepancy, 'ours' | 'theirs'>): boolean =>
  'reversal_id' in (ours ?? theirs ?? {})

export function ourSide(payout: OurPayout): Record<string, unknown> {
  const { status, amount_minor, currency_code, destination, provider_reference } = payout
  return { status, amount_minor: Number(amount_minor), currency_code, destination, provider_reference }
}

export function theirSide(transfer: TheirTransfer): Record<string, unknown> {
  const { reference, payout_id, status, amount_minor, currency_code, destination, made_at } = transfer
  return {
    ...{ reference, payout_id, status, amount_minor: Number(amount_minor), currency_code, destination },
    made_at: made_at.toISOString(),
  }
}
