import { execFile } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type {
  BillingCycleList,
  BillingHealth,
  SubscriptionClock,
  SubscriptionCycleList,
  TenantBilling,
  WholeSubscription,
} from '@cityos/contracts'
import {
  createProduct,
  expectOk,
  PASSWORD,
  TestBackend,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import { outcome } from '../access/staff'
import { createPlan, drive } from './world'

const ROUTE = '/admin/subscriptions'
const PAYING = join(__dirname, '../fixtures/paying.ts')
const SANDBOX = 'pp_sandbox_sandbox'
const YEAR = join(__dirname, '../../../../scripts/demo-billing.mjs')
const ADDRESS = {
  ...{ first_name: 'Ada', last_name: 'Byron', address_1: '1 Main Street', city: 'Springfield' },
  ...{ postal_code: '12345', country_code: 'us' },
}
const DAYS = ['2026-02-01', '2026-02-02', '2026-02-03', '2026-02-04', '2026-02-05', '2026-02-06'] as const

let backend: TestBackend
let acme: TestTenant
let coffee: TestProduct
let stocked: TestProduct
let customerId: string
let planId: string
let optionId: string
let item: { id: string; location: string }

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  coffee = await createProduct(acme, { handle: 'coffee', sku: 'COFFEE' })
  stocked = await createProduct(acme, { handle: 'beans', sku: 'BEANS', manageInventory: true })
  planId = (
    await createPlan(acme.admin, { targets: [coffee, stocked].map(({ id }) => ({ product_id: id })) })
  ).id
  const { customer } = expectOk(
    await acme.admin.post<{ customer: { id: string } }>('/admin/customers', { email: 'ada@example.com' }),
  )
  customerId = customer.id
  const { shipping_options } = expectOk(
    await acme.admin.get<{ shipping_options: { id: string }[] }>('/admin/shipping-options'),
  )
  optionId = shipping_options[0]!.id
  const { inventory_items } = expectOk(
    await acme.admin.get<{ inventory_items: { id: string }[] }>('/admin/inventory-items?sku=BEANS'),
  )
  const { stock_locations } = expectOk(
    await acme.admin.get<{ stock_locations: { id: string }[] }>('/admin/stock-locations'),
  )
  item = { id: inventory_items[0]!.id, location: stock_locations[0]!.id }
  expectOk(
    await acme.admin.post(`/admin/inventory-items/${item.id}/location-levels`, {
      location_id: item.location,
      stocked_quantity: 0,
    }),
  )
})
afterAll(() => backend?.stop())

const at = (day: string) => drive(backend, 'setTime', `${day}T12:00:00Z`)
const job = (name: string, fails = false) => drive<string>(backend, 'runJob', name, fails)
const bill = async () => expect(await job('process-billing-cycles')).toBe('')
const read = async (id: string) =>
  expectOk(await acme.admin.get<{ subscription: WholeSubscription }>(`${ROUTE}/${id}`)).subscription
const subscribe = async (product = coffee, given: object = {}) => {
  const { subscription } = expectOk(
    await acme.admin.post<{ subscription: WholeSubscription }>(ROUTE, {
      ...{ customer_id: customerId, plan_id: planId, currency_code: 'usd', time_zone: 'UTC' },
      ...{ payment_provider_id: 'pp_system_default', payment_method_id: 'pm_1' },
      ...{ items: [{ variant_id: product.variants[0]!.id, quantity: 2 }], ...given },
    }),
  )
  return subscription
}
const sql = <Row>(text: string, values: unknown[] = []) =>
  backend.sql(async (owner) => (await owner.query(text, values)).rows as Row[])
const ordersOf = (id: string) =>
  sql<{ id: string; is_draft_order: boolean; status: string }>(
    `select id, is_draft_order, status from "order" where metadata ->> 'subscription_id' = $1 order by id`,
    [id],
  )
const reserved = async () =>
  Number(
    (await sql<{ count: string }>('select count(*) from reservation_item where deleted_at is null'))[0]!
      .count,
  )
const stock = async (stocked_quantity: number) =>
  expectOk(
    await acme.admin.post(`/admin/inventory-items/${item.id}/location-levels/${item.location}`, {
      stocked_quantity,
    }),
  )

it('a cycle becomes an order of Medusa’s with its delivery and payment, split like any other, once', async () => {
  await at(DAYS[0])
  const { id } = await subscribe(coffee, { shipping_address: ADDRESS, shipping_option_id: optionId })
  await Promise.all([job('process-billing-cycles'), job('reap-stuck-cycles'), job('process-billing-cycles')])
  await job('reap-stuck-cycles')
  const [next, paid] = (await read(id)).cycles
  expect([paid!.status, next!.status, next!.starts_on]).toEqual(['paid', 'scheduled', '2026-03-01'])
  const { order } = expectOk(
    await acme.admin.get<{ order: Record<string, unknown> }>(
      `/admin/orders/${paid!.order_id}?fields=status,total,payment_status,*items,*shipping_methods,*payment_collections,metadata`,
    ),
  )
  expect(order).toMatchObject({
    ...{ status: 'pending', payment_status: 'captured', total: paid!.total_minor / 100 },
    ...{ metadata: { subscription_id: id, billing_cycle_id: paid!.id } },
    ...{ items: [{ unit_price: 10, quantity: 2 }], shipping_methods: [{ shipping_option_id: optionId }] },
  })
  expect(paid!.total_minor).toBe(
    paid!.items_minor - paid!.discount_minor + paid!.shipping_minor + paid!.tax_minor,
  )
  expect([await ordersOf(id), order['payment_collections']]).toMatchObject([[{ status: 'pending' }], [{}]])
  expect(await sql('select id from vendor_order where order_id = $1', [paid!.order_id])).toHaveLength(1)
  const transactions = await sql('select id from order_transaction where order_id = $1', [paid!.order_id])
  expect(transactions).toHaveLength(1)
})

/** An order with all that belongs to it, but ids, times and its summary, in which Medusa's own lacks the taxes. */
async function kept(orderId: string): Promise<unknown> {
  const plain = (of: string) =>
    `to_jsonb(${of}) - '{id,created_at,updated_at,order_id,item_id,shipping_method_id,display_id,metadata,shipping_address_id,billing_address_id}'::text[]`
  const all = (of: string, from: string) =>
    `(select jsonb_agg(${plain(of)} order by (${plain(of)})::text) from ${from})`
  const [row] = await sql<{ kept: unknown }>(
    `select jsonb_build_object('order', ${plain('o')},
       'items', ${all('i', `order_item i where i.order_id = o.id`)},
       'lines', ${all('l', `order_line_item l where l.id in (select item_id from order_item where order_id = o.id)`)},
       'taxes', ${all('t', `order_line_item_tax_line t where t.item_id in (select item_id from order_item where order_id = o.id)`)},
       'methods', ${all('m', `order_shipping_method m where m.id in (select shipping_method_id from order_shipping where order_id = o.id)`)},
       'delivery taxes', ${all('d', `order_shipping_method_tax_line d where d.shipping_method_id in (select shipping_method_id from order_shipping where order_id = o.id)`)},
       'address', ${all('a', `order_address a where a.id = o.shipping_address_id`)},
       'set aside', ${all('r', `(select location_id, quantity, line_item_id as id from reservation_item where deleted_at is null and line_item_id in (select item_id from order_item where order_id = o.id)) r`)})
       as kept from "order" o where o.id = $1`,
    [orderId],
  )
  return row!.kept
}

it('an order is to the last column what Medusa’s own workflows make of it, which make it where promotions apply', async () => {
  await at(DAYS[0])
  await stock(100)
  const { tax_regions } = expectOk(
    await acme.admin.get<{ tax_regions: { id: string }[] }>('/admin/tax-regions?country_code=us'),
  )
  const { tax_rate } = expectOk(
    await acme.admin.post<{ tax_rate: { id: string } }>('/admin/tax-rates', {
      ...{
        tax_region_id: tax_regions[0]!.id,
        is_default: true,
        name: 'Sales tax',
        code: 'sales',
        rate: 7.25,
      },
    }),
  )
  const given = {
    ...{ shipping_address: ADDRESS, shipping_option_id: optionId },
    items: [
      { variant_id: stocked.variants[0]!.id, quantity: 3 },
      { variant_id: coffee.variants[0]!.id, quantity: 1 },
    ],
  }
  const { id: ours } = await subscribe(coffee, given)
  await bill()
  const { promotion } = expectOk(
    await acme.admin.post<{ promotion: { id: string } }>('/admin/promotions', {
      ...{ code: 'NOBODY', type: 'standard', is_automatic: true, status: 'active' },
      rules: [{ attribute: 'currency_code', operator: 'eq', values: ['jpy'] }],
      application_method: {
        ...{
          type: 'percentage',
          target_type: 'order',
          allocation: 'across',
          value: 10,
          currency_code: 'usd',
        },
      },
    }),
  )
  const { id: theirs } = await subscribe(coffee, given)
  await bill()
  expectOk(await acme.admin.delete(`/admin/promotions/${promotion.id}`))
  expectOk(await acme.admin.delete(`/admin/tax-rates/${tax_rate.id}`))
  const [mine] = await ordersOf(ours)
  const [medusas] = await ordersOf(theirs)
  expect(await kept(mine!.id)).toEqual(await kept(medusas!.id))
  const [summary] = await sql<{ pending: string }>(
    `select totals ->> 'pending_difference' as pending from order_summary where order_id = $1`,
    [mine!.id],
  )
  expect(Number(summary!.pending)).toBe(0)
  const paid = (one: WholeSubscription) => one.cycles.find(({ status }) => status === 'paid')!
  const { items_minor, shipping_minor, tax_minor, discount_minor, total_minor } = paid(await read(ours))
  expect(tax_minor).toBeGreaterThan(0)
  expect(paid(await read(theirs))).toMatchObject({
    ...{ items_minor, shipping_minor, tax_minor, discount_minor, total_minor },
  })
})

it('what a process left of an order when it died goes, and the order is made once', async () => {
  await at(DAYS[1])
  await stock(10)
  const { id } = await subscribe(stocked)
  const before = await reserved()
  expect(await job('process-billing-cycles', true)).toContain('forced failure')
  expect([await ordersOf(id), await reserved()]).toEqual([[], before])
  // As if it had died before all that was taken back: a draft under the cycle's id, and what was set aside for it.
  const [cycle] = await sql<{ planned_order_id: string; status: string }>(
    'select planned_order_id, status from billing_cycle where subscription_id = $1 order by "index"',
    [id],
  )
  expect(cycle!.status).toBe('processing')
  await drive(backend, 'leaveDraft', acme.id, {
    id: cycle!.planned_order_id,
    stocked: stocked.variants[0]!.id,
    regionId: acme.regionId,
  })
  expect(await ordersOf(id)).toHaveLength(0)
  await drive(backend, 'setTime', `${DAYS[1]}T12:06:00Z`)
  expect(await job('reap-stuck-cycles')).toBe('')
  const orders = await ordersOf(id)
  expect(orders).toEqual([{ id: cycle!.planned_order_id, is_draft_order: false, status: 'pending' }])
  expect(await reserved()).toBe(before + 1)
  expect((await read(id)).cycles.map(({ status }) => status)).toEqual(['scheduled', 'paid'])
})

it('what is out of stock fails with nothing charged and nothing left set aside, and is billed when somebody asks', async () => {
  await at(DAYS[2])
  await stock(0)
  const { id } = await subscribe(stocked)
  const before = await reserved()
  await bill()
  const [failed] = (await read(id)).cycles.slice(-1)
  expect(failed).toMatchObject({ status: 'failed', failure_code: 'out_of_stock', order_id: null })
  expect([await ordersOf(id), await reserved()]).toEqual([[], before])
  const queue = expectOk(
    await acme.admin.get<BillingCycleList>(`/admin/billing-cycles?status=failed&subscription_id=${id}`),
  )
  expect(queue).toMatchObject({
    count: 1,
    billing_cycles: [{ id: failed!.id, attempts: [], subscription: { id }, customer: { id: customerId } }],
  })
  const plain = async () => {
    const whole = await read(id)
    return { ...whole, history: whole.history.filter(({ verb }) => !['retry', 'undone'].includes(verb)) }
  }
  const waiting = await plain()
  expect(await drive(backend, 'failToChange', acme.id, id, { verb: 'retry' })).toMatch('forced failure')
  expect({ ...(await plain()), updated_at: '' }).toEqual({ ...waiting, updated_at: '' })
  await stock(100)
  await bill()
  expect((await plain()).cycles.slice(-1)[0]!.status).toBe('failed')
  const { subscription } = expectOk(
    await acme.admin.post<{ subscription: WholeSubscription }>(`${ROUTE}/${id}/retry`),
  )
  expect(subscription.cycles.slice(-1)[0]!.status).toBe('paid')
  const { billing_cycles } = expectOk(await acme.admin.get<SubscriptionCycleList>(`${ROUTE}/${id}/cycles`))
  expect(billing_cycles.map(({ status, attempts }) => [status, attempts.map((one) => one.outcome)])).toEqual([
    ...[
      ['scheduled', []],
      ['paid', ['succeeded']],
    ],
  ])
  expect(outcome(await acme.admin.post(`${ROUTE}/${id}/retry`))).toBe('409 illegal_transition')
})

it.each([
  ['is out of stock', { items: 10_000 }, 'out_of_stock'],
  ['lacks a method when its trial is over', { items: 100, trial_days: 1 }, 'payment_method_missing'],
])(
  'what %s and is asked for in fewer pieces then is billed, and credited, for those',
  async (_, how, why) => {
    const { items: quantity, ...given } = how
    await at(DAYS[1])
    await stock(100)
    const things = [{ variant_id: stocked.variants[0]!.id, quantity }]
    const started = await subscribe(stocked, { items: things, starts_on: DAYS[2], ...given })
    const { id, items } = started
    const isTrial = 'trial_days' in how
    const method = ['payment_method_id', 'payment_provider_id'] as const
    const saved = method.map((name) => started[name])
    if (isTrial) {
      await sql(`update subscription set ${method.map((name) => `${name} = null`).join()} where id = $1`, [
        id,
      ])
    }
    await at(isTrial ? DAYS[3] : DAYS[2])
    await bill()
    const last = async () => (await read(id)).cycles.find(({ status }) => status !== 'scheduled')
    expect(await last()).toMatchObject({ status: 'failed', failure_code: why, items_minor: quantity * 1000 })
    const method_again = Object.fromEntries(method.map((name, i) => [name, saved[i]]))
    const pieces = [{ id: items[0]!.id, quantity: 1 }]
    expectOk(await acme.admin.post(`${ROUTE}/${id}`, { items: pieces, ...(isTrial && method_again) }))
    expectOk(await acme.admin.post(`${ROUTE}/${id}/retry`))
    expect(await last()).toMatchObject({
      ...{ status: 'paid', items_minor: 1_000, discount_minor: 0, tax_minor: 0, total_minor: 1_000 },
    })
    const { subscription } = expectOk(
      await acme.admin.post<{ subscription: WholeSubscription }>(`${ROUTE}/${id}/pause`, { when: 'now' }),
    )
    expect(subscription.credit_minor).toBe(1_000)
  },
)

/** A way of delivery of which nobody has said what it costs in dollars. */
async function optionWithoutPrice(): Promise<string> {
  const { shipping_option: of } = expectOk(
    await acme.admin.get<{ shipping_option: Record<string, unknown> & { type: Record<string, unknown> } }>(
      `/admin/shipping-options/${optionId}?fields=service_zone_id,shipping_profile_id,provider_id,*type`,
    ),
  )
  const { service_zone_id, shipping_profile_id, provider_id, type } = of
  const { label, description, code } = type
  const { shipping_option } = expectOk(
    await acme.admin.post<{ shipping_option: { id: string } }>('/admin/shipping-options', {
      ...{ name: 'Unpriced', service_zone_id, shipping_profile_id, provider_id, price_type: 'flat' },
      ...{ type: { label, description, code }, prices: [{ currency_code: 'eur', amount: 5 }] },
    }),
  )
  return shipping_option.id
}

/** Of the channels that things can be sent to from the stock location, the shop's is one, or another one is. */
async function sendOnlyTo(channelId: string): Promise<void> {
  const route = `/admin/stock-locations/${item.location}`
  const { stock_location } = expectOk(
    await acme.admin.get<{ stock_location: { sales_channels: { id: string }[] } }>(
      `${route}?fields=*sales_channels`,
    ),
  )
  const remove = stock_location.sales_channels.map(({ id }) => id).filter((id) => id !== channelId)
  expectOk(await acme.admin.post(`${route}/sales-channels`, { add: [channelId], remove }))
}

it('what is gone is named, and charges nobody', async () => {
  await at(DAYS[3])
  const gone = await createProduct(acme, { handle: 'gone', sku: 'GONE' })
  const plan = await createPlan(acme.admin, { targets: [{ product_id: gone.id }] })
  const moved = await acme.admin.post<{ customer: { id: string } }>('/admin/customers', {
    email: 'moved@example.com',
  })
  const leaver = expectOk(moved).customer.id
  const there = { shipping_address: ADDRESS, shipping_option_id: optionId }
  // What each is to be refused for, and what makes it so.
  const cases: [code: string, product: TestProduct, given: object, spoilt: string][] = [
    ['variant_missing', gone, { plan_id: plan.id }, ''],
    ['address_missing', coffee, there, 'shipping_address = null'],
    ['shipping_option_missing', coffee, there, `shipping_option_id = 'so_gone'`],
    ['shipping_price_missing', coffee, there, ''],
    ['address_invalid', coffee, there, `shipping_address = '{"country_code":"aq"}'`],
    ['region_missing', coffee, {}, `region_id = 'reg_gone'`],
    ['customer_missing', coffee, { customer_id: leaver }, ''],
    // Medusa itself refuses it: its shop has no place that it could be sent from.
    ['order_refused', stocked, {}, ''],
  ]
  const ids: string[] = []
  for (const [, product, given, spoilt] of cases) {
    const { id } = await subscribe(product, given)
    ids.push(id)
    if (spoilt) await sql(`update subscription set ${spoilt} where id = $1`, [id])
  }
  const unpriced = await optionWithoutPrice()
  const at_price = cases.findIndex(([code]) => code === 'shipping_price_missing')
  await sql(`update subscription set shipping_option_id = $2 where id = $1`, [ids[at_price], unpriced])
  expectOk(await acme.admin.delete(`/admin/products/${gone.id}`))
  await sql('update customer set deleted_at = now() where id = $1', [leaver])
  await stock(100)
  const before = await reserved()
  const { sales_channel: other } = expectOk(
    await acme.admin.post<{ sales_channel: { id: string } }>('/admin/sales-channels', { name: 'Kiosk' }),
  )
  await sendOnlyTo(other.id)
  await bill()
  await sendOnlyTo((await read(ids[0]!)).sales_channel_id!)
  const { rows } = await backend.sql((owner) =>
    owner.query<{ subscription_id: string; status: string; failure_code: string; order_id: string | null }>(
      `select subscription_id, status, failure_code, order_id from billing_cycle
        where subscription_id = any($1) and due_at <= $2`,
      [ids, `${DAYS[3]}T12:00:00Z`],
    ),
  )
  const found = ids.map((id) => rows.find(({ subscription_id }) => subscription_id === id))
  expect(found.map((cycle) => [cycle?.status, cycle?.failure_code, cycle?.order_id])).toEqual(
    cases.map(([code]) => ['failed', code, null]),
  )
  expect(await reserved()).toBe(before)
  expect((await Promise.all(ids.map(ordersOf))).flat()).toEqual([])
})

it('an order whose cycle is not billed any more is canceled, and what was set aside is sold again', async () => {
  await at(DAYS[4])
  await stock(100)
  const { id } = await subscribe(stocked)
  const before = await reserved()
  await sql(`update subscription set payment_method_id = null, payment_provider_id = null where id = $1`, [
    id,
  ])
  await bill()
  expect((await read(id)).cycles.slice(-1)[0]).toMatchObject({ failure_code: 'payment_method_missing' })
  expect([await ordersOf(id), await reserved()]).toEqual([[], before])
  expectOk(await acme.admin.post(`${ROUTE}/${id}/cancel`, { when: 'now' }))
  await job('reap-stuck-cycles')
  expect((await read(id)).cycles.map(({ status }) => status)).toEqual(['void', 'void'])
})

const save = (card: string) =>
  backend.run<string>(PAYING, 'save', acme.id, { customerId, providerId: SANDBOX, data: { card } })
/** Something to send, which is kept in stock, on a card. */
const subscribeOn = async (card: string) =>
  subscribe(stocked, {
    ...{ payment_provider_id: SANDBOX, payment_method_id: await save(card) },
    ...{ shipping_address: ADDRESS, shipping_option_id: optionId },
  })
/** Packs all of an order. */
async function pack(orderId: string) {
  const { order } = expectOk(
    await acme.admin.get<{ order: { items: { id: string; quantity: number }[] } }>(
      `/admin/orders/${orderId}?fields=*items`,
    ),
  )
  const items = order.items.map(({ id, quantity }) => ({ id, quantity }))
  expectOk(await acme.admin.post(`/admin/orders/${orderId}/fulfillments`, { items }))
}

it('an order that is packed or completed before its cycle is void is left to people, and no job fails on it', async () => {
  await at(DAYS[4])
  await stock(100)
  const ids = [(await subscribeOn('pm_card_declined')).id, (await subscribeOn('pm_card_declined')).id]
  await bill()
  const [packed, completed] = await Promise.all(ids.map(async (id) => (await ordersOf(id))[0]!.id))
  await pack(packed!)
  expectOk(await acme.admin.post(`/admin/orders/${completed}/complete`))
  for (const id of ids) expectOk(await acme.admin.post(`${ROUTE}/${id}/cancel`, { when: 'now' }))
  for (const time of ['12:10', '12:20']) {
    await drive(backend, 'setTime', `${DAYS[4]}T${time}:00Z`)
    expect(await job('reap-stuck-cycles')).toBe('')
  }
  const cycles = await sql<{ status: string; is_told: boolean }>(
    `select status, told_version = money_version as is_told from billing_cycle
      where subscription_id = any($1) and order_id is not null`,
    [ids],
  )
  expect(cycles).toEqual(ids.map(() => ({ status: 'void', is_told: true })))
  expect((await Promise.all(ids.map(ordersOf))).flat()).toMatchObject([
    ...[{ status: 'pending' }, { status: 'completed' }],
  ])
})

it.each([
  ['behind its draft, and finds nothing left', true, 0],
  ['behind its draft, and finds enough', true, 100],
  ['behind its order, and fails then', false, 100],
])(
  'a worker that is stalled %s, takes back nothing of the order that another has charged',
  async (_, isDraft, left) => {
    await at(DAYS[4])
    await stock(100)
    const { id } = await subscribeOn('pm_card_visa')
    const before = await reserved()
    await drive(backend, 'stall', isDraft ? item.id : null, `${DAYS[4]}T12:06:00Z`)
    const orders = await ordersOf(id)
    expect(orders).toMatchObject([{ is_draft_order: false, status: 'pending' }])
    await stock(left)
    await drive(backend, 'wake', !isDraft)
    expect([await ordersOf(id), await reserved()]).toEqual([orders, before + 1])
    expect(await job('reap-stuck-cycles')).toBe('')
    const { order } = expectOk(
      await acme.admin.get<{ order: object }>(
        `/admin/orders/${orders[0]!.id}?fields=payment_status,*items,*payment_collections`,
      ),
    )
    expect(order).toMatchObject({ payment_status: 'captured', items: [{}], payment_collections: [{}] })
    expect(await sql('select id from vendor_order where order_id = $1', [orders[0]!.id])).toHaveLength(1)
  },
)

it('a tenant that turns billing off bills nobody until it is on again', async () => {
  await at(DAYS[5])
  const set = (is_billing: boolean) => acme.admin.post('/admin/subscription-settings', { is_billing })
  expect(expectOk(await set(false))).toMatchObject({ subscription_settings: { is_billing: false } })
  const { id } = await subscribe()
  await bill()
  expect((await read(id)).cycles.map(({ status }) => status)).toEqual(['scheduled'])
  expectOk(await set(true))
  await bill()
  expect((await read(id)).cycles.map(({ status }) => status)).toEqual(['scheduled', 'paid'])
})

it('a tenant with many due cycles keeps nobody waiting: each has its turn after a few of the others’', async () => {
  await at(DAYS[5])
  const globex = await backend.provisionTenant('globex')
  const tea = await createProduct(globex, { handle: 'tea', sku: 'TEA' })
  const { id: plan_id } = await createPlan(globex.admin, { targets: [{ product_id: tea.id }] })
  const { customer } = expectOk(
    await globex.admin.post<{ customer: { id: string } }>('/admin/customers', { email: 'eve@example.com' }),
  )
  const many: string[] = []
  for (let count = 0; count < 8; count++) many.push((await subscribe()).id)
  const { subscription: few } = expectOk(
    await globex.admin.post<{ subscription: WholeSubscription }>(ROUTE, {
      ...{ customer_id: customer.id, plan_id, currency_code: 'usd', time_zone: 'UTC' },
      ...{ payment_provider_id: 'pp_system_default', payment_method_id: 'pm_1' },
      items: [{ variant_id: tea.variants[0]!.id, quantity: 1 }],
    }),
  )
  await bill()
  const rows = await sql<{ id: string }>(
    `select metadata ->> 'subscription_id' as id from "order" where metadata ->> 'subscription_id' = any($1)
      order by created_at`,
    [[...many, few.id]],
  )
  expect(rows).toHaveLength(9)
  // No more than one round of the other's, whoever comes first.
  expect(rows.findIndex(({ id }) => id === few.id)).toBeLessThanOrEqual(4)
})

it('says whether billing keeps up: what is late, stuck or went wrong, and how each job ran, for a tenant and for all', async () => {
  const health = async () =>
    expectOk(await acme.admin.get<{ billing_health: BillingHealth }>('/admin/billing-health')).billing_health
  const later = (time: string) => drive(backend, 'setTime', `${DAYS[5]}T${time}:00Z`)
  const good = { status: 'ok', due_cycles: 0, late_cycles: 0, lag_seconds: 0, stuck_cycles: 0 }
  await at(DAYS[5])
  await subscribe()
  await bill()
  expect(await job('reap-stuck-cycles')).toBe('')
  const before = await health()
  expect(before).toMatchObject({ ...good, is_billing: true, unclear_attempts: 0, oldest_unclear_at: null })
  expect(before.jobs.map(({ name, failures }) => [name, failures])).toEqual([
    ...[
      ['process-billing-cycles', 0],
      ['reap-stuck-cycles', 0],
    ],
  ])

  const { id } = await subscribe()
  expect(await health()).toMatchObject({
    ...{ status: 'behind', due_cycles: 1, late_cycles: 1, lag_seconds: 12 * 3600 },
  })
  expect(await job('process-billing-cycles', true)).toContain('forced failure')
  const failing = await health()
  expect(failing).toMatchObject({ ...good, status: 'failing', jobs: [{ failures: 1 }, { failures: 0 }] })
  await later('12:30')
  expect(await health()).toMatchObject({ status: 'failing', stuck_cycles: 1 })

  interface Tenants {
    tenant_billing: TenantBilling[]
    totals: { tenants: number; stuck_cycles: number }
  }
  const all = '/admin/tenant-billing'
  const { tenant_billing: listed, totals } = expectOk(
    await backend.platform.get<Tenants>(`${all}?status=failing`),
  )
  expect(listed).toMatchObject([{ tenant_id: acme.id, handle: acme.handle, is_billing: true }])
  expect(listed[0]).not.toHaveProperty('jobs')
  expect(totals.tenants).toBeGreaterThan(0)
  const page = expectOk(
    await backend.platform.get<Tenants & { next_cursor: string | null }>(`${all}?limit=1`),
  )
  expect(page.tenant_billing).toHaveLength(1)
  expect((await acme.admin.get(all)).status).toBe(404)

  expect(await job('reap-stuck-cycles')).toBe('')
  await bill()
  const after = await health()
  expect(after).toMatchObject(good)
  // What went wrong is still there to be read.
  expect(after.jobs[0]).toMatchObject({ failures: 0, last_error: expect.stringContaining('forced failure') })
  expect((await read(id)).cycles.map(({ status }) => status)).toEqual(['scheduled', 'paid'])
  await sql(`update billing_job_run set finished_at = now() - interval '4 hours', started_at = finished_at`)
  expect((await health()).status).toBe('behind')
  await bill()
  await job('reap-stuck-cycles')
  expect((await health()).status).toBe('ok')
})

describe('what was set aside for a cycle that was written off is sold to others', () => {
  const patience = (rules: object) => acme.admin.post('/admin/subscription-settings', rules)
  beforeAll(async () => void expectOk(await patience({ retry_offsets_days: [], exhaustion: 'unpaid' })))
  afterAll(async () => void (await patience({ retry_offsets_days: [1, 3, 7], exhaustion: 'cancel' })))
  const later = (time: string) => drive(backend, 'setTime', `${DAYS[5]}T${time}:00Z`)
  const aside = (id: string) =>
    sql<{ pieces: number }>(
      `select r.quantity::int as pieces from reservation_item r join order_item i on i.item_id = r.line_item_id
         join "order" o on o.id = i.order_id
        where o.metadata ->> 'subscription_id' = $1 and r.deleted_at is null`,
      [id],
    )
  /** Of the only one that was due. */
  const cycleOf = async (id: string) =>
    (await read(id)).cycles.find(({ order_id }) => order_id !== null) as {
      status: string
      failure_code: string | null
      order_id: string
    }
  const attemptsOf = (id: string) =>
    sql<{ reference: string; outcome: string }>(
      `select a.provider_reference as reference, a.outcome from billing_attempt a
         join billing_cycle c on c.id = a.cycle_id where c.subscription_id = $1 order by a.number`,
      [id],
    )
  const anotherCard = async (id: string) => {
    const good = { payment_provider_id: SANDBOX, payment_method_id: await save('pm_card_visa') }
    expectOk(await acme.admin.post(`${ROUTE}/${id}`, good))
  }
  const writtenOff = async () => {
    await later('12:00')
    await stock(100)
    const { id } = await subscribeOn('pm_card_declined')
    await bill()
    expect([(await cycleOf(id)).status, await aside(id)]).toEqual(['uncollectible', []])
    return id
  }

  it('and set aside again before another card is charged, or nothing is charged', async () => {
    const id = await writtenOff()
    await stock(0)
    await later('13:00')
    await anotherCard(id)
    expect(await job('retry-failed-payments')).toBe('')
    expect(await cycleOf(id)).toMatchObject({ status: 'uncollectible', failure_code: 'out_of_stock' })
    expect([await attemptsOf(id), await aside(id)]).toMatchObject([[{ outcome: 'soft' }], []])

    await stock(100)
    await later('14:00')
    await anotherCard(id)
    expect(await job('retry-failed-payments', true)).toContain('forced failure')
    expect([(await attemptsOf(id)).length, await aside(id)]).toEqual([1, []])
    await later('14:10')
    expect(await job('reap-stuck-cycles')).toBe('')
    const { status, order_id } = await cycleOf(id)
    expect([status, await aside(id)]).toEqual(['paid', [{ pieces: 2 }]])
    await pack(order_id)
  })

  it.each([
    ['as far as there is any, when its money comes late', 100, [{ pieces: 2 }]],
    ['and missing when its money comes late and others have it: people are told, and no job fails', 0, []],
  ])('%s', async (_, left, kept) => {
    const id = await writtenOff()
    const { reference } = (await attemptsOf(id))[0]!
    // The bank has said no too early.
    await sql(`update payment_sandbox_payment set status = 'processing' where id = $1`, [reference])
    await stock(left)
    const sandbox = '/admin/payment-sandbox'
    expectOk(await acme.admin.post(`${sandbox}/settle`, { payment: reference, result: 'succeed' }))
    expectOk(await acme.admin.post(`${sandbox}/deliver`, { order: 'oldest_first' }))
    expect(await job('reap-stuck-cycles')).toBe('')
    const { status, order_id } = await cycleOf(id)
    expect([status, await aside(id)]).toEqual(['paid', kept])
    await drive(backend, 'reserveAgain', acme.id, order_id, 4)
    expect(await aside(id)).toEqual(kept)
  })
})

it('in development the time of a tenant is moved forward, and everything on the way is billed', async () => {
  await drive(backend, 'setTime', null)
  // Those of the tests before would be billed for all the months since.
  // What is left of the tests before is over, and counts nowhere: they were at other times.
  await sql(`update subscription set status = 'canceled', canceled_at = now() where status = 'active'`)
  await sql(`delete from mrr_movement`)
  const { id } = await subscribe()
  const readClock = async () =>
    expectOk(await acme.admin.get<{ subscription_clock: SubscriptionClock }>('/admin/subscription-clock'))
      .subscription_clock
  const { now, is_moved } = await readClock()
  expect(is_moved).toBe(false)
  const move = (to: Date) => acme.admin.post('/admin/subscription-clock', { to: to.toISOString() })
  const ahead = (days: number) => new Date(new Date(now).getTime() + days * 86_400_000)
  expect(outcome(await move(ahead(-1)))).toBe('400 validation_failed')
  expect(outcome(await move(ahead(401)))).toBe('400 validation_failed')
  expectOk(await move(ahead(32)))
  const cycles = (await read(id)).cycles.map(({ status }) => status)
  expect(cycles).toEqual(['scheduled', 'paid', 'paid'])
  expect((await readClock()).is_moved).toBe(true)
})

it('the demo’s year is billed, and charges, orders and what recurs agree', async () => {
  await drive(backend, 'setTime', null)
  // What is left of the tests before is over, and counts nowhere: they were at other times.
  await sql(`update subscription set status = 'canceled', canceled_at = now() where status = 'active'`)
  await sql(`delete from mrr_movement`)
  const file = join(mkdtempSync(join(tmpdir(), 'cityos-demo-')), 'demo.json')
  const admin = { email: acme.adminEmail, password: PASSWORD }
  writeFileSync(file, JSON.stringify({ backend: backend.server.url, tenants: [{ host: acme.host, admin }] }))
  const { stdout } = await promisify(execFile)(process.execPath, [YEAR], {
    env: { ...process.env, CITYOS_DEMO_FILE: file },
  })
  expect(stdout).toMatch(/they agree\.\n$/)
}, 180_000)
