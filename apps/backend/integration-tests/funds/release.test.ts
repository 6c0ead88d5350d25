import { adjustment } from '../../src/modules/ledger/domain/adjustment'
import { transactionOf } from '../../src/modules/ledger/domain/transaction'
import { saveSettings } from '../../src/modules/payout/store/settings'
import { releaseDue } from '../../src/workflows/funds/release-due'
import { PayoutDatabase } from '../payouts/payout-database'
import { Sales } from './sales'

let world: PayoutDatabase
let sales: Sales
beforeAll(async () => {
  world = await PayoutDatabase.start()
  sales = new Sales(world)
})
afterEach(() => world.audit())
afterAll(() => world?.stop())

const DAY_MS = 86_400_000
const days = (count: number) => world.clock.advance(count * DAY_MS)
const run = () => releaseDue(world.context())
const set = (vendor: string, own: Parameters<typeof saveSettings>[2]) =>
  world.db.transaction((trx) => saveSettings(trx, vendor, own))
const moneyOf = async (vendor: string) => {
  const { pending, reserve, available, receivable } = await world.balances(vendor)
  return { pending, reserve, available, receivable }
}
const NOTHING = { pending: 0n, reserve: 0n, available: 0n, receivable: 0n }

/** A vendor and an order of its that was delivered and paid. */
async function sold(over: Parameters<typeof saveSettings>[2] = {}) {
  const vendor = await world.vendor()
  if (Object.keys(over).length) await set(vendor, over)
  const order = await sales.order(vendor)
  await sales.capture(order, 11_900n)
  return { vendor, order }
}

it('makes the money of a delivered order available when its hold is over, and not a moment before', async () => {
  const { vendor, order } = await sold()
  world.clock.advance(7 * DAY_MS - 1)
  await run()
  expect(await moneyOf(vendor)).toEqual({ ...NOTHING, pending: 10_710n })
  world.clock.advance(1)
  expect(await run()).toBe(1)
  expect(await moneyOf(vendor)).toEqual({ ...NOTHING, available: 10_710n })
  expect(await sales.read(order)).toMatchObject({ released_at: world.clock.now(), reserve_until: null })
  expect(world.told.filter(({ id }) => id === order)).toEqual([
    { event: 'vendor_order.funds_released', id: order },
  ])
  expect(await run()).toBe(0)
  expect(await moneyOf(vendor)).toEqual({ ...NOTHING, available: 10_710n })
})

it('holds by the vendor’s own days, with the tenant’s for everybody else', async () => {
  const [quick, slow, others] = [await sold({ hold_days: 0 }), await sold({ hold_days: 30 }), await sold()]
  await set('', { hold_days: 3 })
  const available = async () =>
    Promise.all([quick, slow, others].map(async (one) => (await moneyOf(one.vendor)).available))
  await run()
  expect(await available()).toEqual([10_710n, 0n, 0n])
  days(3)
  await run()
  expect(await available()).toEqual([10_710n, 0n, 10_710n])
  days(27)
  await run()
  expect(await available()).toEqual([10_710n, 10_710n, 10_710n])
  await set('', { hold_days: null })
})

it('keeps a reserve for its own time, which later settings do not change', async () => {
  const { vendor, order } = await sold({ hold_days: 1, reserve_bps: 1_000, reserve_days: 60 })
  days(1)
  await run()
  expect(await moneyOf(vendor)).toEqual({ ...NOTHING, reserve: 1_071n, available: 9_639n })
  await set(vendor, { reserve_days: 5 })
  days(59)
  await run()
  expect((await moneyOf(vendor)).reserve).toBe(1_071n)
  days(1)
  await run()
  expect(await moneyOf(vendor)).toEqual({ ...NOTHING, available: 10_710n })
  expect((await sales.read(order)).reserve_until).toBeNull()
  expect(world.told.at(-1)).toEqual({ event: 'vendor_order.reserve_released', id: order })
})

it('an order that somebody writes while its money is released has the times of that release, however late it is marked', async () => {
  const { vendor, order } = await sold({ hold_days: 1, reserve_bps: 1_000, reserve_days: 60 })
  days(1)
  const released = world.clock.now()
  await world.db.transaction(async (trx) => {
    await trx.raw('select from vendor_order where id = ? for update', [order])
    expect(await run()).toBe(1)
  })
  expect(await moneyOf(vendor)).toEqual({ ...NOTHING, reserve: 1_071n, available: 9_639n })
  expect((await sales.read(order)).released_at).toBeNull()
  days(40)
  expect(await run()).toBe(0)
  expect(await sales.read(order)).toMatchObject({
    released_at: released,
    reserve_until: new Date(released.getTime() + 60 * DAY_MS),
  })
  days(20)
  await run()
  expect(await moneyOf(vendor)).toEqual({ ...NOTHING, available: 10_710n })
})

it('what is captured after a release is released by itself; refunds before and behind it leave nothing over', async () => {
  const vendor = await world.vendor()
  await set(vendor, { hold_days: 2, reserve_bps: 500, reserve_days: 10 })
  const order = await sales.order(vendor)
  await sales.capture(order, 4_000n)
  await sales.refund(order, 1_001n)
  days(2)
  await run()
  const [, reserve] = await sales.held(order)
  expect(reserve).toBe(135n) // 5 % of 26.99 (40.00 − 10.01 less 10 % and 19 % of it), half-up
  await sales.capture(order, 7_900n)
  expect((await sales.read(order)).released_at).toBeNull()
  await sales.refund(order, 500n)
  expect(await run()).toBe(1)
  expect(await run()).toBe(0)
  expect((await sales.held(order))[0]).toBe(0n)
  await sales.refund(order, 10_399n)
  expect(await moneyOf(vendor)).toEqual(NOTHING)
  days(11)
  await run()
  expect(await moneyOf(vendor)).toEqual(NOTHING)
  const keys = await world.owner<{ key: string }>(
    `select idempotency_key as key from ledger_transaction where source_id = $1 order by id`,
    [order],
  )
  expect(keys.map(({ key }) => key)).toEqual([`release:${order}:1`, `release:${order}:2`])
})

it('what was not delivered, is kept back or was not paid waits', async () => {
  const vendor = await world.vendor()
  const [way, held, unpaid] = [
    await sales.order(vendor, { delivered: false }),
    await sales.order(vendor),
    await sales.order(vendor),
  ]
  for (const order of [way, held]) await sales.capture(order, 11_900n)
  await world.owner(`update vendor_order set funds_held_at = now(), funds_held_reason = 'x' where id = $1`, [
    held,
  ])
  days(30)
  expect(await run()).toBe(0)
  expect((await sales.read(unpaid)).released_at).toBeNull()
  await sales.deliver(way)
  await world.owner(`update vendor_order set funds_held_at = null, funds_held_reason = null where id = $1`, [
    held,
  ])
  expect(await run()).toBe(1)
  expect(await sales.held(way)).toEqual([10_710n, 0n])
  days(7)
  expect(await run()).toBe(1)
})

describe('an adjustment', () => {
  type Account = Parameters<typeof adjustment>[0]['from']
  const of = (kind: Account['kind'], owner_id: string): Account => ({ kind, owner_id, currency_code: 'eur' })
  const revenue = of('commission_revenue', 'platform')
  const adjust = (vendor_order_id: string, from: Account, to: Account, amount_minor: bigint) =>
    world.db.transaction((trx) =>
      world.ledger.post(trx, [
        transactionOf({
          ...{ kind: 'adjustment', source_type: 'adjustment', source_id: vendor_order_id },
          ...{ reason: 'Less commission.', occurred_at: world.clock.now() },
          ...adjustment({ from, to, amount_minor, vendor_order_id }),
        }),
      ]),
    )

  it('that gives a released order money is released too', async () => {
    const { vendor, order } = await sold({ hold_days: 0 })
    await run()
    await adjust(order, revenue, of('pending', vendor), 250n)
    expect(await run()).toBe(1)
    expect(await moneyOf(vendor)).toEqual({ ...NOTHING, available: 10_960n })
    expect(await run()).toBe(0)
  })

  it('that is taken back when the time of the reserve is over gives it to the vendor', async () => {
    const { vendor, order } = await sold({ hold_days: 0, reserve_bps: 1_000, reserve_days: 10 })
    await run()
    const [taken] = await adjust(order, of('reserve', vendor), revenue, 1_071n)
    days(10)
    await run()
    expect(await sales.read(order)).toMatchObject({ reserve_until: null })
    await world.db.transaction((trx) =>
      world.ledger.reverse(trx, [taken!.id], { reason: 'A mistake.', occurred_at: world.clock.now() }),
    )
    expect(await moneyOf(vendor)).toEqual({ ...NOTHING, reserve: 1_071n, available: 9_639n })
    expect(await run()).toBe(1)
    expect(await moneyOf(vendor)).toEqual({ ...NOTHING, available: 10_710n })
    expect(await run()).toBe(0)
  })

  it('that gives money to an order that no payment has paid is released after the hold', async () => {
    const vendor = await world.vendor()
    await set(vendor, { hold_days: 1 })
    const order = await sales.order(vendor)
    await adjust(order, revenue, of('pending', vendor), 9_000n)
    expect(await run()).toBe(0)
    days(1)
    expect(await run()).toBe(1)
    expect(await moneyOf(vendor)).toEqual({ ...NOTHING, available: 9_000n })
    await sales.capture(order, 11_900n)
    expect(await run()).toBe(1)
    expect(await run()).toBe(0)
  })
})

it('eight processes at once, with refunds between them, release each order once', async () => {
  const all = await Promise.all(Array.from({ length: 40 }, () => sold({ hold_days: 0, reserve_bps: 2_000 })))
  // Money of each vendor that waits: a second release would find enough of it to go through.
  const waiting = all.map(async ({ vendor }) => {
    await sales.capture(await sales.order(vendor, { delivered: false }), 11_900n)
  })
  await Promise.all(waiting)
  const refunded = all.slice(0, 10)
  const [moved] = await Promise.all([
    Promise.all(Array.from({ length: 8 }, run)),
    ...refunded.map(({ order }) => sales.refund(order, 5_950n)),
  ])
  expect(moved.reduce((sum, each) => sum + each, 0)).toBe(40)
  const sums = await Promise.all(
    all.map(async ({ vendor }) => Object.values(await moneyOf(vendor)).reduce((sum, each) => sum + each, 0n)),
  )
  expect(sums).toEqual(all.map((_one, index) => (index < 10 ? 16_065n : 21_420n)))
  const pending = await Promise.all(all.map(async ({ vendor }) => (await moneyOf(vendor)).pending))
  expect(pending).toEqual(all.map(() => 10_710n))
  expect(await run()).toBe(0)
})

it('in several currencies', async () => {
  const vendor = await world.vendor()
  await set(vendor, { hold_days: 0 })
  for (const currency of ['eur', 'jpy', 'kwd']) {
    await sales.capture(await sales.order(vendor, { currency }), 11_900n, currency)
  }
  expect(await run()).toBe(3)
  for (const currency of ['eur', 'jpy', 'kwd']) {
    expect(await world.balances(vendor, currency)).toMatchObject({ pending: 0n, available: 10_710n })
  }
})

it('an order that fails does not keep the others from their turn', async () => {
  const [bad, good] = [await sold({ hold_days: 0 }), await sold({ hold_days: 0 })]
  const account = (kind: 'pending' | 'available') => ({ kind, owner_id: bad.vendor, currency_code: 'eur' })
  const key = `release:${bad.order}:1`
  await world.db.transaction((trx) =>
    world.ledger.post(trx, [
      transactionOf({
        ...{
          kind: 'release',
          source_type: 'test',
          source_id: 'x',
          idempotency_key: key,
          occurred_at: new Date(),
        },
        ...adjustment({ from: account('pending'), to: account('available'), amount_minor: 1n }),
      }),
    ]),
  )
  await expect(run()).rejects.toThrow(`The funds of ${bad.order}: `)
  expect(await moneyOf(good.vendor)).toEqual({ ...NOTHING, available: 10_710n })
  await world.owner(`update vendor_order set released_at = now() where id = $1`, [bad.order])
})

it('a run that is cut off is gone on with, and what it has committed stays', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => sold({ hold_days: 0 })))
  const cut = { post: () => Promise.reject(new Error('the power went out')) }
  const ledger = new Proxy(world.ledger, {
    get: (real, name) => Reflect.get(name in cut ? cut : real, name) as unknown,
  })
  await expect(releaseDue(world.context({ ledger }))).rejects.toThrow('the power went out')
  expect(await Promise.all(all.map(({ order }) => sales.held(order)))).toEqual(all.map(() => [10_710n, 0n]))
  expect(await run()).toBe(6)
})

it('one tenant’s run leaves another’s orders alone', async () => {
  const { order } = await sold({ hold_days: 0 })
  await world.owner(`update vendor_order set tenant_id = 'ten_other' where id = $1`, [order])
  expect(await run()).toBe(0)
  await world.owner(`update vendor_order set tenant_id = $2 where id = $1`, [order, world.tenant])
  expect(await run()).toBe(1)
})
