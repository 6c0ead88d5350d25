import type { VendorOrder } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import { invite, outcome, VendorWorld } from '../vendors/world'
import { disputeTests } from './disputes'
import { Market, type Seller } from './world'

let world: VendorWorld
let market: Market
let bakers: Seller
let winery: Seller

beforeAll(async () => {
  world = await VendorWorld.start()
  market = new Market(world.backend, world.acme)
  bakers = await market.seller('bakers', 4)
  winery = await market.seller('winery', 6)
  expectOk(
    await world.acme.admin.post('/admin/commission-rules', {
      ...{ name: 'Ten percent', terms: { kind: 'percentage', rate_bps: 1000 } },
    }),
  )
})
afterAll(() => world?.stop())

async function sell() {
  const order = await market.buy([
    [await market.product(bakers, 3), 1],
    [await market.product(winery, 10), 1],
  ])
  const rows = await market.vendorOrders(order.id)
  const idOf = ({ vendor }: Seller) => rows.find(({ vendor_id }) => vendor_id === vendor.id)!.id
  return { order, id: idOf(bakers), other: idOf(winery) }
}

const read = async (id: string) =>
  expectOk(await world.acme.admin.get<{ vendor_order: VendorOrder }>(`/admin/vendor-orders/${id}`))
    .vendor_order
const moneyOf = async (id: string) => {
  const { captured_minor, refunded_minor } = await read(id)
  return [captured_minor, refunded_minor]
}
const baker = () => world.person(world.acme, 'owner@bakers.example')

/** Sums of the ledger: by account for one vendor order, and of everything. */
const ledger = (id: string) =>
  world.backend.sql(async (owner) => {
    const { rows } = await owner.query<{ kind: string; amount: number }>(
      `select a.kind, sum(p.amount_minor)::int as amount from ledger_posting p
         join ledger_account a on a.id = p.account_id where p.vendor_order_id = $1 group by 1 order by 1`,
      [id],
    )
    const all = await owner.query<{ sum: number }>(
      'select coalesce(sum(amount_minor), 0)::int as sum from ledger_posting',
    )
    return { ...Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount])), all: all.rows[0]!.sum }
  })

it('a vendor captures its own share and no more, however many try at once', async () => {
  const { id, other } = await sell()
  const capture = (amount_minor: number) => baker().post(`/vendor/orders/${id}/captures`, { amount_minor })
  expect(outcome(await capture(701))).toBe('409 capture_exceeds_outstanding')
  const answers = await Promise.all(Array.from({ length: 50 }, () => capture(100)))
  expect(answers.map(outcome).filter((each) => each === '200')).toHaveLength(7)
  expect(new Set(answers.map(outcome))).toEqual(new Set(['200', '409 capture_exceeds_outstanding']))
  expect([await moneyOf(id), await moneyOf(other)]).toEqual([
    [700, 0],
    [0, 0],
  ])
  expect(await ledger(id)).toMatchObject({ commission_revenue: 30, pending: 670, all: 0 })
}, 120_000)

it('a vendor gives back what was captured for it and no more, however many try at once', async () => {
  const { order, id, other } = await sell()
  const { order: paid } = expectOk(
    await world.acme.admin.get<{ order: { payment_collections: { payments: { id: string }[] }[] } }>(
      `/admin/orders/${order.id}?fields=*payment_collections.payments`,
    ),
  )
  const payment = paid.payment_collections[0]!.payments[0]!.id
  const refund = (amount_minor: number) =>
    baker().post(`/vendor/orders/${id}/refunds`, { amount_minor, reason: 'Burnt.' })
  expect(outcome(await refund(1))).toBe('409 refund_exceeds_share')
  expectOk(await world.acme.admin.post(`/admin/payments/${payment}/capture`))
  const answers = await Promise.all(Array.from({ length: 50 }, () => refund(100)))
  expect(answers.map(outcome).filter((each) => each === '200')).toHaveLength(7)
  expect(new Set(answers.map(outcome))).toEqual(new Set(['200', '409 refund_exceeds_share']))
  expect([await moneyOf(id), await moneyOf(other)]).toEqual([
    [700, 700],
    [1600, 0],
  ])
  expect(await ledger(id)).toMatchObject({ commission_revenue: 0, pending: 0, all: 0 })
  expect(await ledger(other)).toMatchObject({ commission_revenue: 100, pending: 1500, all: 0 })
}, 120_000)

it('is for those who run the vendor, and of the own orders', async () => {
  const { id, other } = await sell()
  await invite(baker(), '/vendor/members', 'till@bakers.example', 'staff')
  const staff = world.person(world.acme, 'till@bakers.example')
  for (const [verb, body] of [
    ['captures', { amount_minor: 1 }],
    ['refunds', { amount_minor: 1, reason: 'x' }],
  ] as const) {
    expect(outcome(await staff.post(`/vendor/orders/${id}/${verb}`, body))).toBe('403 forbidden')
    expect(outcome(await baker().post(`/vendor/orders/${other}/${verb}`, body))).toBe('404 not_found')
    for (const amount_minor of [0, -1, 1.5, 1e18]) {
      const answer = await baker().post(`/vendor/orders/${id}/${verb}`, { ...body, amount_minor })
      expect(outcome(answer)).toBe('400 validation_failed')
    }
  }
})

describe('a dispute', () => disputeTests(() => ({ world, market, sell, ledger })))
