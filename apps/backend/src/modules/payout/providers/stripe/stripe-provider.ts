import Stripe from 'stripe'
import { CityosError } from '@cityos/contracts'
import type { ProviderOutcome, ReversalOutcome } from '../../domain/outcome'
import type {
  AccountProvider,
  ProviderAccount,
  ProviderEvent,
  ProviderTransfer,
  ReportingProvider,
  ReversalOrder,
  ReversingProvider,
  TransferOrder,
} from '../provider'
import { accountParams, isPaidByHand, toAccount } from './accounts'
import { toStripeAmount } from './amount'
import { bankPayout, bankPayoutsSince, type BankPayout } from './bank-payouts'
import { stripeClient } from './client'
import { stripeDispute, stripeDisputesSince, type StripeDispute } from './disputes'
import { toEvent } from './events'
import { isGone, outcomeOfError } from './outcome'
import { findReversal, toTransfer } from './transfers'

/** A tenant's own account at Stripe. */
export interface StripeConfig {
  secret_key: string
  platform_webhook_secret: string
  connect_webhook_secret: string
}

const HOUR_MS = 3_600_000
/** Older messages were kept by somebody. */
const TOLERANCE_SECONDS = 300

/**
 * Separate charges and transfers: the marketplace holds the money and transfers it to the vendor's Express account,
 * from which Stripe pays it to the vendor's bank. The transfer group is the payout's id: by it a transfer is found
 * when its key is long forgotten.
 */
export class StripeProvider implements ReportingProvider, ReversingProvider, AccountProvider {
  readonly method = 'stripe_connect'
  /** A transfer’s row never says it: arrival is the payout’s of the vendor’s account to its bank. */
  readonly tellsArrival = false
  readonly pollMs = 6 * HOUR_MS
  private readonly stripe: Stripe

  constructor(
    private readonly config: StripeConfig,
    url: string,
  ) {
    this.stripe = stripeClient(config.secret_key, url)
  }

  async transfer(order: TransferOrder): Promise<ProviderOutcome> {
    const { currency_code: currency, destination, payout_id, vendor_id, key } = order
    const amount = toStripeAmount(order.amount_minor, currency)
    if (amount === undefined || destination === null) {
      const message = `Stripe transfers no ${order.amount_minor} ${currency} to ${destination ?? 'nobody'}.`
      return { kind: 'refused', code: 'amount_unrepresentable', message, final: true }
    }
    try {
      const { id } = await this.stripe.transfers.create(
        {
          amount,
          currency,
          destination,
          transfer_group: payout_id,
          metadata: { payout_id, vendor_id, attempt: key },
        },
        { idempotencyKey: key },
      )
      return { kind: 'accepted', reference: id, status: 'in_transit' }
    } catch (error) {
      return outcomeOfError(error)
    }
  }

  async transfersOf(payoutId: string, destination: string | null): Promise<ProviderTransfer[]> {
    const found: ProviderTransfer[] = []
    for await (const transfer of this.stripe.transfers.list({ transfer_group: payoutId, limit: 100 })) {
      const known = await toTransfer(this.stripe, transfer)
      found.push(
        known.status === 'in_transit' && destination ? await this.arrived(known, transfer.created) : known,
      )
    }
    return found
  }

  async reverse(order: ReversalOrder): Promise<ReversalOutcome> {
    const { currency_code: currency, transfer, payout_id, reversal_id, key } = order
    const amount = toStripeAmount(order.amount_minor, currency)
    if (amount === undefined) {
      const message = `Stripe takes no ${order.amount_minor} ${currency} back.`
      return { kind: 'refused', code: 'amount_unrepresentable', message, final: true }
    }
    try {
      const { id } = await this.stripe.transfers.createReversal(
        transfer,
        { amount, metadata: { payout_id, reversal_id } },
        { idempotencyKey: key },
      )
      return { kind: 'done', reference: id }
    } catch (error) {
      return outcomeOfError(error)
    }
  }

  reversalOf(reversalId: string, transfer: string): Promise<{ reference: string } | null> {
    return findReversal(this.stripe, transfer, reversalId)
  }

  async *report(from: Date, to: Date): AsyncIterable<ProviderTransfer> {
    const created = { gte: seconds(from), lt: seconds(to) }
    for await (const transfer of this.stripe.transfers.list({ created, limit: 100 }))
      yield await toTransfer(this.stripe, transfer)
  }

  async createAccount(vendor: Parameters<AccountProvider['createAccount']>[0]): Promise<ProviderAccount> {
    const made = this.stripe.accounts.create(accountParams(vendor), {
      idempotencyKey: `account:${vendor.id}`,
    })
    return toAccount(await made.catch(unavailable))
  }

  async onboardingLink(account: string, urls: { return_url: string; refresh_url: string }) {
    const link = await this.stripe.accountLinks
      .create({ account, type: 'account_onboarding', ...urls })
      .catch(unavailable)
    return { url: link.url, expires_at: new Date(link.expires_at * 1000) }
  }

  /** @throws CityosError `payout_account_missing` when it was deleted or has left, `payout_provider_unavailable`. */
  async account(externalId: string): Promise<ProviderAccount> {
    const asked = this.stripe.accounts.retrieve(externalId).catch((error: unknown) => {
      if (!isGone(error)) return unavailable(error)
      throw new CityosError('payout_account_missing', `Stripe shows no account ${externalId} any more.`)
    })
    return toAccount(await asked)
  }

  /** @throws as the SDK does, when Stripe does not answer. */
  bankPayout(account: string, reference: string): Promise<BankPayout> {
    return bankPayout(this.stripe, account, reference)
  }

  /** @throws as the SDK does, when Stripe does not answer. */
  dispute(reference: string): Promise<StripeDispute> {
    return stripeDispute(this.stripe, reference)
  }

  disputesSince(since: Date): AsyncIterable<StripeDispute> {
    return stripeDisputesSince(this.stripe, since)
  }

  /** @throws CityosError `signature_refused` on a message that is forged, or older than five minutes. */
  parseWebhook(endpoint: 'platform' | 'connect', body: string, signature: string, now: Date): ProviderEvent {
    const secret =
      endpoint === 'platform' ? this.config.platform_webhook_secret : this.config.connect_webhook_secret
    try {
      return toEvent(
        this.stripe.webhooks.constructEvent(
          body,
          signature,
          secret,
          TOLERANCE_SECONDS,
          undefined,
          now.getTime(),
        ),
      )
    } catch (error) {
      throw new CityosError('signature_refused', 'The signature is not Stripe’s, or too old.', undefined, {
        cause: error,
      })
    }
  }

  /**
   * What has become of a transfer. Of an account that is paid by hand alone no payout ever names it: the vendor has it,
   * and decides. That it is there is true whatever Stripe answers to this.
   */
  private async arrived(transfer: ProviderTransfer, since: number): Promise<ProviderTransfer> {
    const account = transfer.destination as string
    try {
      let message: string | null = null
      for await (const paid of bankPayoutsSince(this.stripe, account, since)) {
        if (!paid.transfers.includes(transfer.reference)) continue
        if (paid.status === 'paid') return { ...transfer, status: 'paid' }
        message = paid.message
        if (message !== null) break
      }
      const isThere = isPaidByHand(await this.stripe.accounts.retrieve(account))
      if (isThere) return { ...transfer, status: 'paid' }
      return { ...transfer, ...(message !== null && { message }) }
    } catch (error) {
      if (!(error instanceof Stripe.errors.StripeError)) throw error
      if (!isGone(error)) return { ...transfer, message: error.message, is_unanswered: true }
      return { ...transfer, message: `Stripe shows no account ${account} any more.`, is_lost: true }
    }
  }
}

const seconds = (at: Date) => Math.floor(at.getTime() / 1000)

function unavailable(error: unknown): never {
  const outcome = outcomeOfError(error)
  if (outcome.kind === 'refused') throw new CityosError('payout_method_unfit', `Stripe: ${outcome.message}`)
  throw new CityosError('payout_provider_unavailable', 'Stripe does not answer.', undefined, { cause: error })
}
