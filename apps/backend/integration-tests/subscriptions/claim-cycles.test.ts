import { knex, type Knex } from '@medusajs/framework/mikro-orm/knex'
import { cloneDatabase, type TestDatabase } from '@cityos/testing'
import { nextCycleStatus } from '../../src/modules/subscription/domain/cycle-status'
import { LEASE_MS } from '../../src/modules/subscription/domain/lease'
import {
  claimDueCycles,
  renewLease,
  type ClaimedCycle,
} from '../../src/modules/subscription/store/claim-cycles'

const NOW = new Date('2027-06-07T08:00:00Z')
const after = (ms: number) => new Date(NOW.getTime() + ms)

let database: TestDatabase
let db: Knex

beforeAll(async () => {
  database = await cloneDatabase()
  db = knex({ client: 'pg', connection: database.appUrl, pool: { min: 0, max: 8 } })
})
afterAll(async () => {
  await db?.destroy()
  await database?.drop()
})

const inTenant = <T>(tenant: string, work: (trx: Knex) => Promise<T>): Promise<T> =>
  db.transaction(async (trx) => {
    await trx.raw(`select set_config('app.tenant', ?, true)`, [tenant])
    return work(trx)
  })

interface Cycle {
  status?: string
  due_at?: Date
  next_attempt_at?: Date | null
}

/** A subscription with cycles `<id>:0`, `<id>:1`, …; each is due an hour ago unless it says otherwise. */
async function subscribe(tenant: string, id: string, row: object, ...cycles: Cycle[]): Promise<void> {
  const common = { id, customer_id: 'cus_1', region_id: 'reg_1', currency_code: 'usd', time_zone: 'UTC' }
  const dates = { starts_on: '2027-01-01', anchor_date: '2027-01-01', begun_at: NOW }
  await inTenant(tenant, async (trx) => {
    await trx('subscription').insert({
      ...{ ...common, ...dates, status: 'active', interval: 'month', interval_count: 1 },
      ...row,
    })
    await trx('billing_cycle').insert(
      cycles.map(({ status = 'scheduled', due_at = after(-3_600_000), next_attempt_at = null }, index) => ({
        ...{ id: `${id}:${index}`, subscription_id: id, index, status, due_at, next_attempt_at },
        ...{ starts_on: '2027-06-01', ends_on: '2027-07-01', currency_code: 'usd' },
        ...(status === 'paid' ? { paid_at: NOW, order_id: `order_${id}_${index}` } : {}),
      })),
    )
  })
}

const claim = (tenant: string, now = NOW, most = 100) =>
  inTenant(tenant, (trx) => claimDueCycles(trx, now, { most }))
const ids = (claimed: ClaimedCycle[]) => claimed.map(({ id }) => id).sort()

it('however many workers ask at once, each cycle is had by one, and all are had', async () => {
  const all = Array.from({ length: 40 }, (_, i) => `sub_${i}`)
  for (const id of all) await subscribe('ten_many', id, {}, {})
  const had: string[] = []
  const work = async () => {
    for (;;) {
      const claimed = await claim('ten_many', NOW, 3)
      expect(claimed.length).toBeLessThanOrEqual(3)
      if (!claimed.length) return
      had.push(...ids(claimed))
    }
  }
  await Promise.all(Array.from({ length: 8 }, work))
  expect(had.sort()).toEqual(all.map((id) => `${id}:0`).sort())
})

it('takes what is due, what is to be tried again and what was left lying, by ways that there are', async () => {
  const [past, ahead] = [after(-1), after(1)]
  const until = (current_ends_on: string) => ({ current_starts_on: '2027-05-01', current_ends_on })
  const ready: [string, object, Cycle][] = [
    ['due', {}, { status: 'scheduled' }],
    ['trial', { status: 'trialing' }, { status: 'scheduled' }],
    ['again', { status: 'past_due' }, { status: 'failed', next_attempt_at: NOW }],
    ['blocked', {}, { status: 'failed', next_attempt_at: past }],
    ['method', { status: 'unpaid' }, { status: 'uncollectible', next_attempt_at: past }],
    ['left', {}, { status: 'processing', next_attempt_at: past }],
    ['begun', { cancel_at_period_end: true, ...until('2027-07-01') }, {}],
    ['ended', { status: 'canceled', canceled_at: NOW }, { status: 'retrying', next_attempt_at: past }],
  ]
  const not: [string, object, Cycle][] = [
    ['later', {}, { due_at: ahead }],
    ['owing', { status: 'past_due' }, {}],
    ['resting', { status: 'paused', paused_at: NOW }, {}],
    ['over', { status: 'canceled', canceled_at: NOW }, {}],
    ['ending', { cancel_at_period_end: true, ...until('2027-06-01') }, {}],
    ['pausing', { pause_at_period_end: true, ...until('2027-06-01') }, {}],
    ['patient', { status: 'past_due' }, { status: 'failed', next_attempt_at: ahead }],
    ['hard', { status: 'past_due' }, { status: 'failed' }],
    ['lost', { status: 'canceled', canceled_at: NOW }, { status: 'uncollectible', next_attempt_at: past }],
    ['held', {}, { status: 'processing', next_attempt_at: ahead }],
    ['paid', {}, { status: 'paid' }],
    ['void', {}, { status: 'void' }],
  ]
  for (const [id, row, cycle] of [...ready, ...not]) await subscribe('ten_kinds', id, row, cycle)
  await subscribe('ten_other', 'foreign', {}, {})

  const claimed = await claim('ten_kinds')
  expect(ids(claimed)).toEqual(ready.map(([id]) => `${id}:0`).sort())
  for (const [id, , { status = 'scheduled' }] of ready) {
    const now = claimed.find((one) => one.subscription_id === id)!
    expect(now.claimed_until).toEqual(after(LEASE_MS))
    if (status === now.status) continue
    const verb = status === 'scheduled' ? 'claim' : 'retry'
    expect(nextCycleStatus({ id, status: status as 'scheduled' }, verb)).toBe(now.status)
  }
})

it('of a subscription only the oldest that is not over, and the next once that is', async () => {
  await subscribe('ten_order', 'sub_order', {}, { status: 'paid' }, { status: 'void' }, {}, {}, {})
  expect(ids(await claim('ten_order'))).toEqual(['sub_order:2'])
  expect(await claim('ten_order')).toEqual([])
  await inTenant('ten_order', (trx) =>
    trx.raw(
      `update billing_cycle set status = 'paid', paid_at = now(), order_id = 'order_1' where id = 'sub_order:2'`,
    ),
  )
  expect(ids(await claim('ten_order'))).toEqual(['sub_order:3'])
})

it('a lease that is over makes the cycle another’s, and whoever had it may not go on', async () => {
  await subscribe('ten_lease', 'sub_lease', {}, {})
  const [first] = await claim('ten_lease')
  const renew = (held: { claimed_until: Date }, now: Date) =>
    inTenant('ten_lease', (trx) =>
      renewLease(trx, { id: 'sub_lease:0', claimed_until: held.claimed_until }, now),
    )
  expect(await claim('ten_lease', after(LEASE_MS - 1))).toEqual([])
  const renewed = await renew(first!, after(1000))
  expect(renewed).toEqual(after(LEASE_MS + 1000))
  expect(await renew(first!, after(2000))).toBeNull()
  expect(await renew({ claimed_until: renewed! }, after(LEASE_MS + 1000))).toBeNull()
  const [second] = await claim('ten_lease', after(LEASE_MS + 1000))
  expect(second).toMatchObject({ id: 'sub_lease:0', status: 'processing' })
  expect(await renew({ claimed_until: renewed! }, after(LEASE_MS + 1001))).toBeNull()
  expect(await renew(second!, after(LEASE_MS + 1001))).not.toBeNull()
})
