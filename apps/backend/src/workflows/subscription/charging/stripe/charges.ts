import Stripe from 'stripe'
import type { Clock } from '@cityos/calendar'
import { toStripeAmount } from '../../../../modules/payout/providers/stripe/amount'
import type {
  Charge,
  ChargeAnswer,
  ChargeProvider,
} from '../../../../modules/subscription/domain/charge-provider'
import type { HolderOf } from '../sandbox'
import { answerOfError, answerOfIntent, CHARGE_KEY, isMissing, TENANT } from './answer'
import { payableByStripe } from './payable'

/** So many payments of one customer are looked at; who has more is asked about again later. */
const MOST_LOOKED_AT = 2_000

interface Account {
  tenantId: string
  /** Null where nobody has set payments by Stripe up. */
  open(): Promise<Stripe | null>
}

/**
 * Charges what customers have saved at Stripe. A payment says of which attempt, cycle and tenant it is: so it is found when
 * its key is long forgotten, and in an account that several tenants share each finds its own.
 */
export class StripeCharges implements ChargeProvider {
  constructor(
    private readonly account: Account,
    private readonly holderOf: HolderOf,
    private readonly clock: Clock,
  ) {}

  readonly payable = payableByStripe

  async charge(charge: Charge): Promise<ChargeAnswer> {
    const at = this.clock.now()
    const { currency_code: currency, payment_method_id: payment_method, key } = charge
    const refused = (code: string): ChargeAnswer => ({ kind: 'refused', code, reference: null, at })
    const stripe = await this.account.open()
    if (!stripe) return refused('payment_provider_missing')
    const customer = await this.holderOf(charge.customer_id)
    if (!customer) return refused('payment_method_missing')
    const amount = toStripeAmount(charge.amount_minor, currency)
    if (amount === undefined) return refused('amount_unrepresentable')
    try {
      const intent = await stripe.paymentIntents.create(
        {
          ...{ amount, currency, customer, payment_method, off_session: true, confirm: true },
          // Nobody is there to be sent to another page.
          automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
          metadata: this.metadataOf(charge),
        },
        { idempotencyKey: key },
      )
      return answerOfIntent(intent)
    } catch (error) {
      return answerOfError(error, at)
    }
  }

  find(
    charge: Charge,
    _by: 'key' | 'cycle',
    reference: string | null,
  ): Promise<ChargeAnswer | { kind: 'unknown' }> {
    return this.ask<ChargeAnswer | { kind: 'unknown' }>(async (stripe) => {
      const intent = await this.look(stripe, charge, reference)
      return intent ? answerOfIntent(intent) : { kind: 'unknown' }
    })
  }

  cancel(charge: Charge, reference: string | null): Promise<ChargeAnswer> {
    return this.ask(async (stripe, at) => {
      const intent = await this.look(stripe, charge, reference)
      if (!intent) return { kind: 'no_answer', reference: null, at }
      try {
        return answerOfIntent(await stripe.paymentIntents.cancel(intent.id))
      } catch (error) {
        // It was paid, declined or canceled meanwhile: Stripe says which.
        if (!isOver(error)) throw error
        return answerOfIntent(await stripe.paymentIntents.retrieve(intent.id))
      }
    })
  }

  private async ask<T>(question: (stripe: Stripe, at: Date) => Promise<T>): Promise<T | ChargeAnswer> {
    const at = this.clock.now()
    const stripe = await this.account.open()
    if (!stripe) return { kind: 'no_answer', reference: null, at }
    try {
      return await question(stripe, at)
    } catch {
      // A question moves nothing: whatever is wrong with it, what became of the charge is not known.
      return { kind: 'no_answer', reference: null, at }
    }
  }

  /** By its name, or among all that its customer was charged; what was paid, where there are several. */
  private async look(
    stripe: Stripe,
    charge: Charge,
    reference: string | null,
  ): Promise<Stripe.PaymentIntent | null> {
    if (reference) {
      const intent = await stripe.paymentIntents.retrieve(reference).catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      })
      return intent && this.isOf(intent, charge) ? intent : null
    }
    const customer = await this.holderOf(charge.customer_id)
    if (!customer) throw new Error(`The customer ${charge.customer_id} has no account at Stripe any more.`)
    let found: Stripe.PaymentIntent | null = null
    let count = 0
    for await (const intent of stripe.paymentIntents.list({ customer, limit: 100 })) {
      if (++count > MOST_LOOKED_AT) break
      if (!this.isOf(intent, charge)) continue
      if (intent.status === 'succeeded') return intent
      found ??= intent
    }
    if (!found && count > MOST_LOOKED_AT) throw new Error('There is too much to look through.')
    return found
  }

  private metadataOf({ key, cycle_id, subscription_id }: Charge): Record<string, string> {
    return { [CHARGE_KEY]: key, [TENANT]: this.account.tenantId, cycle_id, subscription_id }
  }

  private isOf({ metadata }: Stripe.PaymentIntent, { key }: Charge): boolean {
    return metadata[CHARGE_KEY] === key && metadata[TENANT] === this.account.tenantId
  }
}

const isOver = (error: unknown) =>
  error instanceof Stripe.errors.StripeInvalidRequestError && error.code === 'payment_intent_unexpected_state'
