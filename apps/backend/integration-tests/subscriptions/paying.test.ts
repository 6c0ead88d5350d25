import { join } from 'node:path'
import Stripe from 'stripe'
import {
  createCart,
  createProduct,
  expectOk,
  TestBackend,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import type { WholeSubscription } from '@cityos/contracts'
import { createPlan, customer, drive, snapshot, type Customer } from './world'
import { outcome } from '../access/staff'
import { until } from '../sync/support'
import type { PlainCharge } from '../fixtures/paying'
import { StripeSimulator } from '../payouts/stripe-simulator'

const FIXTURE = join(__dirname, '../fixtures/paying.ts')
const MARKETPLACE = join(__dirname, '../fixtures/marketplace.ts')
const SANDBOX = 'pp_sandbox_sandbox'
const STRIPE = 'pp_stripe_stripe'

let backend: TestBackend
let simulator: StripeSimulator
let acme: TestTenant
let globex: TestTenant
let ada: Customer
let bob: Customer
let mug: TestProduct
const run = <T>(name: string, ...args: unknown[]) => backend.run<T>(FIXTURE, name, ...args)

beforeAll(async () => {
  ;[backend, simulator] = [await TestBackend.start(), await StripeSimulator.start()]
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  ada = await customer(acme, 'ada@example.com')
  bob = await customer(acme, 'bob@example.com')
  mug = await createProduct(acme, { handle: 'mug', sku: 'MUG', price: 12.5 })
})
afterAll(async () => {
  if (simulator) await run('stripeAt', null)
  await simulator?.stop()
  await backend?.stop()
})

/** What the region takes, from here on. */
const takes = async (payment_providers: string[]) =>
  expectOk(await acme.admin.post(`/admin/regions/${acme.regionId}`, { payment_providers }))
const save = (card: string, who = ada, tenant = acme, data: object = {}) =>
  run<string>('save', tenant.id, { customerId: who.id, providerId: SANDBOX, data: { card, ...data } })
const inject = (fault: string, times = 1) => run('inject', acme.id, fault, times)

interface Said {
  kind: string
  status?: string
  code?: string
  reference?: string | null
}

let count = 0
/** A charge of a cycle of its own. */
const chargeOf = (method: string, over: Partial<PlainCharge> = {}): PlainCharge => {
  const cycle = `bcyc_${++count}`
  return {
    ...{ key: `cycle:${cycle}:1`, cycle_id: cycle, subscription_id: 'sub_1', customer_id: ada.id },
    ...{ amount_minor: 1_999, currency_code: 'usd', payment_method_id: method },
    ...over,
  }
}
const charge = (wanted: PlainCharge, tenant = acme) =>
  run<Said>('ask', tenant.id, SANDBOX, { do: 'charge' }, wanted, null)
const find = (wanted: PlainCharge, reference: string | null = null, tenant = acme) =>
  run<Said>('ask', tenant.id, SANDBOX, { do: 'find', by: 'key' }, wanted, reference)
const cancel = (wanted: PlainCharge, reference: string | null) =>
  run<Said>('ask', acme.id, SANDBOX, { do: 'cancel' }, wanted, reference)
const said = ({ kind, status, code }: Said) => [kind, status ?? code].filter(Boolean).join(' ')

/** What the sandbox has taken under a key, as often as it did. */
const taken = ({ key }: PlainCharge) =>
  backend.sql(async (owner) => {
    const { rows } = await owner.query<{ amount: string }>(
      `select captured_minor as amount from payment_sandbox_payment where charge_key = $1 and status = 'succeeded'`,
      [key],
    )
    return rows.map(({ amount }) => Number(amount))
  })

describe('a saved method is charged while the customer is away', () => {
  it('each card as it is, and once for each key', async () => {
    const cards = {
      pm_card_visa: 'payment succeeded',
      pm_card_insufficient_funds: 'declined insufficient_funds',
      pm_card_lost: 'declined lost_card',
      pm_card_requires_action: 'payment requires_action',
      pm_card_processing: 'payment processing',
    }
    for (const [card, answer] of Object.entries(cards)) {
      const wanted = chargeOf(await save(card))
      const first = await charge(wanted)
      expect([card, said(first)]).toEqual([card, answer])
      // Whatever is sent again is the same payment, and so says a search.
      expect([await charge(wanted), await find(wanted)]).toEqual([first, first])
    }
    const past = chargeOf(await save('pm_card_visa', ada, acme, { exp_month: 1, exp_year: 2020 }))
    expect(said(await charge(past))).toBe('declined expired_card')
  })

  it('a customer has one account, however many ask for it at once', async () => {
    const eve = await customer(acme, 'eve@example.com')
    await Promise.all(['pm_card_visa', 'pm_card_lost', 'pm_card_declined'].map((card) => save(card, eve)))
    const links = await backend.sql((owner) =>
      owner.query(`select from customer_account_holder where customer_id = $1`, [eve.id]),
    )
    expect(links.rowCount).toBe(1)
  })

  it('many at once under one key take it once', async () => {
    const wanted = chargeOf(await save('pm_card_visa'))
    const all = await Promise.all(Array.from({ length: 5 }, () => charge(wanted)))
    expect(new Set(all.map(({ reference }) => reference)).size).toBe(1)
    expect(await taken(wanted)).toEqual([1_999])
  })

  it('what is not the customer’s, or was removed, is refused for good', async () => {
    const method = await save('pm_card_visa')
    await save('pm_card_visa', bob)
    expect(said(await charge(chargeOf(method, { customer_id: bob.id })))).toBe('refused resource_missing')
    expect(said(await charge(chargeOf(method, { customer_id: 'cus_none' })))).toBe(
      'refused payment_method_missing',
    )
  })

  it('silence says nothing, and a question afterwards tells what it hid', async () => {
    const method = await save('pm_card_visa')
    for (const [fault, after] of [
      ['timeout_before', 'unknown'],
      ['server_error_before', 'unknown'],
      ['timeout_after', 'payment succeeded'],
      ['server_error_after', 'payment succeeded'],
    ] as const) {
      const wanted = chargeOf(method)
      await inject(fault)
      expect([fault, said(await charge(wanted))]).toEqual([fault, 'no_answer'])
      await inject('blind')
      expect(said(await find(wanted))).toBe('no_answer')
      expect([fault, said(await find(wanted))]).toEqual([fault, after])
      expect(said(await charge(wanted))).toBe('payment succeeded')
      expect(await taken(wanted)).toEqual([1_999])
    }
  })

  it('a provider that has forgotten a key charges again: who sends blindly is caught', async () => {
    const wanted = chargeOf(await save('pm_card_visa'))
    await charge(wanted)
    await run('forgetKeys', acme.id)
    expect(said(await find(wanted))).toBe('payment succeeded')
    await charge(wanted)
    expect(await taken(wanted)).toEqual([1_999, 1_999])
  })

  it('a search may find late; by its own name a payment is found at once', async () => {
    const wanted = chargeOf(await save('pm_card_visa'))
    await inject('late_search')
    const { reference } = await charge(wanted)
    expect(said(await find(wanted))).toBe('unknown')
    expect(said(await find(wanted, reference))).toBe('payment succeeded')
  })

  it('what waits for the customer is confirmed or canceled, and never both', async () => {
    const method = await save('pm_card_requires_action')
    const confirmed = chargeOf(method)
    const { reference } = await charge(confirmed)
    await run('settle', acme.id, reference, 'succeed')
    expect(said(await cancel(confirmed, reference!))).toBe('payment succeeded')
    const canceled = chargeOf(method)
    const waiting = await charge(canceled)
    expect(said(await cancel(canceled, null))).toBe('payment canceled')
    await run('settle', acme.id, waiting.reference, 'succeed')
    expect([said(await find(canceled)), await taken(canceled)]).toEqual(['payment canceled', []])
  })

  it('another tenant neither charges nor sees it', async () => {
    const wanted = chargeOf(await save('pm_card_visa'))
    const { reference } = await charge(wanted)
    expect(said(await charge({ ...wanted, key: 'cycle:other:1' }, globex))).toBe(
      'refused payment_method_missing',
    )
    expect(said(await find(wanted, reference, globex))).toBe('unknown')
  })
})

/** What Medusa has written down of an order’s money. */
const book = (collection: string, orderId: string) =>
  backend.sql(async (owner) => {
    const { rows } = await owner.query<Record<string, unknown>>(
      `select (select count(*)::int from payment where payment_collection_id = $1 and captured_at is not null) as payments,
              (select count(*)::int from payment_session where payment_collection_id = $1 and deleted_at is null) as sessions,
              (select sum(c.amount)::int from capture c join payment p on p.id = c.payment_id
                where p.payment_collection_id = $1) as captured,
              (select array_agg(amount::int order by id) from order_transaction where order_id = $2) as transactions,
              (select status from payment_collection where id = $1) as status`,
      [collection, orderId],
    )
    return rows[0]
  })
const WHOLE = { payments: 1, sessions: 1, captured: 25, transactions: [25], status: 'completed' }

describe('what was charged is Medusa’s payment too', () => {
  const money = async (amount = 2_500) => {
    const wanted = chargeOf(await save('pm_card_visa'), { amount_minor: amount })
    const { reference } = await charge(wanted)
    const { collection, orderId } = await run<{ collection: string; orderId: string }>('makeOrder', acme.id, {
      ...{ customerId: ada.id, regionId: acme.regionId, amount: amount / 100 },
    })
    return {
      orderId,
      record: {
        ...{ tenantId: acme.id, collection, providerId: SANDBOX, reference, amount, currency: 'usd' },
        key: wanted.key,
      },
    }
  }

  it('once, by however many at once, and however often', async () => {
    const { record, orderId } = await money()
    const ids = await run<string[]>('record', record, 4)
    expect(new Set([...ids, ...(await run<string[]>('record', record))]).size).toBe(1)
    expect(await book(record.collection, orderId)).toEqual(WHOLE)
  })

  it('wherever a process dies, the next one finishes it', async () => {
    for (const method of ['createPaymentSession', 'authorizePaymentSession', 'capturePayment']) {
      for (const when of ['before', 'after']) {
        const { record, orderId } = await money()
        expect(await run<string>('recordAndDie', record, method, when)).toMatch('died')
        await run('record', record)
        expect([method, when, await book(record.collection, orderId)]).toEqual([method, when, WHOLE])
      }
    }
  })

  it('refunds reach the provider, each once', async () => {
    const { record } = await money()
    const [payment] = await run<string[]>('record', record)
    await inject('refund_timeout_before')
    await expect(run('refund', acme.id, payment, 10)).rejects.toThrow('refund_timeout_before')
    await run('refund', acme.id, payment, 10)
    await run('refund', acme.id, payment, 15)
    const refunded = await backend.sql(async (owner) => {
      const { rows } = await owner.query<{ refunded: string }>(
        `select refunded_minor as refunded from payment_sandbox_payment where id = $1`,
        [record.reference],
      )
      return rows[0]!.refunded
    })
    expect(refunded).toBe('2500')
    await expect(run('refund', acme.id, payment, 1)).rejects.toThrow('refund more than')
  })

  it('nothing else than what was charged', async () => {
    const { record } = await money()
    await expect(run('record', { ...record, amount: 2_400 })).rejects.toThrow('unexpected_state')
    await expect(run('record', { ...record, reference: 'pasbp_none' })).rejects.toThrow('resource_missing')
    await expect(run('record', { ...record, tenantId: globex.id })).rejects.toThrow()
  })
})

describe('a shopper pays with the sandbox', () => {
  beforeAll(async () => {
    await takes(['pp_system_default', SANDBOX])
  })

  const pay = async (data: object) => {
    const cart = await createCart(acme, mug.variants[0]!.id)
    expectOk(await ada.store.post(`/store/carts/${cart.id}/customer`))
    const { payment_collection: collection } = expectOk(
      await ada.store.post<{ payment_collection: { id: string } }>('/store/payment-collections', {
        cart_id: cart.id,
      }),
    )
    expectOk(
      await ada.store.post(`/store/payment-collections/${collection.id}/payment-sessions`, {
        ...{ provider_id: SANDBOX, data },
      }),
    )
    return ada.store.post<{ type: string; order: { id: string } }>(`/store/carts/${cart.id}/complete`)
  }

  it('and the order is captured and refunded; the card is saved where they want it', async () => {
    const { order } = expectOk(
      await pay({ payment_method: 'pm_card_visa', setup_future_usage: 'off_session' }),
    )
    interface Paid {
      order: { payment_collections: { payments: { id: string; data: { payment_method: string } }[] }[] }
    }
    const whole = expectOk(
      await acme.admin.get<Paid>(
        `/admin/orders/${order.id}?fields=payment_collections.payments.id,payment_collections.payments.data`,
      ),
    ).order
    const [payment] = whole.payment_collections[0]!.payments
    expectOk(await acme.admin.post(`/admin/payments/${payment!.id}/capture`, {}))
    expectOk(await acme.admin.post(`/admin/payments/${payment!.id}/refund`, { amount: 2.5 }))
    expect(said(await charge(chargeOf(payment!.data.payment_method)))).toBe('payment succeeded')
  })

  it('and a card that is declined, or wants to be confirmed, buys nothing', async () => {
    for (const card of ['pm_card_declined', 'pm_card_requires_action']) {
      expect((await pay({ payment_method: card })).status).toBe(400)
    }
  })
})

describe('what customers have saved', () => {
  interface Listed {
    payment_methods: { id: string; is_in_use: boolean; card: { last4: string; exp_year: number } }[]
  }
  const ROUTE = '/store/payment-methods'
  const list = async (who: Customer) => expectOk(await who.store.get<Listed>(ROUTE)).payment_methods
  const keep = async (who: Customer, body: object = { card: 'pm_card_visa' }) =>
    expectOk(
      await who.store.post<{ payment_method: { id: string } }>(ROUTE, { provider_id: SANDBOX, ...body }),
    ).payment_method.id
  let mia: Customer
  beforeAll(async () => {
    mia = await customer(acme, 'mia@example.com')
    await takes([SANDBOX])
  })

  it('is theirs to list, to add to and to remove from, and nobody else’s', async () => {
    expect(await list(mia)).toEqual([])
    const id = await keep(mia, { card: 'pm_card_lost', exp_month: 3, exp_year: 2031 })
    expect(await list(mia)).toEqual([
      {
        ...{ id, provider_id: SANDBOX, type: 'card', is_in_use: false },
        card: { brand: 'sandbox', last4: '9987', exp_month: 3, exp_year: 2031 },
      },
    ])
    const stranger = await customer(globex, 'mia@example.com')
    for (const who of [bob, stranger]) {
      expect((await list(who)).map((method) => method.id)).not.toContain(id)
      expect(outcome(await who.store.delete(`${ROUTE}/${id}`))).toBe('404 not_found')
    }
    expect(outcome(await acme.store.get(ROUTE))).toBe('401')
    expectOk(await mia.store.delete(`${ROUTE}/${id}`))
    expect(outcome(await mia.store.delete(`${ROUTE}/${id}`))).toBe('404 not_found')
  })

  it('is kept nowhere where the shop takes nothing, or where saving fails at its end', async () => {
    for (const provider_id of ['pp_system_default', 'pp_nobody', STRIPE]) {
      expect(outcome(await mia.store.post(ROUTE, { provider_id }))).toBe('409 payment_provider_missing')
    }
    const before = await list(mia)
    const method = { provider_id: SANDBOX, card: 'pm_card_visa' }
    expect(await run('failSaving', acme.id, mia.id, method)).toMatch('forced failure')
    expect(await list(mia)).toEqual(before)
  })

  it('pays a subscription until that has another, and is told of before it ends', async () => {
    const plan = await createPlan(acme.admin, { targets: [{ product_id: mug.id }] })
    const [first, other] = [await keep(mia, { exp_month: 1, exp_year: 2027 }), await keep(mia)]
    const { subscription } = expectOk(
      await acme.admin.post<{ subscription: { id: string } }>('/admin/subscriptions', {
        ...{ customer_id: mia.id, plan_id: plan.id, currency_code: 'usd', trial_days: 700 },
        items: [{ variant_id: mug.variants[0]!.id }],
        ...{ payment_provider_id: SANDBOX, payment_method_id: first },
      }),
    )
    expect((await list(mia)).filter(({ is_in_use }) => is_in_use).map(({ id }) => id)).toEqual([first])
    expect(outcome(await mia.store.delete(`${ROUTE}/${first}`))).toBe('409 payment_method_in_use')

    await drive(backend, 'setTime', '2027-01-10T00:00:00Z')
    expect(await run('expiring', acme.id, 21)).toEqual([])
    expect(await run('expiring', acme.id, 22)).toMatchObject([
      {
        ...{ subscription_id: subscription.id, customer_id: mia.id, payment_method_id: first },
        ...{ last4: '4242', exp_month: 1, exp_year: 2027 },
      },
    ])
    await drive(backend, 'setTime', null)

    const change = (who: Customer, method: string) =>
      who.store.post(`/store/subscriptions/${subscription.id}/payment-method`, {
        ...{ payment_provider_id: SANDBOX, payment_method_id: method },
      })
    expect(outcome(await change(bob, other))).toBe('404 not_found')
    expect(outcome(await change(mia, await keep(bob)))).toBe('409 payment_method_missing')
    expectOk(await change(mia, other))
    expectOk(await mia.store.delete(`${ROUTE}/${first}`))
    expect(outcome(await mia.store.delete(`${ROUTE}/${other}`))).toBe('409 payment_method_in_use')
  })

  it('and staff may have the sandbox do wrong, and speak for customers and banks', async () => {
    const ask = (path: string, body: object) =>
      acme.admin.post<unknown>(`/admin/payment-sandbox${path}`, body)
    expectOk(await ask('', { fault: 'decline', times: 1 }))
    const method = await keep(mia)
    expect(said(await charge(chargeOf(method, { customer_id: mia.id })))).toBe('declined insufficient_funds')
    const waiting = chargeOf(await keep(mia, { card: 'pm_card_processing' }), { customer_id: mia.id })
    const { reference } = await charge(waiting)
    expect(expectOk(await ask('/settle', { payment: reference, result: 'fail' }))).toEqual({
      payment: { id: reference, status: 'requires_payment_method' },
    })
    expect(said(await find(waiting))).toBe('declined generic_decline')
    expect(
      outcome(
        await globex.admin.post('/admin/payment-sandbox/settle', { payment: reference, result: 'fail' }),
      ),
    ).toBe('404 not_found')
    expect(outcome(await ask('', { fault: 'nothing' }))).toBe('400 validation_failed')
  })
})

describe('Stripe', () => {
  let holder: string
  beforeAll(async () => {
    await run('stripeAt', simulator.url)
    await takes([STRIPE])
    // Saving begins with a question of Stripe's page, for which the customer needs an account.
    await run('save', acme.id, { customerId: ada.id, providerId: STRIPE, data: {} })
    holder = [...simulator.payments.customers.keys()][0]!
  })
  const at = (what: object, wanted: PlainCharge, reference: string | null = null, tenant = acme) =>
    run<Said>('ask', tenant.id, STRIPE, what, wanted, reference)
  const intent = (id: string) => simulator.payments.intents.find((one) => one.id === id)!

  it('charges what a customer has saved, and Medusa’s refunds reach it', async () => {
    const wanted = chargeOf(simulator.payments.saveCard(holder, 'visa'), { amount_minor: 2_500 })
    const { reference } = await at({ do: 'charge' }, wanted)
    const { collection, orderId } = await run<{ collection: string; orderId: string }>('makeOrder', acme.id, {
      ...{ customerId: ada.id, regionId: acme.regionId, amount: 25 },
    })
    const money = {
      ...{ tenantId: acme.id, collection, providerId: STRIPE, reference, amount: 2_500, currency: 'usd' },
      key: wanted.key,
    }
    await expect(run('record', { ...money, amount: 2_400 })).rejects.toThrow('is not the payment')
    const ids = new Set(await run<string[]>('record', money, 3))
    expect([ids.size, await book(collection, orderId)]).toEqual([1, WHOLE])
    await run('refund', acme.id, [...ids][0], 10)
    expect(simulator.payments.refunds).toMatchObject([{ amount: 1_000, payment_intent: reference }])
  })

  it('has no other tenant’s payment, and charges for nobody who has set nothing up', async () => {
    const wanted = chargeOf(simulator.payments.saveCard(holder, 'visa'))
    const { reference } = await at({ do: 'charge' }, wanted)
    expect(said(await at({ do: 'find', by: 'key' }, wanted, reference, globex))).toBe('unknown')
    await run('stripeAt', null)
    expect(said(await at({ do: 'charge' }, chargeOf('pm_1')))).toBe('refused payment_provider_missing')
    const cart = await createCart(acme, mug.variants[0]!.id)
    expect(outcome(await begin(cart.id))).toBe('409 payment_provider_missing')
    await run('stripeAt', simulator.url)
  })

  const begin = async (cartId: string) => {
    const { payment_collection: collection } = expectOk(
      await acme.store.post<{ payment_collection: { id: string } }>('/store/payment-collections', {
        cart_id: cartId,
      }),
    )
    return acme.store.post<unknown>(`/store/payment-collections/${collection.id}/payment-sessions`, {
      provider_id: STRIPE,
    })
  }
  /** A shopper has confirmed a payment on Stripe's page; answers Stripe's name for it and Medusa's. */
  const paid = async () => {
    const cart = await createCart(acme, mug.variants[0]!.id)
    expectOk(await begin(cart.id))
    const { id } = simulator.payments.intents[0]!
    expect(intent(id)).toMatchObject({
      amount: 1_250,
      capture_method: 'manual',
      metadata: { tenant_id: acme.id },
    })
    simulator.payments.confirm(id, 'requires_capture')
    const { order } = expectOk(
      await acme.store.post<{ order: { id: string } }>(`/store/carts/${cart.id}/complete`),
    )
    const { payments } = expectOk(
      await acme.admin.get<{ payments: { id: string; data: { id: string } }[] }>(
        '/admin/payments?limit=100&fields=id,data',
      ),
    )
    return { order: order.id, reference: id, payment: payments.find(({ data }) => data.id === id)!.id }
  }
  const capture = (payment: string, amount: number) =>
    acme.admin.post(`/admin/payments/${payment}/capture`, { amount })

  it('captures the part that it is asked for, where the card takes parts', async () => {
    const { reference, payment } = await paid()
    simulator.payments.takesParts = true
    expectOk(await capture(payment, 5))
    expect(intent(reference)).toMatchObject({ status: 'requires_capture', amount_received: 500 })
    // Its answer is lost: asked again, it takes nothing more.
    simulator.fail('drop_after', 'drop_after')
    expect((await capture(payment, 2.5)).status).toBe(500)
    expectOk(await capture(payment, 2.5))
    expect(intent(reference)).toMatchObject({ status: 'requires_capture', amount_received: 750 })
    expectOk(await capture(payment, 5))
    expect(intent(reference)).toMatchObject({ status: 'succeeded', amount_received: 1_250 })
  })

  it('takes no capture for done that another, whose answer was lost, has made up', async () => {
    const { order, reference, payment } = await paid()
    simulator.payments.takesParts = true
    const { vendor_orders: own } = expectOk(
      await acme.admin.get<{ vendor_orders: { id: string }[] }>(`/admin/vendor-orders?order_id=${order}`),
    )
    const path = `/admin/vendor-orders/${own[0]!.id}`
    const ask = (amount_minor: number) => acme.admin.post(`${path}/captures`, { amount_minor })
    simulator.fail('drop_after', 'drop_after')
    expect(outcome(await ask(500))).toBe('503 payment_provider_unavailable')
    expect(intent(reference)).toMatchObject({ amount_received: 500 })
    // Nobody knows whether the 5.00 are these 2.50 among others, and its own key is new each time.
    expect(outcome(await capture(payment, 2.5))).toBe('503 payment_provider_unavailable')
    simulator.fail('drop_after', 'drop_after')
    expect(outcome(await ask(250))).toBe('503 payment_provider_unavailable')
    const again = async () => {
      await backend.sql((owner) =>
        owner.query(
          `update vendor_order_intent set next_attempt_at = now() - interval '1 second' where order_id = $1`,
          [order],
        ),
      )
      await backend.run(MARKETPLACE, 'catchUp', acme.id)
    }
    await again()
    expectOk(await ask(100))
    expect(intent(reference)).toMatchObject({ status: 'requires_capture', amount_received: 850 })
    expectOk(await capture(payment, 4))
    expect(intent(reference)).toMatchObject({ status: 'succeeded', amount_received: 1_250 })
    await backend.run(MARKETPLACE, 'catchUpAll', acme.id)
    const { vendor_order: now } = expectOk(
      await acme.admin.get<{ vendor_order: { captured_minor: number } }>(path),
    )
    expect(now.captured_minor).toBe(1_250)
  })

  it('captures nothing rather than more than it is asked for', async () => {
    const { reference, payment } = await paid()
    simulator.payments.takesParts = false
    const refused = await capture(payment, 5)
    expect([refused.status, refused.text]).toEqual([400, expect.stringContaining('whole or not at all')])
    expect(intent(reference)).toMatchObject({ status: 'requires_capture', amount_received: 0 })
    expectOk(await capture(payment, 12.5))
    expect(intent(reference)).toMatchObject({ status: 'succeeded', amount_received: 1_250 })
  })
})

describe('what providers tell by themselves', () => {
  let holder: string
  let planId: string
  beforeAll(async () => {
    await run('stripeAt', simulator.url)
    await takes([SANDBOX, STRIPE])
    await run('save', acme.id, { customerId: bob.id, providerId: STRIPE, data: {} })
    holder = [...simulator.payments.customers.keys()].at(-1)!
    planId = (await createPlan(acme.admin, { targets: [{ product_id: mug.id }] })).id
  })
  /** A subscription of Bob's whose first cycle has been asked for, once credit has paid its part. */
  const billed = async (payment_provider_id: string, payment_method_id: string, credit = 0) => {
    const { subscription } = expectOk(
      await acme.admin.post<{ subscription: { id: string } }>('/admin/subscriptions', {
        ...{ customer_id: bob.id, plan_id: planId, currency_code: 'usd' },
        ...{ items: [{ variant_id: mug.variants[0]!.id }], payment_provider_id, payment_method_id },
      }),
    )
    if (credit) await drive(backend, 'giveCredit', acme.id, subscription.id, credit)
    expect(await drive(backend, 'runJob', 'process-billing-cycles')).toBe('')
    const [attempt] = await attempts(subscription.id)
    return { id: subscription.id, attempt: attempt! }
  }
  const attempts = (id: string) =>
    backend.sql(
      async (owner) =>
        (
          await owner.query<{ key: string; outcome: string; status: string; reference: string }>(
            `select a.idempotency_key as key, a.outcome, c.status, a.provider_reference as reference
               from billing_attempt a join billing_cycle c on c.id = a.cycle_id
              where c.subscription_id = $1 order by a.number`,
            [id],
          )
        ).rows,
    )
  const standing = async (id: string) => {
    const { outcome, status } = (await attempts(id)).at(-1)!
    return `${outcome} ${status}`
  }
  const deliver = async (order = 'oldest_first') =>
    expectOk(await acme.admin.post<unknown>('/admin/payment-sandbox/deliver', { order }))

  it('the sandbox: what took its time is paid, though it is told twice and backwards', async () => {
    const { id } = await billed(SANDBOX, await save('pm_card_processing', bob))
    const { reference } = (await attempts(id))[0]!
    expect(await standing(id)).toBe('unclear processing')
    await inject('repeat_event')
    await run('settle', acme.id, reference, 'succeed')
    await deliver('newest_first')
    expect(await standing(id)).toBe('succeeded paid')
    expect(await deliver()).toEqual({ told: 1, known: 1 })
    expect(await standing(id)).toBe('succeeded paid')
  })

  it('the sandbox: what the bank refuses in the end is tried again later', async () => {
    const { id } = await billed(SANDBOX, await save('pm_card_processing', bob))
    await run('settle', acme.id, (await attempts(id))[0]!.reference, 'fail')
    await deliver()
    expect(await standing(id)).toBe('soft failed')
  })

  const send = (event: object, secret = 'whsec_simulated', to = 'payments/stripe') => {
    const payload = JSON.stringify({ id: 'evt_1', object: 'event', created: seconds(), ...event })
    const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp: seconds() })
    return fetch(`${backend.server.url}/webhooks/${to}`, {
      ...{ method: 'POST', body: payload },
      headers: { 'stripe-signature': signature, 'content-type': 'application/json' },
    })
  }
  const seconds = () => Math.floor(Date.now() / 1000)
  const told = async (event: object) => {
    const response = await send(event)
    return `${response.status} ${((await response.json()) as { state: string }).state}`
  }
  const about = (reference: string, type: string, over: object = {}) => ({
    type: `payment_intent.${type}`,
    data: { object: { ...simulator.payments.intents.find(({ id }) => id === reference)!, ...over } },
  })

  it('Stripe: what a customer confirms is paid, in whatever order and however often it is told', async () => {
    const { id, attempt } = await billed(STRIPE, simulator.payments.saveCard(holder, 'authentication'))
    expect(await standing(id)).toBe('requires_action processing')
    const before = about(attempt.reference, 'payment_failed')
    simulator.payments.confirm(attempt.reference)
    for (const event of [
      about(attempt.reference, 'succeeded'),
      before,
      about(attempt.reference, 'succeeded'),
    ]) {
      expect(await told(event)).toBe('200 received')
    }
    expect(await standing(id)).toBe('succeeded paid')
    const paid = simulator.payments.intents.filter(({ status }) => status === 'succeeded')
    expect(paid.filter((one) => one['customer'] === holder)).toHaveLength(1)
  })

  it('Stripe: unsigned messages are refused, and those of nobody here change nothing', async () => {
    const { id, attempt } = await billed(STRIPE, simulator.payments.saveCard(holder, 'slow'))
    const event = about(attempt.reference, 'succeeded', { status: 'succeeded' })
    expect((await send(event, 'whsec_other')).status).toBe(401)
    const said = (metadata: object) =>
      told(about(attempt.reference, 'succeeded', { status: 'succeeded', metadata }))
    const { key } = attempt
    expect(await said({ charge_key: key, tenant_id: globex.id })).toBe('200 ignored')
    expect(await said({ charge_key: 'cycle:none:1', tenant_id: acme.id })).toBe('200 ignored')
    expect(await said({ charge_key: key })).toBe('200 ignored')
    expect(await told({ type: 'customer.created', data: { object: { id: 'cus_1' } } })).toBe('200 ignored')
    expect(await standing(id)).toBe('unclear processing')
    simulator.payments.confirm(attempt.reference)
    expect(await told(event)).toBe('200 received')
    expect(await standing(id)).toBe('succeeded paid')
  })

  it('another method is tried at once, and one whose change was taken back never', async () => {
    const { id } = await billed(SANDBOX, await save('pm_card_lost', bob))
    expect(await standing(id)).toBe('hard failed')
    const other = { payment_provider_id: SANDBOX, payment_method_id: await save('pm_card_visa', bob) }
    const before = await snapshot(backend, acme)
    const what = { verb: 'update', how: other }
    expect(await drive(backend, 'failToChange', acme.id, id, what)).toMatch('forced failure')
    expect(await snapshot(backend, acme)).toEqual(before)
    expect(await drive(backend, 'runJob', 'retry-failed-payments')).toBe('')
    expect(await standing(id)).toBe('hard failed')
    expectOk(await bob.store.post(`/store/subscriptions/${id}/payment-method`, other))
    expect(await drive(backend, 'runJob', 'retry-failed-payments')).toBe('')
    expect(await standing(id)).toBe('succeeded paid')
  })

  it('credit that has paid a part comes back with the cycle that is not billed, or stays with it', async () => {
    const { id } = await billed(SANDBOX, await save('pm_card_lost', bob), 400)
    expect(await standing(id)).toBe('hard failed')
    const read = async () => {
      const { subscription } = expectOk(
        await acme.admin.get<{ subscription: WholeSubscription }>(`/admin/subscriptions/${id}`),
      )
      return { ...subscription, history: [], updated_at: '' }
    }
    const before = await read()
    expect(before).toMatchObject({ credit_minor: 0, status: 'past_due' })
    const what = { verb: 'cancel', how: { when: 'now' } }
    expect(await drive(backend, 'failToChange', acme.id, id, what)).toMatch('forced failure')
    expect(await read()).toEqual(before)
    expectOk(await acme.admin.post(`/admin/subscriptions/${id}/cancel`, { when: 'now' }))
    expect(await read()).toMatchObject({ credit_minor: 400, status: 'canceled' })
  })

  describe('Stripe: what of an amount it cannot charge is waived, and no card is refused', () => {
    let visa: string
    beforeAll(() => {
      visa = simulator.payments.saveCard(holder, 'visa')
    })
    const subscribed = async (given: object) => {
      const { subscription } = expectOk(
        await acme.admin.post<{ subscription: WholeSubscription }>('/admin/subscriptions', {
          ...{ customer_id: bob.id, items: [{ variant_id: mug.variants[0]!.id }] },
          ...{ payment_provider_id: STRIPE, payment_method_id: visa, ...given },
        }),
      )
      await drive(backend, 'bill', acme.id, subscription.id)
      return read(subscription.id)
    }
    const read = async (id: string) =>
      expectOk(await acme.admin.get<{ subscription: WholeSubscription }>(`/admin/subscriptions/${id}`))
        .subscription
    /** What the books say of a cycle's order, in major units, and what its customer was told. */
    const booksOf = (orderId: string) =>
      backend.sql(async (owner) => {
        const { rows } = await owner.query<Record<string, unknown>>(
          `select (select array_agg(t.amount::float order by t.amount desc) from order_transaction t where t.order_id = $1) as paid,
                  (select (s.totals ->> 'pending_difference')::float from order_summary s where s.order_id = $1) as pending,
                  (select array_agg(n.kind::text) from subscription_notice n where n.cycle_id = c.id) as told,
                  (select array_agg(concat_ws(' ', split_part(k.source, ' ', 1), k.amount_minor) order by k.number)
                     from credit_entry k where k.cycle_id = c.id) as entries
             from billing_cycle c where c.order_id = $1`,
          [orderId],
        )
        return rows[0]
      })

    it.each([
      ['0.20, which is known', 20, 50, []],
      ['0.60, where it takes 0.80, which it says then', 60, 80, ['soft']],
    ])('a change that leaves %s', async (_, rest, least, outcomes) => {
      simulator.payments.least.set('usd', least)
      const { id, items } = await subscribed({ plan_id: planId, currency_code: 'usd' })
      expect((await read(id)).status).toBe('active')
      const body = { items: [{ id: items[0]!.id, quantity: 2 }], when: 'now' }
      const { preview } = expectOk(
        await acme.admin.post<{ preview: { due_now_minor: number } }>(
          `/admin/subscriptions/${id}/preview`,
          body,
        ),
      )
      await drive(backend, 'giveCredit', acme.id, id, preview.due_now_minor - rest)
      expectOk(await acme.admin.post(`/admin/subscriptions/${id}/change`, body))
      expect((await read(id)).status).toBe('active')
      await drive(backend, 'bill', acme.id, id)
      const after = await read(id)
      const paid = after.cycles.find(({ kind }) => kind === 'change')!
      expect(after).toMatchObject({ status: 'active', credit_minor: 0 })
      expect(paid).toMatchObject({ status: 'paid', total_minor: 0, credit_minor: paid.items_minor })
      expect((await attempts(id)).slice(1).map(({ outcome }) => outcome)).toEqual(outcomes)
      const all = paid.items_minor / 100
      expect(await booksOf(paid.order_id!)).toMatchObject({ paid: [all], pending: 0, told: ['receipt'] })
      simulator.payments.least.set('usd', 50)
    })

    it('a cycle of a currency with three digits', async () => {
      expectOk(await acme.admin.post('/admin/tenant', { currency_codes: ['usd', 'kwd'] }))
      const { region } = expectOk(
        await acme.admin.post<{ region: { id: string } }>('/admin/regions', {
          ...{ name: 'Kuwait', currency_code: 'kwd', countries: ['kw'], payment_providers: [STRIPE] },
        }),
      )
      const { tenant_stores: stores } = expectOk(
        await acme.admin.get<{ tenant_stores: { id: string }[] }>('/admin/tenant-stores'),
      )
      for (const store of stores) {
        const add_region_ids = [region.id]
        expectOk(await acme.admin.post(`/admin/tenant-stores/${store.id}`, { add_region_ids }))
      }
      expectOk(
        await acme.admin.post('/admin/tax-regions', {
          ...{ country_code: 'kw', provider_id: 'tp_system' },
          default_tax_rate: { name: 'Tax', code: 'kw', rate: 10 },
        }),
      )
      const plan = await createPlan(acme.admin, {
        ...{ prices: { kwd: 4_990 }, targets: [{ product_id: mug.id }] },
      })
      const { id, status, cycles, credit_minor } = await subscribed({
        ...{ plan_id: plan.id, currency_code: 'kwd', region_id: region.id },
        shipping_address: {
          first_name: 'Bob',
          last_name: 'Ray',
          address_1: '1 Gulf Road',
          city: 'Kuwait',
          country_code: 'kw',
        },
      })
      const paid = cycles.find((cycle) => cycle.status === 'paid')!
      expect([status, credit_minor]).toEqual(['active', 0])
      expect(paid).toMatchObject({
        ...{ items_minor: 4_990, tax_minor: 499, credit_minor: 9, total_minor: 5_480 },
      })
      expect(simulator.payments.intents[0]).toMatchObject({ amount: 5_480, currency: 'kwd' })
      expect(await booksOf(paid.order_id!)).toEqual({
        ...{ paid: [5.48, 0.009], pending: 0, told: ['receipt'] },
        entries: ['waived 9', 'used -9'],
      })
      expect((await attempts(id)).map(({ outcome }) => outcome)).toEqual(['succeeded'])
      const recurs = await backend.sql((owner) =>
        owner.query(`select after_minor::int from mrr_movement where subscription_id = $1`, [id]),
      )
      expect(recurs.rows).toEqual([{ after_minor: 4_990 }])
    })
  })

  /** The subscription, and its first cycle as `status why`. */
  const stateOf = async (id: string) => {
    const { subscription } = expectOk(
      await acme.admin.get<{ subscription: WholeSubscription }>(`/admin/subscriptions/${id}`),
    )
    const { status, credit_minor, cycles } = subscription
    const first = cycles.at(-1)!
    const shown = [status, `${first.status} ${first.failure_code ?? ''}`.trim(), credit_minor]
    return { order_id: first.order_id!, shown, later: cycles.slice(0, -1).map((cycle) => cycle.status) }
  }
  const cancelOrder = async (orderId: string) =>
    expectOk(await acme.admin.post(`/admin/orders/${orderId}/cancel`))
  /** As if whoever canceled it had died before it was told. */
  const cancelUnheard = (orderId: string) =>
    backend.sql((owner) =>
      owner.query(`update "order" set status = 'canceled', canceled_at = now() where id = $1`, [orderId]),
    )

  it.each(['told at once', 'found by the job', 'found when somebody names another method'])(
    'an order that is canceled while it is owed skips its period: %s',
    async (how) => {
      const { id } = await billed(SANDBOX, await save('pm_card_lost', bob), 400)
      const { order_id, shown } = await stateOf(id)
      expect(shown).toEqual(['past_due', 'failed payment_refused', 0])
      if (how === 'told at once') await cancelOrder(order_id)
      else await cancelUnheard(order_id)
      if (how === 'found by the job') expect(await drive(backend, 'runJob', 'reap-stuck-cycles')).toBe('')
      const other = { payment_provider_id: SANDBOX, payment_method_id: await save('pm_card_visa', bob) }
      if (how.endsWith('method')) {
        expectOk(await bob.store.post(`/store/subscriptions/${id}/payment-method`, other))
        expect(await drive(backend, 'runJob', 'retry-failed-payments')).toBe('')
      }
      const found = await until(
        () => stateOf(id),
        ({ shown }) => shown[0] === 'active',
      )
      expect(found).toMatchObject({
        ...{ shown: ['active', 'void order_canceled', 400], later: ['scheduled'] },
      })
    },
  )

  it.each(['told at once', 'found by the job'])(
    'an order that is canceled after it was paid gives its credit back, once: %s',
    async (how) => {
      const { id } = await billed(SANDBOX, await save('pm_card_visa', bob), 400)
      const { order_id, shown } = await stateOf(id)
      expect(shown).toEqual(['active', 'paid', 0])
      if (how === 'told at once') await cancelOrder(order_id)
      else await cancelUnheard(order_id)
      for (let time = 0; time < (how === 'told at once' ? 0 : 2); time++) {
        expect(await drive(backend, 'runJob', 'reap-stuck-cycles')).toBe('')
      }
      const found = await until(
        () => stateOf(id),
        ({ shown }) => shown[2] !== 0,
      )
      expect(found.shown).toEqual(['active', 'paid', 400])
    },
  )

  it('Stripe: a tenant’s own account tells of its payments at the tenant’s own endpoint', async () => {
    expectOk(
      await acme.admin.post('/admin/payout-providers', {
        ...{ method: 'stripe_connect', secret_key: 'sk_test_simulated' },
        ...{ platform_webhook_secret: 'whsec_own', connect_webhook_secret: 'whsec_connect' },
      }),
    )
    const { id, attempt } = await billed(STRIPE, simulator.payments.saveCard(holder, 'authentication'))
    expect(await standing(id)).toBe('requires_action processing')
    simulator.payments.confirm(attempt.reference)
    const event = about(attempt.reference, 'succeeded')
    const own = (tenant: string, secret: string) => send(event, secret, `payouts/${tenant}/stripe`)
    expect((await own(acme.id, 'whsec_simulated')).status).toBe(401)
    expect((await own(globex.id, 'whsec_own')).status).toBe(401)
    expect(await standing(id)).toBe('requires_action processing')
    for (let time = 0; time < 2; time++) expect((await own(acme.id, 'whsec_own')).status).toBe(200)
    expect(await standing(id)).toBe('succeeded paid')
  })
})
