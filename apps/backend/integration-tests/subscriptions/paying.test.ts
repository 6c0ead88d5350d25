import { join } from 'node:path'
import {
  createCart,
  createProduct,
  expectOk,
  TestBackend,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import { customer, type Customer } from './world'
import type { PlainCharge } from '../fixtures/paying'

const FIXTURE = join(__dirname, '../fixtures/paying.ts')
const SANDBOX = 'pp_sandbox_sandbox'

let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let ada: Customer
let bob: Customer
const run = <T>(name: string, ...args: unknown[]) => backend.run<T>(FIXTURE, name, ...args)

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  ada = await customer(acme, 'ada@example.com')
  bob = await customer(acme, 'bob@example.com')
})
afterAll(() => backend?.stop())

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
    expectOk(
      await acme.admin.post(`/admin/regions/${acme.regionId}`, {
        payment_providers: ['pp_system_default', SANDBOX],
      }),
    )
    mug = await createProduct(acme, { handle: 'mug', sku: 'MUG', price: 12.5 })
  })

  let mug: TestProduct
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
