import { join } from 'node:path'
import type { SubscriptionPlan } from '@cityos/contracts'
import { createProduct, expectOk, TestBackend, type TestProduct, type TestTenant } from '@cityos/testing'
import { outcome } from '../access/staff'
import { Market } from '../marketplace/world'
import { Carts, type Cart, type Put } from './carts'
import { createPlan, customer, drive, snapshot, type Customer } from './world'

const MARKETPLACE = join(__dirname, '../fixtures/marketplace.ts')

const SANDBOX = 'pp_sandbox_sandbox'

let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let carts: Carts
let coffee: TestProduct
let tea: TestProduct
let monthly: SubscriptionPlan
let weekly: SubscriptionPlan
let trial: SubscriptionPlan
let ada: Customer
let shoppers = 0

/** Nobody has bought anything before, or had a trial. */
const somebody = (tenant = acme) => customer(tenant, `shopper-${++shoppers}@example.com`)
const setTime = (at: string | null) => drive(backend, 'setTime', at)
const variant = ({ variants }: TestProduct) => variants[0]!.id
const on = (plan: SubscriptionPlan, product = coffee, quantity = 1): Put => ({
  ...{ variantId: variant(product), quantity, planId: plan.id },
})
const lineOn = ({ items }: Cart, plan: SubscriptionPlan) =>
  items.find(({ metadata }) => metadata?.subscription?.['plan_id'] === plan.id)!
const edit = async (plan: SubscriptionPlan, change: object) => {
  const { subscription_plan } = expectOk(
    await acme.admin.get<{ subscription_plan: SubscriptionPlan }>(`/admin/subscription-plans/${plan.id}`),
  )
  const body = { version: subscription_plan.version, ...change }
  expectOk(await acme.admin.post(`/admin/subscription-plans/${plan.id}`, body))
}

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  carts = new Carts(acme)
  coffee = await createProduct(acme, { handle: 'coffee', sku: 'COFFEE', price: 9.99 })
  tea = await createProduct(acme, { handle: 'tea', sku: 'TEA', price: 20 })
  const targets = [{ product_id: coffee.id }, { product_id: tea.id }]
  monthly = await createPlan(acme.admin, { discount_bps: 1_000, targets })
  weekly = await createPlan(acme.admin, { name: 'Weekly', interval: 'week', prices: { usd: 700 }, targets })
  trial = await createPlan(acme.admin, { name: 'Try it', trial_days: 14, discount_bps: 500, targets })
  ada = await somebody()
})
beforeEach(() => setTime('2026-01-31T12:00:00Z'))
afterAll(async () => {
  if (backend) await setTime(null)
  await backend?.stop()
})

describe('a cart', () => {
  it('with something on a plan and something without begins one subscription, paid by its order', async () => {
    const cart = await carts.fill(ada.store, [
      on(monthly),
      { variantId: variant(coffee) },
      on(monthly, coffee, 2),
    ])
    const line = lineOn(cart, monthly)
    expect(cart.items.map(({ quantity, unit_price }) => [quantity, unit_price]).sort()).toEqual([
      [1, 9.99],
      [3, 8.99],
    ])
    expect(line.metadata).toMatchObject({
      subscription_plan_id: monthly.id,
      subscription: {
        ...{ plan_id: monthly.id, plan_version: 1, plan_name: 'Monthly', interval: 'month' },
        ...{ interval_count: 1, trial_days: 0, unit_price_minor: 899, currency_code: 'usd' },
      },
    })
    await carts.pay(ada.store, cart.id)
    const { order } = expectOk(await carts.complete(ada.store, cart.id))
    const [made, ...others] = await carts.of(order.id)
    expect(others).toEqual([])
    expect(made).toMatchObject({
      ...{ status: 'active', customer_id: ada.id, order_id: order.id, plan_id: monthly.id, plan_version: 1 },
      ...{ currency_code: 'usd', region_id: acme.regionId, sales_channel_id: acme.salesChannelId },
      ...{ payment_provider_id: 'pp_system_default', payment_method_id: 'by_hand', amount_minor: 2_697 },
      ...{ anchor_date: '2026-01-31', current_starts_on: '2026-01-31', current_ends_on: '2026-02-28' },
      shipping_address: { city: 'Springfield', country_code: 'us' },
    })
    expect(made!.shipping_option_id).toMatch(/^so_/)
    expect(made!.items).toMatchObject([{ variant_id: variant(coffee), quantity: 3, unit_price_minor: 899 }])
    expect(made!.cycles).toMatchObject([
      { index: 1, status: 'scheduled', starts_on: '2026-02-28', ends_on: '2026-03-31', total_minor: 2_697 },
      { index: 0, status: 'paid', starts_on: '2026-01-31', order_id: order.id, total_minor: 2_697 },
    ])
    // The order says it too, and whoever completes the cart again gets the order and nothing else.
    expect(lineOn(order as never, monthly).metadata.subscription).toEqual(line.metadata.subscription)
    expect(expectOk(await carts.complete(ada.store, cart.id)).order.id).toBe(order.id)
    expect(await carts.of(order.id)).toHaveLength(1)
    const own = expectOk(
      await ada.store.get<{ subscriptions: { order_id: string }[] }>('/store/subscriptions'),
    ).subscriptions
    expect(own.map(({ order_id }) => order_id)).toEqual([order.id])
  })

  it('with several plans begins one subscription for each', async () => {
    const shopper = await somebody()
    const order = await carts.buy(shopper.store, [on(monthly), on(weekly, tea, 2), on(monthly, tea)])
    const made = await carts.of(order.id)
    const shown = made.map(({ plan_id, amount_minor, current_ends_on, items }) => [
      ...[plan_id, amount_minor, current_ends_on, items.length],
    ])
    expect(shown.sort()).toEqual(
      [
        [monthly.id, 899 + 1_800, '2026-02-28', 2],
        [weekly.id, 1_400, '2026-02-07', 1],
      ].sort(),
    )
  })

  it('of a guest waits for an account', async () => {
    const cart = await carts.fill(acme.store, [on(monthly)])
    await carts.pay(acme.store, cart.id)
    expect(outcome(await carts.complete(acme.store, cart.id))).toBe('409 subscription_account_missing')
    const shopper = await somebody()
    expectOk(await shopper.store.post(`/store/carts/${cart.id}/customer`))
    await carts.pay(shopper.store, cart.id)
    const { order } = expectOk(await carts.complete(shopper.store, cart.id))
    expect(await carts.of(order.id)).toMatchObject([{ customer_id: shopper.id, status: 'active' }])
  })

  it('is refused what a plan does not sell', async () => {
    const { store } = await somebody()
    const { id } = await carts.open(store)
    const targets = [{ product_id: coffee.id }]
    const off = await createPlan(acme.admin, { active: false, targets })
    const yen = await createPlan(acme.admin, { prices: { jpy: 500 }, targets })
    const elsewhere = await createPlan(globex.admin)
    const teaOnly = await createPlan(acme.admin, { targets: [{ product_id: tea.id }] })
    const refused: [Put, string][] = [
      [on(off), '409 subscription_plan_unfit'],
      [on(teaOnly), '409 subscription_plan_unfit'],
      [on(yen), '409 subscription_price_missing'],
      [on(elsewhere), '404 not_found'],
      [on({ ...monthly, id: 'splan_01ARZ3NDEKTSV4RRFFQ69G5FAV' }), '404 not_found'],
      [{ ...on(monthly), variantId: 'variant_none' }, '409 subscription_variant_unavailable'],
      [{ ...on(monthly), quantity: 1.5 }, '400 validation_failed'],
      [{ variantId: variant(coffee), metadata: { subscription_plan_id: 7 } }, '400 validation_failed'],
    ]
    for (const [put, expected] of refused) expect(outcome(await carts.put(store, id, put))).toBe(expected)
    expect(outcome(await carts.put(store, 'cart_none', on(monthly)))).toBe('404 not_found')
  })

  it('has no line whose terms a shopper has written or changed', async () => {
    const { store } = await somebody()
    const cart = await carts.fill(store, [on(monthly), on(weekly, tea), { variantId: variant(tea) }])
    const [held, other] = [lineOn(cart, monthly), lineOn(cart, weekly)]
    const plain = cart.items.find(({ metadata }) => !metadata?.subscription)!
    const { subscription } = held.metadata
    const no = '400 validation_failed'
    const forged = [
      { subscription },
      { subscription: { ...subscription, unit_price_minor: 1 } },
      { subscription: null, subscription_plan_id: null },
    ]
    for (const metadata of forged) {
      expect(outcome(await carts.put(store, cart.id, { variantId: variant(coffee), metadata }))).toBe(no)
    }
    const items = [
      { variant_id: variant(coffee), quantity: 1, metadata: { subscription_plan_id: monthly.id } },
    ]
    expect(outcome(await store.post('/store/carts', { region_id: acme.regionId, items }))).toBe(no)
    const update = (line: { id: string }, body: object) =>
      store.post<{ cart: Cart }>(`/store/carts/${cart.id}/line-items/${line.id}`, { quantity: 1, ...body })
    for (const [line, metadata] of [
      [held, {}],
      [held, null],
      [held, { gift: true }],
      [held, other.metadata],
      [held, { ...held.metadata, subscription: { ...subscription, unit_price_minor: 1 } }],
      [plain, { subscription_plan_id: monthly.id }],
      [plain, held.metadata],
    ] as const) {
      expect(outcome(await update(line, { metadata }))).toBe(no)
    }
    expect(outcome(await update(held, { quantity: 0.5 }))).toBe(no)
    const { cart: more } = expectOk(
      await update(held, { quantity: 4, metadata: { ...held.metadata, gift: true } }),
    )
    expect(lineOn(more, monthly)).toMatchObject({ quantity: 4, unit_price: 8.99 })
  })

  it('does not sell on a plan that is gone, or sells something else, since', async () => {
    const { store } = await somebody()
    const targets = [{ product_id: coffee.id }]
    const changes: ((plan: SubscriptionPlan) => Promise<unknown>)[] = [
      async (plan) => expectOk(await acme.admin.delete(`/admin/subscription-plans/${plan.id}`)),
      (plan) => edit(plan, { active: false }),
      (plan) => edit(plan, { targets: [{ product_id: tea.id }] }),
    ]
    for (const change of changes) {
      const plan = await createPlan(acme.admin, { targets })
      const cart = await carts.fill(store, [on(plan)])
      await carts.pay(store, cart.id)
      await change(plan)
      expect(outcome(await carts.complete(store, cart.id))).toBe('409 subscription_plan_unfit')
      expectOk(await store.delete(`/store/carts/${cart.id}/line-items/${lineOn(cart, plan).id}`))
    }
  })

  it('keeps what the shopper saw when the plan or the shop asks more', async () => {
    const { store } = await somebody()
    const plan = await createPlan(acme.admin, { discount_bps: 1_000, targets: [{ product_id: tea.id }] })
    const cart = await carts.fill(store, [on(plan, tea)])
    await edit(plan, { discount_bps: 0, minimum_cycles: 3 })
    expectOk(await carts.put(store, cart.id, { variantId: variant(coffee) }))
    const { cart: again } = expectOk(await carts.put(store, cart.id, on(plan, tea, 2)))
    expect(
      again.items.filter(({ variant_id }) => variant_id === variant(tea)).map(({ unit_price }) => unit_price),
    ).toEqual(expect.arrayContaining([18, 20]))
    await carts.pay(store, cart.id)
    const { order } = expectOk(await carts.complete(store, cart.id))
    const made = await carts.of(order.id)
    expect(made.map((one) => [one.plan_version, one.minimum_cycles, one.amount_minor]).sort()).toEqual([
      [1, 0, 1_800],
      [2, 3, 4_000],
    ])
  })

  it('does not move to another currency with something on a plan', async () => {
    const { store } = await somebody()
    expectOk(await acme.admin.post('/admin/tenant', { currency_codes: ['usd', 'jpy'] }))
    const { region } = expectOk(
      await acme.admin.post<{ region: { id: string } }>('/admin/regions', {
        ...{ name: 'Japan', currency_code: 'jpy', countries: ['jp'] },
        payment_providers: ['pp_system_default'],
      }),
    )
    const { tenant_stores: stores } = expectOk(
      await acme.admin.get<{ tenant_stores: { id: string }[] }>('/admin/tenant-stores'),
    )
    const add_region_ids = [region.id]
    for (const { id } of stores) {
      expectOk(await acme.admin.post(`/admin/tenant-stores/${id}`, { add_region_ids }))
    }
    const cart = await carts.fill(store, [on(monthly)])
    const move = () => store.post(`/store/carts/${cart.id}`, { region_id: region.id })
    expect(outcome(await move())).toBe('400 subscription_currency_mismatch')
    expectOk(await store.delete(`/store/carts/${cart.id}/line-items/${lineOn(cart, monthly).id}`))
    expect(outcome(await move())).toBe('200')
  })
})

describe('a trial', () => {
  it('costs nothing, needs no payment, and is charged for the first time when it is over', async () => {
    const shopper = await somebody()
    const cart = await carts.fill(shopper.store, [on(trial, tea)])
    expect(lineOn(cart, trial)).toMatchObject({
      ...{ unit_price: 0, metadata: { subscription: { trial_days: 14, unit_price_minor: 1_900 } } },
    })
    if (cart.total > 0) await carts.pay(shopper.store, cart.id)
    const { order } = expectOk(await carts.complete(shopper.store, cart.id))
    const [made] = await carts.of(order.id)
    expect(made).toMatchObject({ status: 'trialing', trial_ends_on: '2026-02-14', order_id: order.id })
    expect(made!.cycles).toMatchObject([
      { index: 0, status: 'scheduled', starts_on: '2026-02-14', total_minor: 1_900, order_id: null },
    ])
    // The second time there is none.
    const next = await carts.fill(shopper.store, [on(trial, tea)])
    expect(lineOn(next, trial)).toMatchObject({
      unit_price: 19,
      metadata: { subscription: { trial_days: 0 } },
    })
    await carts.pay(shopper.store, next.id)
    const { order: second } = expectOk(await carts.complete(shopper.store, next.id))
    expect(await carts.of(second.id)).toMatchObject([{ status: 'active', trial_ends_on: null }])
  })

  it('is refused to who had one before they signed in', async () => {
    const shopper = await somebody()
    await carts.buy(shopper.store, [on(trial)])
    const cart = await carts.fill(acme.store, [on(trial)])
    expectOk(await shopper.store.post(`/store/carts/${cart.id}/customer`))
    await carts.pay(shopper.store, cart.id)
    expect(outcome(await carts.complete(shopper.store, cart.id))).toBe('409 subscription_trial_used')
    expectOk(await shopper.store.delete(`/store/carts/${cart.id}/line-items/${lineOn(cart, trial).id}`))
    expectOk(await carts.put(shopper.store, cart.id, on(trial)))
    await carts.pay(shopper.store, cart.id)
    expect(outcome(await carts.complete(shopper.store, cart.id))).toBe('200')
  })

  it('is had once, however many carts are completed at the same time', async () => {
    const shopper = await somebody()
    const many: Cart[] = []
    for (let n = 0; n < 4; n++) many.push(await carts.fill(shopper.store, [on(trial)]))
    for (const { id } of many) await carts.pay(shopper.store, id)
    const answers = await Promise.all(many.map(({ id }) => carts.complete(shopper.store, id)))
    const used = '409 subscription_trial_used'
    expect(answers.map(outcome).sort()).toEqual(['200', used, used, used])
    const { rows } = await backend.sql((owner) =>
      owner.query<{ orders: string; trials: string }>(
        `select (select count(*) from "order" where customer_id = $1 and deleted_at is null) as orders,
                (select count(*) from subscription where customer_id = $1) as trials`,
        [shopper.id],
      ),
    )
    expect(rows).toEqual([{ orders: '1', trials: '1' }])
  })

  it('is the staff’s to give again, and only where they say so', async () => {
    const shopper = await somebody()
    const asked = {
      ...{ customer_id: shopper.id, plan_id: trial.id, currency_code: 'usd' },
      ...{ items: [{ variant_id: variant(coffee) }] },
    }
    const create = (given: object) => acme.admin.post('/admin/subscriptions', { ...asked, ...given })
    expectOk(await create({ status: 'draft' }))
    expectOk(await create({}))
    expect(outcome(await create({}))).toBe('409 subscription_trial_used')
    expectOk(await create({ trial_days: 3 }))
    const cart = await carts.fill(shopper.store, [on(trial)])
    expect(lineOn(cart, trial).unit_price).toBe(9.49)
  })
})

describe('a checkout', () => {
  it('that fails behind its last step leaves no subscription, and the cart as it was', async () => {
    const shopper = await somebody()
    const cart = await carts.fill(shopper.store, [on(monthly), on(trial, tea)])
    await carts.pay(shopper.store, cart.id)
    const before = await snapshot(backend, acme)
    const failed = await backend.run<{ message: string }>(MARKETPLACE, 'failCheckout', acme.id, cart.id)
    expect(failed.message).toMatch('forced failure')
    expect(await snapshot(backend, acme)).toEqual(before)
    await carts.pay(shopper.store, cart.id)
    const { order } = expectOk(await carts.complete(shopper.store, cart.id))
    expect(await carts.of(order.id)).toHaveLength(2)
  })

  it('whose process dies before its subscriptions begin is made up for, once', async () => {
    const shopper = await somebody()
    const [paid, unpaid] = [
      await carts.buy(shopper.store, [on(monthly)]),
      await carts.buy(shopper.store, [on(weekly)]),
    ]
    for (const { id } of [paid, unpaid]) await drive(backend, 'forgetBegun', acme.id, id)
    await backend.sql(async (owner) => {
      await owner.query(`update "order" set created_at = now() - interval '6 minutes' where id = any($1)`, [
        [paid.id, unpaid.id],
      ])
      await owner.query(
        `delete from payment p using order_payment_collection c
          where c.payment_collection_id = p.payment_collection_id and c.order_id = $1`,
        [unpaid.id],
      )
    })
    const begin = () => drive<void>(backend, 'beginMissedOf', acme.id)
    await Promise.all([begin(), begin(), begin()])
    expect(await carts.of(paid.id)).toMatchObject([{ status: 'active', cycle_count: 2 }])
    expect(await carts.of(unpaid.id)).toEqual([])
  })

  it('needs a method that can be charged again, unless money is taken by hand', async () => {
    const payment_providers = ['pp_system_default', SANDBOX]
    expectOk(await acme.admin.post(`/admin/regions/${acme.regionId}`, { payment_providers }))
    const { store } = await somebody()
    const bought = async (data: object) => {
      const { id } = await carts.fill(store, [on(monthly)])
      await carts.pay(store, id, { provider_id: SANDBOX, data })
      return carts.complete(store, id)
    }
    const missing = '409 payment_method_missing'
    expect(outcome(await bought({}))).toBe(missing)
    expect(outcome(await bought({ payment_method: 'pm_stolen' }))).toBe(missing)
    expect(outcome(await bought({ payment_method: 'pm_card_visa', setup_future_usage: 'on_session' }))).toBe(
      missing,
    )
    const { order } = expectOk(
      await bought({ payment_method: 'pm_card_visa', setup_future_usage: 'off_session' }),
    )
    const [made] = await carts.of(order.id)
    expect(made!.payment_provider_id).toBe(SANDBOX)
    // What was saved with the first payment pays for the next one too.
    const saved = made!.payment_method_id!
    expect(saved).not.toBe('pm_card_visa')
    const { order: again } = expectOk(await bought({ payment_method: saved }))
    expect(await carts.of(again.id)).toMatchObject([{ payment_method_id: saved }])
  })
})

it.each([
  ['jpy', 'jp', 333],
  ['eur', 'de', 9.99],
  ['kwd', 'kw', 3.333],
])(
  '%s: with tax, in prices and on top, and a promotion, the first cycle is what its lines cost',
  async (...of) => {
    const [currency, country, price] = of
    const tenant = await backend.provisionTenant(`plans-${currency}`, {
      ...{ currency_code: currency, country_codes: [country] },
    })
    const { admin } = tenant
    const market = new Market(backend, tenant, currency, country)
    const shop = new Carts(tenant, country)
    const regions = expectOk(await admin.get<{ tax_regions: { id: string }[] }>('/admin/tax-regions'))
    for (const { id } of regions.tax_regions) await admin.delete(`/admin/tax-regions/${id}`)
    const rate = { name: 'VAT', code: 'VAT', rate: 7.7, is_combinable: false }
    const body = { country_code: country, provider_id: 'tp_system', default_tax_rate: rate }
    expectOk(await admin.post('/admin/tax-regions', body))
    const application_method = {
      ...{
        type: 'percentage',
        target_type: 'items',
        allocation: 'across',
        value: 33.3,
        currency_code: currency,
      },
    }
    const code = { code: 'THIRD', type: 'standard', status: 'active', is_automatic: false }
    expectOk(await admin.post('/admin/promotions', { ...code, application_method }))
    const sellers = [await market.seller('one', 4), await market.seller('two', 2)]
    const [mine, theirs] = [
      await market.product(sellers[0]!, price),
      await market.product(sellers[1]!, price * 2),
    ]
    const plan = await createPlan(admin, {
      discount_bps: 1_250,
      targets: [{ product_id: mine.productId }, { product_id: theirs.productId }],
    })
    const scale = { jpy: 1, eur: 100, kwd: 1_000 }[currency as 'eur']
    const minor = (major: number) => Math.round(major * scale)
    const { store } = await somebody(tenant)
    for (const inclusive of [false, true]) {
      const { price_preferences: preferences } = expectOk(
        await admin.get<{ price_preferences: { id: string }[] }>('/admin/price-preferences'),
      )
      for (const { id } of preferences) {
        expectOk(await admin.post(`/admin/price-preferences/${id}`, { is_tax_inclusive: inclusive }))
      }
      const puts: Put[] = [
        { variantId: mine.variantId, quantity: 3, planId: plan.id },
        { variantId: theirs.variantId, planId: plan.id },
        { variantId: theirs.variantId, quantity: 2 },
      ]
      const order = await shop.buy(
        store,
        puts,
        sellers.map(({ optionId }) => optionId),
        ['THIRD'],
      )
      const [made] = await shop.of(order.id)
      const lines = order.items.filter(({ metadata }) => metadata?.subscription)
      expect(made!.items.map(({ is_tax_inclusive }) => is_tax_inclusive)).toEqual([inclusive, inclusive])
      // 12.5 % less, half-up at the currency's digits: the discount is rounded, then taken off.
      const piece = (whole: number) => minor(whole) - Math.floor((minor(whole) * 125 + 500) / 1_000)
      expect(made!.amount_minor).toBe(3 * piece(price) + piece(price * 2))
      const first = made!.cycles.find(({ index }) => index === 0)!
      const rows = await market.vendorOrders(order.id)
      const asked = rows
        .flatMap((row) => row.lines)
        .filter(({ source_id }) => lines.some(({ id }) => id === source_id))
      expect(first.total_minor).toBe(asked.reduce((sum, line) => sum + Number(line.total_minor), 0))
      expect(first).toMatchObject({ status: 'paid', items_minor: made!.amount_minor, shipping_minor: 0 })
      expect(first.discount_minor).toBeGreaterThan(0)
      expect(first.tax_minor > 0).toBe(!inclusive)
      expect(
        Math.abs(first.total_minor - lines.reduce((sum, { total }) => sum + total, 0) * scale),
      ).toBeLessThan(2)
    }
  },
)
