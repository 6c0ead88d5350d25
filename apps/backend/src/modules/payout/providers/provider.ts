import type { PayoutAccountStatus, PayoutMethod } from '@cityos/contracts'
import type { ProviderOutcome, ReversalOutcome } from '../domain/outcome'
import type { TheirReversal } from '../domain/reconcile/sides'

/** What an attempt asks for. Minor units. */
export interface TransferOrder {
  payout_id: string
  vendor_id: string
  /** The same however often it is sent. */
  key: string
  amount_minor: bigint
  currency_code: string
  destination: string | null
}

/** What a provider knows of a transfer. */
export interface ProviderTransfer {
  reference: string
  /** By what it was ordered with; nothing for one that was made past this product. */
  payout_id: string | null
  key: string | null
  status: 'in_transit' | 'paid' | 'failed' | 'returned'
  amount_minor: bigint
  currency_code: string
  destination: string | null
  /** What came back of it otherwise than by reversals of ours. */
  returned_minor: bigint
  /** What was taken back of it, by whomever. */
  reversals: TheirReversal[]
  /** When the provider was told. */
  made_at: Date
  message?: string
  /** The account that it went to is gone: nobody can be asked whether it has arrived. */
  is_lost?: true
  /** Nobody answered whether it has arrived, and `message` says why. */
  is_unanswered?: true
}

/** What a provider says of a vendor's account. */
export interface ProviderAccount {
  external_id: string
  status: PayoutAccountStatus
  currencies: string[]
  requirements: string[]
}

/** A webhook whose signature was good. It says where to look: what is true is asked of the provider. */
export interface ProviderEvent {
  event_id: string
  kind: string
  occurred_at: Date
  about:
    | { what: 'account'; external_id: string }
    | { what: 'transfer'; reference: string; payout_id: string | null }
    /** A payout of a connected account to its bank, which pays many transfers together. */
    | { what: 'bank_payout'; external_id: string; reference: string }
    /** A bank took back what a shopper had paid. */
    | { what: 'dispute'; reference: string }
    | { what: 'nothing' }
}

/** A way of moving money. What throws is unclear; only an answer that says no is a refusal. */
export interface PayoutProvider {
  readonly method: PayoutMethod
  /** How long until somebody asks what has become of what is in transit; null where people or banks say it. */
  readonly pollMs: number | null
  transfer(order: TransferOrder): Promise<ProviderOutcome>
  /** Every transfer for a payout, whichever attempt made it, also long after its key was forgotten. */
  transfersOf(payoutId: string, destination: string | null): Promise<ProviderTransfer[]>
}

/** A part of a transfer that is to be taken back. Minor units. */
export interface ReversalOrder {
  reversal_id: string
  payout_id: string
  /** The same however often it is sent. */
  key: string
  /** The transfer, by the provider's name for it. */
  transfer: string
  amount_minor: bigint
  currency_code: string
}

/** A provider that can take money back from a vendor that it was sent to. What throws is unclear. */
export interface ReversingProvider extends PayoutProvider {
  reverse(order: ReversalOrder): Promise<ReversalOutcome>
  /** What it knows of a reversal, also long after its key was forgotten. */
  reversalOf(reversalId: string, transfer: string): Promise<{ reference: string } | null>
}

/** A provider that can be asked for everything it has moved. */
export interface ReportingProvider extends PayoutProvider {
  /** Whether its report says of a transfer that it has arrived. */
  readonly tellsArrival: boolean
  /** All transfers made from one time to another, page by page, in any order. @throws what ends it early. */
  report(from: Date, to: Date): AsyncIterable<ProviderTransfer>
}

/** A provider with accounts of its own for vendors. */
export interface AccountProvider {
  createAccount(vendor: {
    id: string
    name: string
    email: string | null
    country: string | null
  }): Promise<ProviderAccount>
  onboardingLink(
    externalId: string,
    urls: { return_url: string; refresh_url: string },
  ): Promise<{ url: string; expires_at: Date }>
  account(externalId: string): Promise<ProviderAccount>
}
