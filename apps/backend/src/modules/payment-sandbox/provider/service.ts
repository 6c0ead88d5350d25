import type {
  AuthorizePaymentInput,
  AuthorizePaymentOutput,
  BigNumberInput,
  CancelPaymentInput,
  CancelPaymentOutput,
  CapturePaymentInput,
  CapturePaymentOutput,
  CreateAccountHolderInput,
  CreateAccountHolderOutput,
  DeleteAccountHolderInput,
  DeleteAccountHolderOutput,
  DeletePaymentInput,
  DeletePaymentMethodInput,
  DeletePaymentMethodOutput,
  DeletePaymentOutput,
  GetPaymentStatusInput,
  GetPaymentStatusOutput,
  InitiatePaymentInput,
  InitiatePaymentOutput,
  ListPaymentMethodsInput,
  ListPaymentMethodsOutput,
  PaymentSessionStatus,
  RefundPaymentInput,
  RefundPaymentOutput,
  RetrievePaymentInput,
  RetrievePaymentOutput,
  SavePaymentMethodInput,
  SavePaymentMethodOutput,
  UpdateAccountHolderInput,
  UpdateAccountHolderOutput,
  UpdatePaymentInput,
  UpdatePaymentOutput,
  WebhookActionResult,
} from '@medusajs/framework/types'
import { AbstractPaymentProvider, BigNumber } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { toMinor } from '@cityos/money'
import { isCard } from '../bank/cards'
import { SandboxRefusal } from '../bank/faults'
import type { SavedMethod } from '../bank/holders'
import type { SandboxPayment } from '../bank/payments'
import { SandboxBank } from '../service'

type Data = Record<string, unknown>

/** The sandbox as Medusa's payment module knows providers: `pp_sandbox_sandbox`. */
export class SandboxPaymentProvider extends AbstractPaymentProvider {
  static override identifier = 'sandbox'
  private readonly bank: SandboxBank

  constructor(container: Record<string, unknown>) {
    super(container)
    this.bank = new SandboxBank(container)
  }

  /** Begins a payment; or takes one over that was made while the customer was away, where the server names it. */
  async initiatePayment(input: InitiatePaymentInput): Promise<InitiatePaymentOutput> {
    const { amount, currency_code, data = {}, context } = input
    const amount_minor = minor(amount, currency_code)
    const adopted = textOf(data['billing_reference'])
    const payment = adopted
      ? fitting(await this.bank.payment(adopted), amount_minor, currency_code)
      : await this.bank.begin(
          {
            ...{ key: context?.idempotency_key ?? null, session_id: textOf(data['session_id']) },
            ...{ holder: textOf(context?.account_holder?.data['id']), amount_minor, currency_code },
            saves_method: data['setup_future_usage'] === 'off_session',
          },
          systemClock.now(),
        )
    return { id: payment.id, status: statusOf(payment), data: { ...data, ...dataOf(payment) } }
  }

  async updatePayment({ amount, currency_code, data }: UpdatePaymentInput): Promise<UpdatePaymentOutput> {
    return this.answer(await this.bank.change(idOf(data), minor(amount, currency_code)), data)
  }

  async authorizePayment({ data }: AuthorizePaymentInput): Promise<AuthorizePaymentOutput> {
    if (data?.['billing_reference']) return this.getPaymentStatus({ data })
    const given = textOf(data?.['payment_method']) ?? 'pm_card_visa'
    const by = isCard(given) ? { card: given } : { method: given }
    const payment = await this.bank.confirm(idOf(data), by, systemClock.now())
    return this.answer(payment, data)
  }

  async getPaymentStatus({ data }: GetPaymentStatusInput): Promise<GetPaymentStatusOutput> {
    return this.answer(await this.bank.payment(idOf(data)), data)
  }

  async retrievePayment({ data }: RetrievePaymentInput): Promise<RetrievePaymentOutput> {
    return this.answer(await this.bank.payment(idOf(data)), data)
  }

  /** Takes all that is left: core passes no amount. */
  async capturePayment({ data, context }: CapturePaymentInput): Promise<CapturePaymentOutput> {
    const payment = await this.bank.payment(idOf(data))
    if (payment.status === 'succeeded') return this.answer(payment, data)
    const amount_minor = payment.amount_minor - payment.captured_minor
    const move = { payment_id: payment.id, amount_minor, key: context?.idempotency_key ?? null }
    return this.answer(await this.bank.capture(move, systemClock.now()), data)
  }

  async refundPayment({ amount, data, context }: RefundPaymentInput): Promise<RefundPaymentOutput> {
    const { id, currency_code } = await this.bank.payment(idOf(data))
    const move = {
      ...{ payment_id: id, amount_minor: minor(amount, currency_code) },
      key: context?.idempotency_key ?? null,
    }
    return this.answer(await this.bank.refund(move, systemClock.now()), data)
  }

  /** What was paid stays so: it is given back by a refund. */
  async cancelPayment({ data }: CancelPaymentInput): Promise<CancelPaymentOutput> {
    const id = textOf(data?.['id'])
    if (!id || data?.['billing_reference']) return { data: data ?? {} }
    return this.answer(await this.bank.cancel(id, systemClock.now()), data)
  }

  deletePayment(input: DeletePaymentInput): Promise<DeletePaymentOutput> {
    return this.cancelPayment(input)
  }

  async createAccountHolder({ context }: CreateAccountHolderInput): Promise<CreateAccountHolderOutput> {
    const known = textOf(context.account_holder?.data['id'])
    const { email = null } = context.customer
    const key = context.idempotency_key ?? null
    const id = known ?? (await this.bank.makeHolder({ key, email }, systemClock.now()))
    return { id, data: { id, email } }
  }

  updateAccountHolder({ context }: UpdateAccountHolderInput): Promise<UpdateAccountHolderOutput> {
    return Promise.resolve({ data: context.account_holder.data })
  }

  async deleteAccountHolder({ context }: DeleteAccountHolderInput): Promise<DeleteAccountHolderOutput> {
    await this.bank.removeHolder(idOf(context.account_holder.data as Data), systemClock.now())
    return {}
  }

  async listPaymentMethods({ context }: ListPaymentMethodsInput): Promise<ListPaymentMethodsOutput> {
    const holder = textOf(context?.account_holder?.data['id'])
    if (!holder) return []
    return (await this.bank.methods(holder)).map((method) => ({ id: method.id, data: methodData(method) }))
  }

  /** Takes a card of the sandbox's in; nobody types numbers anywhere. */
  async savePaymentMethod({ context, data }: SavePaymentMethodInput): Promise<SavePaymentMethodOutput> {
    const holder = idOf(context?.account_holder?.data)
    const card = isCard(data?.['card']) ? data['card'] : 'pm_card_visa'
    const exp_month = numberOf(data?.['exp_month'])
    const exp_year = numberOf(data?.['exp_year'])
    const until = { ...(exp_month && { exp_month }), ...(exp_year && { exp_year }) }
    const saved = await this.bank.saveMethod({ holder, card, ...until }, systemClock.now())
    return { id: saved.id, data: methodData(saved) }
  }

  async deletePaymentMethod({ context, data }: DeletePaymentMethodInput): Promise<DeletePaymentMethodOutput> {
    await this.bank.removeMethod(data.id, idOf(context?.account_holder?.data), systemClock.now())
    return {}
  }

  /** Its events take another way: anybody could send one here. */
  getWebhookActionAndData(): Promise<WebhookActionResult> {
    return Promise.resolve({ action: 'not_supported' })
  }

  private answer(payment: SandboxPayment, data: Data | undefined) {
    return { status: statusOf(payment), data: { ...data, ...dataOf(payment) } }
  }
}

/** One that was paid counts as authorized: Medusa captures it then, with all that belongs to a capture. */
function statusOf({ status, error_code }: SandboxPayment): PaymentSessionStatus {
  if (status === 'requires_payment_method') return error_code ? 'error' : 'pending'
  return STATUSES[status]
}

const STATUSES: Record<Exclude<SandboxPayment['status'], 'requires_payment_method'>, PaymentSessionStatus> = {
  requires_confirmation: 'pending',
  requires_action: 'requires_more',
  processing: 'pending',
  requires_capture: 'authorized',
  succeeded: 'authorized',
  canceled: 'canceled',
}

const dataOf = (payment: SandboxPayment): Data => ({
  ...{ id: payment.id, status: payment.status, currency: payment.currency_code },
  ...{ amount: Number(payment.amount_minor), captured: Number(payment.captured_minor) },
  ...{ refunded: Number(payment.refunded_minor), error_code: payment.error_code },
  ...(payment.method_id && { payment_method: payment.method_id }),
})

/** As card data look at real providers. */
const methodData = ({ id, card, exp_month, exp_year }: SavedMethod): Data => ({
  ...{ id, type: 'card' },
  card: { brand: 'sandbox', last4: LAST4[card], exp_month, exp_year },
})

const LAST4: Record<SavedMethod['card'], string> = {
  pm_card_visa: '4242',
  pm_card_declined: '0002',
  pm_card_insufficient_funds: '9995',
  pm_card_lost: '9987',
  pm_card_expired: '0069',
  pm_card_requires_action: '3155',
  pm_card_processing: '3720',
}

/** @throws SandboxRefusal where it is not the money that was charged. */
function fitting(payment: SandboxPayment, amount: bigint, currency: string): SandboxPayment {
  if (
    payment.status === 'succeeded' &&
    payment.amount_minor === amount &&
    payment.currency_code === currency
  ) {
    return payment
  }
  throw new SandboxRefusal('payment_intent_unexpected_state')
}

/** Core gives amounts in many forms; its own BigNumber reads them all. */
const minor = (amount: BigNumberInput, currency: string) => toMinor(new BigNumber(amount), currency)
const textOf = (value: unknown) => (typeof value === 'string' && value ? value : null)
const numberOf = (value: unknown) => (typeof value === 'number' ? value : null)

/** @throws Error where Medusa names nothing. */
function idOf(data: Data | undefined): string {
  const id = textOf(data?.['id'])
  if (!id) throw new Error('The sandbox is asked about nothing.')
  return id
}
