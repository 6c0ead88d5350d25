import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type {
  LedgerAccount,
  LedgerHealth,
  Payout,
  PayoutSettingsAnswer,
  ProductApproval,
  Vendor,
  VendorBalances,
  VendorNotificationList,
  VendorOnboarding,
  VendorOrder,
  VendorOrderDetail,
  VendorProduct,
  VendorRequirement,
  WholePayout,
} from '@cityos/contracts'
import { expectOk, type Client } from '@cityos/testing'
import { hire } from '../access/staff'
import { createVendor, outcome, VendorWorld } from '../vendors/world'
import { Listening } from '../webhooks/listen'
import { toldTests } from './told'

const FIXTURE = join(__dirname, '../fixtures/marketplace-life.ts')
const DAY_MS = 86_400_000

interface Seller {
  id: string
  handle: string
  owner: Client
  variantId: string
}

let world: VendorWorld
/** Whose vendors, orders and money it is about. */
let shop: VendorWorld['acme']
let bakers: Seller
let winery: Seller
const everybody: Seller[] = []
/** When what is tested began: nothing that happens here takes a day. */
let start: number

beforeAll(async () => {
  world = await VendorWorld.start({ CITYOS_TEST_JOBS: 'off' })
  shop = world.acme
  start = Date.now()
})
afterAll(() => world?.stop())

const inside = <T = void>(name: string, ...args: unknown[]) => world.backend.run<T>(FIXTURE, name, ...args)
/** Moves the clock of vendors' money, which tells 09:00 UTC some days from now. */
const onDay = (day: number) => {
  const at = new Date(start + day * DAY_MS)
  at.setUTCHours(9, 0, 0, 0)
  return inside('setClock', at.toISOString())
}
const job = (name: string) => inside('runJob', name)
const admin = () => shop.admin

/** What every account holds, by its owner, but for those that hold nothing; the ledger is checked whole first. */
async function books(): Promise<Record<string, Record<string, number>>> {
  await inside('settle', shop.id)
  const { ledger_health: health } = expectOk(
    await admin().get<{ ledger_health: LedgerHealth }>('/admin/ledger/health'),
  )
  expect([health.status, health.findings]).toEqual(['ok', []])
  const { ledger_accounts: accounts } = expectOk(
    await admin().get<{ ledger_accounts: LedgerAccount[] }>('/admin/ledger/accounts?limit=100'),
  )
  expect(accounts.reduce((sum, { balance_minor }) => sum + balance_minor, 0)).toBe(0)
  const names = new Map(everybody.map((seller) => [seller.id, seller.handle]))
  const found: Record<string, Record<string, number>> = {}
  for (const { owner_id, kind, balance_minor } of accounts) {
    if (balance_minor) (found[names.get(owner_id) ?? owner_id] ??= {})[kind] = balance_minor
  }
  return found
}

const DOCS = readFileSync(join(__dirname, '../../../../docs/marketplace.md'), 'utf8').replace(/ +/g, ' ')
const KINDS = [
  ...['clearing', 'commission_revenue', 'commission_tax'],
  ...['pending', 'reserve', 'available', 'in_transit', 'receivable'],
]

/** What the accounts hold; docs/marketplace.md tells the same of this step. */
async function toldBooks(step: string): Promise<Record<string, Record<string, number>>> {
  const found = await books()
  const cells = ['platform', 'bakers', 'winery'].map((owner) => {
    const held = KINDS.filter((kind) => found[owner]?.[kind])
    const words = held.map((kind) => `${kind} ${(found[owner]![kind]! / 100).toFixed(2).replace('-', '−')}`)
    return words.join(', ') || 'nothing'
  })
  const row = DOCS.split('\n').find((line) => line.startsWith(`| ${step} |`))
  expect(row).toBe(`| ${[step, ...cells].join(' | ')} |`)
  return found
}

const own = async (seller: Seller, orderId: string) => {
  const { vendor_orders: found } = expectOk(
    await seller.owner.get<{ vendor_orders: VendorOrder[] }>(`/vendor/orders?order_id=${orderId}`),
  )
  return found[0]!
}
const read = async (id: string) =>
  expectOk(await admin().get<{ vendor_order: VendorOrderDetail }>(`/admin/vendor-orders/${id}`)).vendor_order

/** A vendor that was invited, has accepted the terms, was looked at and approved, and sells one thing for 100.00. */
async function becomeSeller(handle: string, terms?: VendorRequirement): Promise<Seller> {
  const { id } = await createVendor(shop, handle)
  const owner = world.person(shop, `owner@${handle}.example`)
  if (terms) {
    expect(outcome(await owner.post('/vendor/onboarding/submit'))).toBe('409 vendor_incomplete')
    const accepted = { requirement_id: terms.id, version: terms.terms_version }
    expectOk(await owner.post('/vendor/onboarding/terms', accepted))
  }
  const { onboarding } = expectOk(
    await owner.post<{ onboarding: VendorOnboarding }>('/vendor/onboarding/submit'),
  )
  expect(onboarding).toMatchObject({ status: 'submitted', kyc_status: 'pending' })
  const move = (verb: string, body: object = {}) =>
    admin().post<{ vendor: Vendor }>(`/admin/vendors/${id}/${verb}`, body)
  expect(outcome(await move('approve'))).toBe('409 vendor_incomplete')
  expectOk(await move('kyc', { decision: 'verify' }))
  expect(expectOk(await move('approve')).vendor.status).toBe('approved')
  const seller = { id, handle, owner, variantId: await listProduct(owner, `From ${handle}`) }
  everybody.push(seller)
  return seller
}

/** A product that the tenant has approved; answers its variant. */
async function listProduct(owner: Client, title: string): Promise<string> {
  const { product } = expectOk(
    await owner.post<{ product: VendorProduct }>('/vendor/products', {
      ...{ title, options: [{ title: 'Size', values: ['One'] }] },
      variants: [
        {
          ...{ title: 'One', options: { Size: 'One' }, stocked_quantity: 50 },
          prices: [{ currency_code: 'usd', amount_minor: 10_000 }],
        },
      ],
    }),
  )
  expectOk(await owner.post(`/vendor/products/${product.id}/submit`))
  const { product_approvals: queue } = expectOk(
    await admin().get<{ product_approvals: ProductApproval[] }>('/admin/product-approvals'),
  )
  const waiting = queue.find(({ product_id }) => product_id === product.id)!
  expectOk(await admin().post(`/admin/product-approvals/${waiting.id}/approve`))
  return product.variants[0]!.id
}

/** One of each seller's in one cart, paid with one payment; answers the order's id. */
async function buy(sellers: Seller[]): Promise<string> {
  const { store, regionId } = shop
  const { cart } = expectOk(
    await store.post<{ cart: { id: string } }>('/store/carts', {
      ...{ region_id: regionId, email: 'shopper@example.com' },
      items: sellers.map(({ variantId }) => ({ variant_id: variantId, quantity: 1 })),
      shipping_address: {
        ...{ first_name: 'Ada', last_name: 'Byron', address_1: '1 Main Street', city: 'Springfield' },
        ...{ postal_code: '12345', country_code: 'us' },
      },
    }),
  )
  const { shipping_options: ways } = expectOk(
    await store.get<{ shipping_options: { id: string; name: string }[] }>(
      `/store/shipping-options?cart_id=${cart.id}`,
    ),
  )
  for (const { id } of ways) {
    expectOk(await store.post(`/store/carts/${cart.id}/shipping-methods`, { option_id: id }))
  }
  const { payment_collection: payment } = expectOk(
    await store.post<{ payment_collection: { id: string } }>('/store/payment-collections', {
      cart_id: cart.id,
    }),
  )
  const path = `/store/payment-collections/${payment.id}/payment-sessions`
  expectOk(await store.post(path, { provider_id: 'pp_system_default' }))
  const answer = await store.post<{ order?: { id: string } }>(`/store/carts/${cart.id}/complete`)
  return expectOk(answer).order!.id
}

async function capture(orderId: string): Promise<void> {
  const { order } = expectOk(
    await admin().get<{ order: { payment_collections: { payments: { id: string }[] }[] } }>(
      `/admin/orders/${orderId}?fields=*payment_collections.payments`,
    ),
  )
  const payment = order.payment_collections[0]!.payments[0]!.id
  expectOk(await admin().post(`/admin/payments/${payment}/capture`))
}

/** Packed, shipped and delivered by the vendor. */
async function deliver(seller: Seller, id: string): Promise<void> {
  const act = async (verb: string) =>
    expectOk(await seller.owner.post<{ vendor_order: VendorOrderDetail }>(`/vendor/orders/${id}/${verb}`))
      .vendor_order
  const { fulfillments } = await act('fulfillments')
  await act(`fulfillments/${fulfillments[0]!.id}/ship`)
  expect((await act(`fulfillments/${fulfillments[0]!.id}/deliver`)).status).toBe('delivered')
}

const payoutsOf = async (seller: Seller, query = '') =>
  expectOk(
    await seller.owner.get<{ payouts: Payout[] }>(`/vendor/payouts?order=created_at${query}`),
  ).payouts.map(({ status, amount_minor }) => `${status} ${amount_minor}`)

/** What of the seller's first payout was to be taken back, and what came of it. */
async function takenBack(seller: Seller): Promise<string[]> {
  const { payouts } = expectOk(
    await seller.owner.get<{ payouts: Payout[] }>('/vendor/payouts?order=created_at'),
  )
  const { payout } = expectOk(
    await seller.owner.get<{ payout: WholePayout }>(`/vendor/payouts/${payouts[0]!.id}`),
  )
  return payout.reversals.map(({ state, amount_minor, error_code }) =>
    [state, amount_minor, error_code].filter(Boolean).join(' '),
  )
}

describe('a fresh install, in which nobody has set anything', () => {
  beforeAll(() => void (shop = world.globex))
  afterAll(() => void (shop = world.acme))

  it('pays a vendor by itself: a week after the delivery, within one interval of the schedule', async () => {
    const { payout_settings: settings } = expectOk(
      await admin().get<{ payout_settings: PayoutSettingsAnswer }>('/admin/payout-settings'),
    )
    expect(settings.effective).toMatchObject({ hold_days: 7, schedule: { kind: 'weekly' } })
    const potters = await becomeSeller('potters')
    const sale = await buy([potters])
    await capture(sale)
    await deliver(potters, (await own(potters, sale)).id)
    await books()
    const seen = new Map<string, number>()
    for (let day = 1; day <= 17; day++) {
      await onDay(day)
      for (const name of ['releaseFunds', 'generatePayouts', 'executePayouts']) await job(name)
      for (const payout of await payoutsOf(potters)) if (!seen.has(payout)) seen.set(payout, day)
    }
    expect([...seen.keys()]).toEqual(['in_transit 10000', 'paid 10000'])
    const [sent, arrived] = [...seen.values()] as [number, number]
    expect(sent).toBeGreaterThanOrEqual(7)
    // The hold ends on the eighth day at the latest, and a week holds one day on which vendors are paid.
    expect(sent).toBeLessThanOrEqual(8 + 7)
    expect(arrived).toBe(sent + 1)
    expect((await books())['potters']).toBeUndefined()
  })
})

describe('the tenant’s own systems are told', () => {
  beforeAll(() => void (shop = world.globex))
  afterAll(() => void (shop = world.acme))

  /** Sold, delivered to the satisfaction of the staff, paid out by hand, and arrived. */
  const paidOut = async (seller: Seller) => {
    const sale = await buy([seller])
    await capture(sale)
    await books()
    const { id } = await own(seller, sale)
    const release = { reason: 'Known for years.', free_reserve: true }
    expectOk(await admin().post(`/admin/vendor-orders/${id}/funds/release`, release))
    expectOk(await admin().post('/admin/payouts', { vendor_id: seller.id }))
    for (const day of [20, 21]) {
      await onDay(day)
      await job('executePayouts')
    }
    expect(await payoutsOf(seller)).toEqual(['paid 10000'])
    return id
  }
  const settle = () => inside('settle', shop.id)
  toldTests(() => ({ world, shop, becomeSeller, paidOut, settle, job }))
})

describe('the life of a sale, from an invitation to a claw-back', () => {
  let order: string
  let endpoint: Listening
  let parts: { bread: string; wine: string }

  it('vendors are invited, verified and approved, and their products as well', async () => {
    endpoint = await Listening.to(world.backend, shop, ['payout_reversal.updated'])
    const { requirement } = expectOk(
      await admin().post<{ requirement: VendorRequirement }>('/admin/vendor-requirements', {
        ...{ kind: 'terms', code: 'terms', title: 'Terms' },
        ...{ terms_url: 'https://acme.example/terms', terms_version: '1' },
      }),
    )
    bakers = await becomeSeller('bakers', requirement)
    winery = await becomeSeller('winery', requirement)
    const rule = (name: string, rate_bps: number, rest: object = {}) =>
      admin().post('/admin/commission-rules', { name, terms: { kind: 'percentage', rate_bps }, ...rest })
    expectOk(await rule('Everybody', 1_000))
    expectOk(await rule('The winery', 1_500, { vendor_id: winery.id }))
    expectOk(await admin().post('/admin/commission-settings', { commission_tax_bps: 1_900 }))
    const settings = { hold_days: 7, reserve_bps: 1_000, reserve_days: 30 }
    const schedule = { kind: 'daily', hour: 8 }
    expectOk(await admin().post('/admin/payout-settings', { ...settings, schedule }))
    expect(await books()).toEqual({})
  })

  it('one cart, one payment and one order become two vendor orders, each with its own commission', async () => {
    order = await buy([bakers, winery])
    const [bread, wine] = [await own(bakers, order), await own(winery, order)]
    parts = { bread: bread.id, wine: wine.id }
    const terms = (of: VendorOrder) => [
      of.total_minor,
      of.commission_minor,
      of.commission_tax_minor,
      of.net_minor,
    ]
    expect([terms(bread), terms(wine)]).toEqual([
      [10_000, 1_000, 190, 8_810],
      [10_000, 1_500, 285, 8_215],
    ])
    expect(await books()).toEqual({})
  })

  it('what is captured is the vendors’, less the commission, and pending', async () => {
    await capture(order)
    expect(await toldBooks('the capture')).toEqual({
      platform: { clearing: -20_000, commission_revenue: 2_500, commission_tax: 475 },
      bakers: { pending: 8_810 },
      winery: { pending: 8_215 },
    })
  })

  it('a week after the delivery it is available, less the reserve, and not a day before', async () => {
    await deliver(bakers, parts.bread)
    await deliver(winery, parts.wine)
    const before = await books()
    await onDay(6)
    await job('releaseFunds')
    expect(await books()).toEqual(before)
    await onDay(8)
    await job('releaseFunds')
    await job('releaseFunds')
    expect(await toldBooks('a week from the delivery')).toEqual({
      platform: before['platform'],
      bakers: { reserve: 881, available: 7_929 },
      winery: { reserve: 822, available: 7_393 },
    })
    expect(await read(parts.wine)).toMatchObject({
      ...{ released_at: expect.any(String), reserve_until: expect.any(String) },
      ...{ funds_held_at: null, funds_held_reason: null },
    })
  })

  it('the next payout takes it on its way, and the bank says when it has arrived', async () => {
    await onDay(9)
    await job('generatePayouts')
    const made = await toldBooks('payouts are made')
    expect([made['bakers'], made['winery']]).toEqual([
      { reserve: 881, in_transit: 7_929 },
      { reserve: 822, in_transit: 7_393 },
    ])
    await job('executePayouts')
    expect(await payoutsOf(bakers)).toEqual(['in_transit 7929'])
    await onDay(10)
    await job('executePayouts')
    expect(await payoutsOf(bakers)).toEqual(['paid 7929'])
    expect(await toldBooks('they have arrived')).toEqual({
      platform: { clearing: -4_678, commission_revenue: 2_500, commission_tax: 475 },
      bakers: { reserve: 881 },
      winery: { reserve: 822 },
    })
  })

  it('half of it is refunded behind the payout: the reserve pays first, the rest is owed', async () => {
    expectOk(
      await bakers.owner.post(`/vendor/orders/${parts.bread}/refunds`, {
        amount_minor: 5_000,
        reason: 'Stale.',
      }),
    )
    expect(await toldBooks('half of the bread is refunded')).toEqual({
      platform: { clearing: 322, commission_revenue: 2_000, commission_tax: 380 },
      bakers: { receivable: -3_524 },
      winery: { reserve: 822 },
    })
    const { balances } = expectOk(await bakers.owner.get<VendorBalances>('/vendor/balance'))
    expect(balances).toMatchObject([{ owed_minor: -3_524, available_minor: 0, reserve_minor: 0 }])
    expect(await takenBack(bakers)).toEqual(['pending 3524'])
  })

  it('the next sale pays the debt before its payout', async () => {
    const next = await buy([bakers])
    await capture(next)
    await deliver(bakers, (await own(bakers, next)).id)
    await onDay(20)
    await job('releaseFunds')
    const released = await toldBooks('another bread is sold and released')
    expect(released['bakers']).toEqual({ reserve: 881, available: 7_929, receivable: -3_524 })
    await job('generatePayouts')
    const netted = await toldBooks('its payout is made: the debt is paid')
    expect(netted['bakers']).toEqual({ reserve: 881, in_transit: 4_405 })
    await job('executePayouts')
    await onDay(21)
    await job('executePayouts')
    expect(await payoutsOf(bakers)).toEqual(['paid 7929', 'paid 4405'])
    expect(await takenBack(bakers)).toEqual(['canceled 3524 nothing_owed'])
    const told = await endpoint.hear('payout_reversal', ({ state }) => state === 'canceled')
    expect(told.data).toMatchObject({ error_code: 'nothing_owed', vendor_order_id: parts.bread })
    const between = new Date(start + 15 * DAY_MS).toISOString()
    expect(await payoutsOf(bakers, `&created_to=${between}`)).toEqual(['paid 7929'])
    expect(await payoutsOf(bakers, `&created_from=${between}`)).toEqual(['paid 4405'])
    expect(await toldBooks('it has arrived')).toEqual({
      platform: { clearing: -5_273, commission_revenue: 3_000, commission_tax: 570 },
      bakers: { reserve: 881 },
      winery: { reserve: 822 },
    })
  })

  it('the reserves come free, and in the end each has what is its own', async () => {
    await onDay(60)
    await job('releaseFunds')
    await job('generatePayouts')
    for (const day of [60, 61]) {
      await onDay(day)
      await job('executePayouts')
    }
    expect(await toldBooks('the reserves are free and paid out')).toEqual({
      platform: { clearing: -3_570, commission_revenue: 3_000, commission_tax: 570 },
    })
    expect(await payoutsOf(bakers)).toEqual(['paid 7929', 'paid 4405', 'paid 881'])
    expect(await payoutsOf(winery)).toEqual(['paid 7393', 'paid 822'])
  })
})

describe('money that somebody decides about', () => {
  const funds = (id: string, verb: string, body: object = { reason: 'Because.' }, client = admin()) =>
    client.post<{ vendor_order: VendorOrderDetail }>(`/admin/vendor-orders/${id}/funds/${verb}`, body)
  const sold = async () => {
    const order = await buy([bakers])
    await capture(order)
    await books()
    return (await own(bakers, order)).id
  }

  it('is kept back with a reason, whatever its time, until somebody says otherwise', async () => {
    const id = await sold()
    await deliver(bakers, id)
    expect(outcome(await funds(id, 'resume'))).toBe('409 illegal_transition')
    const { vendor_order: held } = expectOk(await funds(id, 'hold', { reason: 'The shopper complains.' }))
    expect(held).toMatchObject({
      funds_held_at: expect.any(String),
      funds_held_reason: 'The shopper complains.',
    })
    expect(outcome(await funds(id, 'hold'))).toBe('409 illegal_transition')
    expect(outcome(await funds(id, 'release'))).toBe('409 illegal_transition')
    await onDay(80)
    await job('releaseFunds')
    expect((await books())['bakers']).toEqual({ pending: 8_810 })
    expect(expectOk(await funds(id, 'resume')).vendor_order).toMatchObject({
      ...{ funds_held_at: null, funds_held_reason: null, released_at: null },
    })
    await job('releaseFunds')
    expect((await books())['bakers']).toEqual({ reserve: 881, available: 7_929 })
    await inside('tellAll', world.acme.id)
    const { notifications } = expectOk(
      await bakers.owner.get<VendorNotificationList>('/vendor/notifications?limit=100'),
    )
    const told = notifications.filter(({ subject_id }) => subject_id === id)
    expect(told.map(({ kind }) => kind).sort()).toEqual([
      ...['funds_held', 'funds_released', 'funds_resumed', 'order_placed'],
    ])
    expect(told.find(({ kind }) => kind === 'funds_held')?.data.reason).toBe('The shopper complains.')
    const released = told.find(({ kind }) => kind === 'funds_released')
    expect(released?.data).toMatchObject({ amount_minor: 7_929, currency_code: 'usd' })
  })

  it('is released before its time, once, and with its reserve where that is said', async () => {
    const before = (await books())['bakers']!
    const id = await sold()
    expectOk(await funds(id, 'release', { reason: 'Known for years.' }))
    expect((await books())['bakers']).toEqual({
      reserve: before['reserve']! + 881,
      available: before['available']! + 7_929,
    })
    expect(outcome(await funds(id, 'release'))).toBe('409 funds_not_pending')
    const { ledger_transactions: moves } = expectOk(
      await admin().get<{ ledger_transactions: { reason: string; actor: string }[] }>(
        `/admin/ledger/transactions?source_id=${id}`,
      ),
    )
    expect(moves).toMatchObject([{ reason: 'Known for years.', actor: expect.stringMatching(/^user_/) }])
    const { vendor_order: freed } = expectOk(
      await funds(id, 'release', { reason: 'And the rest.', free_reserve: true }),
    )
    expect(freed.reserve_until).toBeNull()
    expect(outcome(await funds(id, 'hold'))).toBe('409 funds_released')
    expect((await books())['bakers']).toEqual({
      reserve: before['reserve'],
      available: before['available']! + 8_810,
    })
  })

  it('fails at the end of its workflow without a trace but in the journal', async () => {
    const id = await sold()
    const state = async () => [await books(), { ...(await read(id)), updated_at: '' }]
    const fail = (what: string) => inside<string>('failFunds', world.acme.id, what, id)
    const pending = await state()
    for (const what of ['release', 'free', 'hold']) {
      expect([what, await fail(what)]).toEqual([what, expect.stringContaining('forced failure')])
      expect(await state()).toEqual(pending)
    }
    expectOk(await funds(id, 'hold'))
    const held = await state()
    expect(await fail('resume')).toContain('forced failure')
    expect(await state()).toEqual(held)
    expectOk(await funds(id, 'resume'))
    expectOk(await funds(id, 'release'))
    const released = await state()
    expect(await fail('free')).toContain('forced failure')
    expect(await state()).toEqual(released)
  })

  it('is for owners, admins and finance of the tenant alone, and about its own orders', async () => {
    const id = await sold()
    const [finance, editor] = [
      await hire(world.backend, world.acme, ['finance']),
      await hire(world.backend, world.acme, ['editor']),
    ]
    expect(outcome(await funds(id, 'hold', { reason: 'x' }, editor.client))).toBe('403 forbidden')
    expect(outcome(await funds(id, 'hold', { reason: 'x' }, finance.client))).toBe('200')
    expect(outcome(await funds(id, 'resume', { reason: 'x' }, world.globex.admin))).toBe('404 not_found')
    expect(outcome(await funds(id, 'hold', { reason: 'x' }, world.acme.anonymous))).toBe('401')
    for (const body of [{}, { reason: '' }, { reason: 'x', actor: 'y' }, { reason: 'x'.repeat(1_001) }]) {
      for (const verb of ['hold', 'resume', 'release']) {
        expect(outcome(await funds(id, verb, body))).toBe('400 validation_failed')
      }
    }
    expect(outcome(await funds('vord_01J00000000000000000000000', 'hold'))).toBe('404 not_found')
    expectOk(await funds(id, 'resume'))
    expectOk(await bakers.owner.post(`/vendor/orders/${id}/reject`, { reason: 'No flour.' }))
    expect(outcome(await funds(id, 'release'))).toBe('409 illegal_transition')
  })
})
