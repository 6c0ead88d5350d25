import { AsyncLocalStorage } from 'node:async_hooks'
import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  BigNumberInput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  DeletePaymentInput,
  DeletePaymentOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ProviderWebhookPayload,
} from '@medusajs/framework/types'
import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { BigNumber, ContainerRegistrationKeys, MedusaError } from '@medusajs/framework/utils'
import type Stripe from 'stripe'
import { CityosError } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { toMinor } from '@cityos/money'
import { readCapture } from './captures'
import { CoreStripeProvider } from './core'

interface Account {
  sdk: Stripe
  webhookSecret: string | null
}

interface Options {
  /** The account that takes the money of the tenant in scope. */
  accountOf(sql: Knex): Promise<Account | null>
  /** Minor units as Stripe counts them; nothing where it has no such amount. */
  amountOf(amountMinor: bigint, currency: string): number | undefined
}

/** What asks Stripe, and so needs to know whose account it is. */
const CALLS = [
  ...(['initiatePayment', 'updatePayment', 'authorizePayment', 'capturePayment', 'refundPayment'] as const),
  ...(['cancelPayment', 'deletePayment', 'retrievePayment', 'getPaymentStatus'] as const),
  ...(['createAccountHolder', 'updateAccountHolder', 'deleteAccountHolder', 'listPaymentMethods'] as const),
  ...(['savePaymentMethod', 'deletePaymentMethod', 'getWebhookActionAndData'] as const),
] as const

type Data = Record<string, unknown>

/**
 * Medusa's own provider for Stripe, with the account of the tenant that asks; it captures what it is asked for and no more,
 * and takes payments over that were made while the customer was away.
 */
export class TenantStripeProvider extends CoreStripeProvider {
  static identifier = 'stripe'
  /** Whose account it is, while something is asked. */
  private readonly account = new AsyncLocalStorage<Account>()
  declare protected stripe_: Stripe

  /** Core wants a key for all. */
  static validateOptions(): void {}

  constructor(
    private readonly cradle: Record<string, unknown>,
    private readonly given: Options,
  ) {
    super(cradle, { apiKey: 'each tenant has its own', webhookSecret: 'each tenant has its own' })
    Object.defineProperty(this, 'stripe_', { get: () => this.open.sdk })
    const calls = this as unknown as Record<string, (input: unknown) => Promise<unknown>>
    for (const name of CALLS) {
      const own = calls[name]!.bind(this)
      calls[name] = (input) => this.atTenants(() => own(input))
    }
  }

  private get sql(): Knex {
    return this.cradle[ContainerRegistrationKeys.PG_CONNECTION] as Knex
  }

  private get open(): Account {
    const account = this.account.getStore()
    if (!account) throw new Error('Nobody has said whose account at Stripe it is.')
    return account
  }

  /** One call may make others. @throws CityosError `payment_provider_missing`. */
  private async atTenants<T>(call: () => Promise<T>): Promise<T> {
    if (this.account.getStore()) return call()
    const account = await this.given.accountOf(this.sql)
    if (!account) {
      throw new CityosError('payment_provider_missing', 'Nobody has set up payments by Stripe yet.')
    }
    return this.account.run(account, call)
  }

  /** Begins a payment; or takes one over that was made while the customer was away, where the server names it. */
  override async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const { data = {}, amount, currency_code } = input
    const adopted = adoptedBy(data)
    if (!adopted) return super.initiatePayment({ ...input, data: { ...data, ...asked() } })
    const intent = await this.stripe_.paymentIntents.retrieve(adopted)
    const isIt =
      intent.status === 'succeeded' &&
      intent.metadata['tenant_id'] === requireTenantId() &&
      intent.currency === currency_code &&
      intent.amount_received === this.given.amountOf(minor(amount, currency_code), currency_code)
    if (!isIt) throw refused(`${adopted} is not the payment of ${currency_code} that was made.`)
    return { id: adopted, status: 'authorized', data: { ...data, ...plain(intent) } }
  }

  override async authorizePayment(input: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    if (adoptedBy(input.data)) return { status: 'authorized', data: input.data ?? {} }
    return super.authorizePayment(input)
  }

  /**
   * Captures the amount of Medusa's capture: core tells providers none, but the capture's id. What Stripe would give back to
   * the shopper beside a part is not captured in parts: the rest could never be had.
   */
  override async capturePayment(input: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const { data = {}, context } = input
    if (adoptedBy(data)) return { data }
    const key = context?.idempotency_key
    const { row_id } = (context ?? {}) as { row_id?: string }
    const wanted = key ? await readCapture(this.sql, row_id ?? key) : null
    if (!wanted) return super.capturePayment(input)
    const { stripe_: stripe, given } = this
    const id = String(data['id'])
    const intent = await stripe.paymentIntents.retrieve(id, { expand: ['latest_charge'] })
    const inStripes = (amount: BigNumberInput) =>
      given.amountOf(minor(amount, intent.currency), intent.currency)
    const [amount, soFar] = [inStripes(wanted.amount), inStripes(wanted.so_far)]
    const unknown = given.amountOf(wanted.unknown_minor, intent.currency)
    if (amount === undefined || soFar === undefined || unknown === undefined) {
      throw refused(`Stripe has no such part of ${id}.`)
    }
    // It was sent before, and its answer was lost.
    if (intent.amount_received >= soFar + unknown) return { data: plain(intent) }
    // This one or the other was: under its own old key it is safe to ask, under the new one of Medusa's it is not.
    if (intent.amount_received >= soFar && row_id === undefined) {
      throw new CityosError(
        'payment_provider_unavailable',
        `What else is captured of ${id} is not known yet: try again in a while.`,
      )
    }
    if (intent.status !== 'requires_capture')
      throw refused(`${id} is ${intent.status} and cannot be captured.`)
    const isAll = amount === intent.amount_capturable
    if (!isAll && !takesParts(intent)) {
      throw refused(
        `Stripe captures ${id} whole or not at all: ${intent.amount_capturable} of ${intent.currency}.`,
      )
    }
    const captured = await stripe.paymentIntents.capture(
      id,
      { amount_to_capture: amount, ...(!isAll && { final_capture: false }) },
      key ? { idempotencyKey: key } : {},
    )
    return { data: plain(captured) }
  }

  /** What was paid while the customer was away is given back by a refund alone. */
  override async cancelPayment(input: CancelPaymentInput): Promise<CancelPaymentOutput> {
    if (adoptedBy(input.data)) return { data: input.data ?? {} }
    return super.cancelPayment(input)
  }

  override deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return this.cancelPayment(input)
  }

  /** Signed with the secret of the tenant's own endpoint. @throws what Stripe's SDK throws on any other. */
  override constructWebhookEvent({ rawData, headers }: ProviderWebhookPayload['payload']): Stripe.Event {
    const { sdk, webhookSecret } = this.open
    const signature = headers['stripe-signature'] as string
    return sdk.webhooks.constructEvent(rawData, signature, webhookSecret ?? '')
  }
}

/** What every payment of a shopper's says, and asks for. */
const asked = () => ({
  metadata: { tenant_id: requireTenantId() },
  payment_method_options: { card: { request_multicapture: 'if_available' } },
})

const takesParts = ({ latest_charge: charge }: Stripe.PaymentIntent) =>
  typeof charge === 'object' && charge?.payment_method_details?.card?.multicapture?.status === 'available'

const adoptedBy = (data: Data | undefined) =>
  typeof data?.['billing_reference'] === 'string' && data['billing_reference']
    ? data['billing_reference']
    : null

/** Core keeps what it is given: nothing but data. */
const plain = (intent: Stripe.PaymentIntent): Data => JSON.parse(JSON.stringify(intent)) as Data

/** Core gives amounts in many forms; its own BigNumber reads them all. */
const minor = (amount: BigNumberInput, currency: string) => toMinor(new BigNumber(amount), currency)

const refused = (why: string) => new MedusaError(MedusaError.Types.NOT_ALLOWED, why)
