import { now, ok, pageOf, problem, type Answer, type Thing } from './stripe-answers'

/** What becomes of charging a card while its holder is away. */
const CARDS: Record<string, { status: string; code?: string; decline_code?: string }> = {
  visa: { status: 'succeeded' },
  declined: { status: 'requires_payment_method', code: 'card_declined', decline_code: 'insufficient_funds' },
  lost: { status: 'requires_payment_method', code: 'card_declined', decline_code: 'lost_card' },
  expired: { status: 'requires_payment_method', code: 'expired_card' },
  authentication: {
    ...{ status: 'requires_payment_method', code: 'authentication_required' },
    decline_code: 'authentication_required',
  },
  slow: { status: 'processing' },
}

/** Their amounts end in 0. */
const THREE_DIGITS: ReadonlySet<string> = new Set(['bhd', 'jod', 'kwd', 'omr', 'tnd'])

/** Customers, what they have saved, and what they pay: Stripe as far as payments know it, newest first. */
export class StripePayments {
  readonly customers = new Map<string, Thing>()
  readonly methods = new Map<string, Thing>()
  readonly intents: Thing[] = []
  readonly refunds: Thing[] = []
  /** The least that is charged, by currency. */
  readonly least = new Map([
    ['eur', 50],
    ['usd', 50],
  ])
  /** Whether cards take more than one capture of a payment. */
  takesParts = false

  constructor(private readonly next: (prefix: string) => string) {}

  /** A customer has saved a card, as the storefront's page of Stripe's does. */
  saveCard(customer: string, card: keyof typeof CARDS, until = { exp_month: 12, exp_year: 2040 }): string {
    const id = this.next('pm')
    const method = { id, object: 'payment_method', type: 'card', customer, kept: card }
    this.methods.set(id, { ...method, card: { brand: 'visa', last4: '4242', ...until } })
    return id
  }

  /** The customer confirms what waits for them, or pays for the first time. */
  confirm(id: string, status: 'succeeded' | 'requires_capture' | 'processing' = 'succeeded'): void {
    const intent = this.intents.find((one) => one.id === id)!
    const amount_received = status === 'succeeded' ? intent['amount'] : 0
    const amount_capturable = status === 'requires_capture' ? intent['amount'] : 0
    Object.assign(intent, { status, amount_received, amount_capturable, last_payment_error: null })
  }

  /** Answers a request that makes or changes something; nothing where it is not about payments. */
  change(path: string, form: URLSearchParams, method: string): Answer | undefined {
    const [, , noun, id = '', verb] = path.split('/')
    if (noun === 'customers') return this.changeCustomer(id, form, method)
    if (noun === 'setup_intents') return this.setUp(form)
    if (noun === 'payment_methods' && verb === 'detach') return this.detach(id)
    if (noun === 'refunds') return this.refund(form)
    if (noun !== 'payment_intents') return undefined
    if (!id) return this.pay(form)
    const intent = this.intents.find((one) => one.id === id)
    if (!intent) return problem(404, 'resource_missing', `No such payment_intent: '${id}'`)
    if (verb === 'capture') return this.capture(intent, form)
    if (verb === 'cancel') return this.cancel(intent)
    if (form.get('amount')) intent['amount'] = Number(form.get('amount'))
    return ok(intent)
  }

  read(url: URL): Answer | undefined {
    const [, , noun, id, verb] = url.pathname.split('/')
    if (noun === 'customers' && verb === 'payment_methods') {
      return pageOf(
        [...this.methods.values()].filter(({ customer }) => customer === id),
        null,
      )
    }
    if (noun === 'payment_methods' && id) return found(this.methods.get(id))
    if (noun !== 'payment_intents') return undefined
    if (id) {
      const intent = this.intents.find((one) => one.id === id)
      return found(intent && this.shown(intent))
    }
    const customer = url.searchParams.get('customer')
    return pageOf(
      this.intents.filter((one) => one['customer'] === customer),
      url.searchParams.get('starting_after'),
    )
  }

  private changeCustomer(id: string, form: URLSearchParams, method: string): Answer {
    if (method === 'DELETE') {
      this.customers.delete(id)
      return ok({ id, object: 'customer', deleted: true })
    }
    const customer = this.customers.get(id) ?? { id: this.next('cus'), object: 'customer' }
    customer['email'] = form.get('email')
    this.customers.set(customer.id, customer)
    return ok(customer)
  }

  private setUp(form: URLSearchParams): Answer {
    const id = this.next('seti')
    return ok({
      ...{ id, object: 'setup_intent', status: 'requires_payment_method', client_secret: `${id}_secret` },
      ...{ customer: form.get('customer'), usage: form.get('usage') ?? 'off_session' },
    })
  }

  private detach(id: string): Answer {
    const method = this.methods.get(id)
    if (!method) return problem(404, 'resource_missing', `No such PaymentMethod: '${id}'`)
    method['customer'] = null
    return ok(method)
  }

  private pay(form: URLSearchParams): Answer {
    const [customer, payment_method] = [form.get('customer'), form.get('payment_method')]
    const confirms = form.get('confirm') === 'true'
    const saved = this.methods.get(payment_method ?? '')
    if (confirms && saved?.['customer'] !== customer) {
      return problem(400, 'resource_missing', `No such PaymentMethod: '${payment_method}'`)
    }
    const { status, ...error } = CARDS[String(saved?.['kept'])] ?? { status: 'succeeded' }
    const amount = Number(form.get('amount'))
    const currency = form.get('currency') ?? ''
    if (amount < (this.least.get(currency) ?? 0)) return problem(400, 'amount_too_small', 'Too small.')
    if (THREE_DIGITS.has(currency) && amount % 10) return problem(400, 'parameter_invalid', 'No such amount.')
    const id = this.next('pi')
    const intent: Thing = {
      ...{ id, object: 'payment_intent', created: now(), amount, currency },
      ...{ customer, payment_method, client_secret: `${id}_secret`, metadata: metadataOf(form) },
      ...{ amount_received: 0, amount_capturable: 0, last_payment_error: null, latest_charge: null },
      ...{ status: 'requires_payment_method', capture_method: form.get('capture_method') ?? 'automatic' },
    }
    this.intents.unshift(intent)
    if (!confirms) return ok(intent)
    if (!error.code) {
      this.confirm(id, status as 'succeeded')
      return ok(intent)
    }
    const said = { type: 'card_error', message: 'Your card was declined.', ...error }
    intent['last_payment_error'] = said
    return { status: 402, body: { error: { ...said, payment_intent: { ...intent } } } }
  }

  private capture(intent: Thing, form: URLSearchParams): Answer {
    if (intent['status'] !== 'requires_capture') return unexpected(intent)
    const capturable = Number(intent['amount_capturable'])
    const amount = Number(form.get('amount_to_capture') ?? capturable)
    if (amount > capturable) return problem(400, 'amount_too_large', 'More than is left.')
    const isFinal = form.get('final_capture') !== 'false'
    if (!isFinal && !this.takesParts) return problem(400, 'parameter_unknown', 'This card takes one capture.')
    Object.assign(intent, {
      amount_received: Number(intent['amount_received']) + amount,
      // What a last capture leaves is the shopper's again.
      amount_capturable: isFinal ? 0 : capturable - amount,
      status: isFinal || amount === capturable ? 'succeeded' : 'requires_capture',
    })
    return ok(this.shown(intent))
  }

  private cancel(intent: Thing): Answer {
    if (['succeeded', 'canceled', 'processing'].includes(String(intent['status']))) return unexpected(intent)
    Object.assign(intent, { status: 'canceled', amount_capturable: 0 })
    return ok(intent)
  }

  private refund(form: URLSearchParams): Answer {
    const intent = this.intents.find(({ id }) => id === form.get('payment_intent'))
    if (!intent) return problem(404, 'resource_missing', 'No such payment_intent')
    const amount = Number(form.get('amount'))
    const before = this.refunds.filter(({ payment_intent }) => payment_intent === intent.id)
    const sum = before.reduce((all, one) => all + Number(one['amount']), 0)
    if (sum + amount > Number(intent['amount_received'])) {
      return problem(400, 'amount_too_large', 'Refund amount is greater than unrefunded amount.')
    }
    const refund = { id: this.next('re'), object: 'refund', amount, payment_intent: intent.id }
    this.refunds.unshift(refund)
    return ok(refund)
  }

  /** With its charge, as `expand` shows it. */
  private shown(intent: Thing): Thing {
    const multicapture = { status: this.takesParts ? 'available' : 'unavailable' }
    const charge = {
      id: `ch_${intent.id}`,
      object: 'charge',
      payment_method_details: { card: { multicapture } },
    }
    return { ...intent, latest_charge: charge }
  }
}

const found = (thing: Thing | undefined): Answer =>
  thing ? ok(thing) : problem(404, 'resource_missing', 'No such thing')

const unexpected = (intent: Thing): Answer => ({
  status: 400,
  body: {
    error: {
      ...{ type: 'invalid_request_error', code: 'payment_intent_unexpected_state' },
      ...{ message: `It is ${String(intent['status'])}.`, payment_intent: intent },
    },
  },
})

export const metadataOf = (form: URLSearchParams) =>
  Object.fromEntries(
    [...form].flatMap(([name, value]) => {
      const [, inner] = /^metadata\[(.+)\]$/.exec(name) ?? []
      return inner ? [[inner, value]] : []
    }),
  )
