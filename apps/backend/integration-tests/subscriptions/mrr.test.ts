import { knex, type Knex } from '@medusajs/framework/mikro-orm/knex'
import fc from 'fast-check'
import { dueInstant } from '@cityos/calendar'
import { MRR_KINDS, type BillingInterval, type SubscriptionStatus } from '@cityos/contracts'
import { cloneDatabase, randomFrom, type TestDatabase } from '@cityos/testing'
import { monthsOf } from '../../src/http/subscription-reports/months'
import { readChurn, readMrr } from '../../src/http/subscription-reports/read-report'
import { mrrOf, mrrReport, type MrrChange } from '../../src/modules/subscription/domain/mrr'
import { insertItems, readItems, writeQuantities } from '../../src/modules/subscription/store/items'
import {
  lockSubscription,
  patchSubscription,
  readSubscriptions,
  removeSubscription,
} from '../../src/modules/subscription/store/subscriptions'

// Months begin on days of their own, and clocks change twice a year.
const ZONE = 'Pacific/Auckland'
const PERIOD = { from: '2026-11', to: '2028-02' }
const BEGINNING = new Date('2026-09-01T00:00:00Z')

let database: TestDatabase
let db: Knex
let owner: Knex
let tenants = 0

beforeAll(async () => {
  database = await cloneDatabase()
  db = knex({ client: 'pg', connection: database.appUrl, pool: { min: 0, max: 8 } })
  owner = knex({ client: 'pg', connection: database.ownerUrl, pool: { min: 0, max: 1 } })
})
afterAll(async () => {
  await db?.destroy()
  await owner?.destroy()
  await database?.drop()
})

type InTenant = <T>(work: (trx: Knex) => Promise<T>) => Promise<T>

/** A tenant that is open, and a way to work in it. */
async function openTenant(): Promise<{ id: string; inTenant: InTenant; lives: Life[] }> {
  const id = `ten_mrr_${++tenants}`
  await owner('tenant').insert({ id, handle: `mrr-${tenants}`, name: id, provisioned_at: BEGINNING })
  const inTenant: InTenant = (work) =>
    db.transaction(async (trx) => {
      await trx.raw(`select set_config('app.tenant', ?, true)`, [id])
      return work(trx)
    })
  return { id, inTenant, lives: livesOf(tenants) }
}

const report = (inTenant: InTenant, currency_code?: string) =>
  inTenant(async (sql) => {
    const source = { sql, time_zone: ZONE, now: BEGINNING }
    const query = { ...PERIOD, ...(currency_code ? { currency_code } : {}) }
    return { mrr: await readMrr(source, query), churn: await readChurn(source, query) }
  })

interface Life {
  id: string
  customer_id: string
  currency_code: string
}
/** Five in two currencies, of three customers; ids are nobody else's. */
const livesOf = (tenant: number): Life[] =>
  [0, 1, 2, 3, 4].map((n) => ({
    ...{ id: `sub_${tenant}_${n}`, customer_id: `cus_${n % 3}`, currency_code: n === 4 ? 'jpy' : 'eur' },
  }))
const itemId = (id: string, n: number) => `${id}_item_${n}`

/** Writes one with two things, or finds it there. */
async function ensure(trx: Knex, { id, customer_id, currency_code }: Life, now: Date): Promise<void> {
  if ((await readSubscriptions(trx, [id])).length) return
  await trx('subscription').insert({
    ...{ id, customer_id, currency_code, region_id: 'reg_1', time_zone: 'UTC', status: 'draft' },
    ...{ interval: 'month', interval_count: 1, starts_on: '2026-01-01', anchor_date: '2026-01-01' },
    ...{ created_at: now, updated_at: now },
  })
  const common = { subscription_id: id, product_id: 'prod_1', title: 'Tea', is_tax_inclusive: false }
  const items = [1, 2].map((n) => ({
    ...{ ...common, id: itemId(id, n), position: n, variant_id: `variant_${n}` },
    ...{ quantity: n, unit_price_minor: BigInt(n * 333) },
  }))
  await insertItems(trx, items, now)
}

type Act =
  | { do: 'status'; status: SubscriptionStatus }
  | { do: 'rhythm'; interval: BillingInterval; interval_count: number }
  | { do: 'pieces'; item: number; quantity: number }
  | { do: 'price'; item: number; unit_price_minor: bigint }
  | { do: 'drop'; item: number }
  | { do: 'remove' }

async function perform(trx: Knex, id: string, act: Act, now: Date): Promise<void> {
  switch (act.do) {
    case 'status': {
      const { status } = act
      const ends = {
        paused_at: status === 'paused' ? now : null,
        canceled_at: status === 'canceled' ? now : null,
      }
      return patchSubscription(trx, id, { status, begun_at: BEGINNING, ...ends }, now)
    }
    case 'rhythm':
      return patchSubscription(trx, id, { interval: act.interval, interval_count: act.interval_count }, now)
    case 'pieces':
      return writeQuantities(trx, [{ id: itemId(id, act.item), quantity: act.quantity }], now)
    case 'price':
      await trx('subscription_item')
        .where({ id: itemId(id, act.item) })
        .update({ unit_price_minor: String(act.unit_price_minor), updated_at: now })
      return
    case 'drop':
      await trx('subscription_item')
        .where({ id: itemId(id, act.item) })
        .delete()
      return patchSubscription(trx, id, {}, now)
    case 'remove':
      return removeSubscription(trx, id)
  }
}

const STATUSES = [
  'trialing',
  'active',
  'active',
  'active',
  'past_due',
  'paused',
  'unpaid',
  'canceled',
] as const
const item = fc.constantFrom(1, 2)
const anAct: fc.Arbitrary<Act> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('status' as const), status: fc.constantFrom(...STATUSES) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('rhythm' as const),
      interval: fc.constantFrom<BillingInterval>('day', 'week', 'month', 'quarter', 'year'),
      interval_count: fc.integer({ min: 1, max: 13 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('pieces' as const),
      item,
      quantity: fc.integer({ min: 1, max: 99 }),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('price' as const),
      item,
      unit_price_minor: fc.oneof(fc.bigInt(1n, 9999n), fc.bigInt(1n, 10n ** 11n)),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('drop' as const), item }) },
)
const aStep = fc.record({
  life: fc.nat(4),
  /** Up to five weeks, so that some months see nothing; often in the last hours of a month. */
  after_ms: fc.integer({ min: 0, max: 35 * 86_400_000 }),
  acts: fc.array(anAct, { minLength: 1, maxLength: 4 }),
})

const monthStart = (month: string) => new Date(dueInstant(`${month}-01`, ZONE))
const nextMonth = (month: string) => monthsOf({ from: month, to: '2030-01' })[1]!

it('is what a plain count over all changes finds, to the minor unit, and each month’s movements lead to its end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(aStep, { maxLength: 25 }), async (steps) => {
      const { inTenant, lives } = await openTenant()
      const history: MrrChange[] = []
      let now = BEGINNING
      for (const { life: n, after_ms, acts } of steps) {
        const life = lives[n]!
        now = new Date(now.getTime() + after_ms)
        await inTenant(async (trx) => {
          await ensure(trx, life, now)
          for (const act of acts) await perform(trx, life.id, act, now)
        })
        // What the rules say of the rows that are there now, and of nothing that was written down before.
        const mrr_minor = await inTenant(async (trx) => {
          const [row] = await readSubscriptions(trx, [life.id])
          return row ? mrrOf({ ...row, items: await readItems(trx, [life.id]) }) : 0n
        })
        const { id: subscription_id, currency_code } = life
        history.push({ subscription_id, currency_code, at: now, mrr_minor })
      }
      const { mrr, churn } = await report(inTenant)
      const recurred = new Set(
        history.filter(({ mrr_minor }) => mrr_minor > 0n).map((one) => one.currency_code),
      )
      const until = monthStart(nextMonth(PERIOD.to))
      for (const currency of recurred) {
        const before = history.some(
          (one) => one.mrr_minor > 0n && one.currency_code === currency && one.at < until,
        )
        expect(mrr.currencies.some(({ currency_code }) => currency_code === currency)).toBe(before)
      }
      for (const { currency_code, months } of mrr.currencies) {
        const lost = churn.currencies.find((one) => one.currency_code === currency_code)!.months
        expect(months.map(({ month }) => month)).toEqual(monthsOf(PERIOD))
        for (const [index, month] of months.entries()) {
          const [from, to] = [monthStart(month.month), monthStart(nextMonth(month.month))]
          const expected = mrrReport(history, from, to).find((one) => one.currency_code === currency_code)
          expect(BigInt(month.opening_minor)).toBe(expected?.opening_minor ?? 0n)
          expect(BigInt(month.closing_minor)).toBe(expected?.closing_minor ?? 0n)
          for (const kind of MRR_KINDS)
            expect(BigInt(month[`${kind}_minor`])).toBe(expected?.movements_minor[kind] ?? 0n)
          const moved = MRR_KINDS.reduce((sum, kind) => sum + month[`${kind}_minor`], 0)
          expect(month.opening_minor + moved).toBe(month.closing_minor)
          if (index) expect(month.opening_minor).toBe(months[index - 1]!.closing_minor)
          expectHeads(history, currency_code, { from, to }, month, lost[index]!)
        }
      }
    }),
    { numRuns: 25 },
  )
})

/** What subscriptions and customers of a currency brought just before a moment. */
function bringing(history: readonly MrrChange[], currency: string, before: Date) {
  const lives = livesOf(tenants)
  const subscriptions = new Map<string, bigint>()
  for (const { subscription_id, currency_code, at, mrr_minor } of history)
    if (currency_code === currency && at < before) subscriptions.set(subscription_id, mrr_minor)
  const customers = new Map<string, bigint>()
  for (const [id, mrr] of subscriptions) {
    const { customer_id } = lives.find((life) => life.id === id)!
    customers.set(customer_id, (customers.get(customer_id) ?? 0n) + mrr)
  }
  return { subscriptions, customers }
}

type Reports = Awaited<ReturnType<typeof report>>
type MrrMonth = Reports['mrr']['currencies'][number]['months'][number]
type ChurnMonth = Reports['churn']['currencies'][number]['months'][number]

function expectHeads(
  history: readonly MrrChange[],
  currency: string,
  { from, to }: { from: Date; to: Date },
  month: MrrMonth,
  lost: ChurnMonth,
): void {
  const [opening, closing] = [bringing(history, currency, from), bringing(history, currency, to)]
  for (const who of ['subscriptions', 'customers'] as const) {
    const there = [...opening[who]].filter(([, mrr]) => mrr > 0n)
    const gone = there.filter(([id]) => closing[who].get(id) === 0n)
    expect(month[`closing_${who}`]).toBe([...closing[who].values()].filter((mrr) => mrr > 0n).length)
    expect(lost[`opening_${who}`]).toBe(there.length)
    expect(lost[`lost_${who}`]).toBe(gone.length)
  }
  let [less, more] = [0n, 0n]
  for (const [id, before] of opening.subscriptions) {
    const difference = closing.subscriptions.get(id)! - before
    if (before > 0n && difference < 0n) less -= difference
    if (before > 0n && difference > 0n) more += difference
  }
  expect([lost.lost_minor, lost.gained_minor].map(BigInt)).toEqual([less, more])
  const share = (part: bigint) =>
    lost.opening_minor ? Math.round((Number(part) / lost.opening_minor) * 10_000) : null
  if (lost.opening_minor) {
    expect(Math.abs(lost.gross_churn_bps! - share(less)!)).toBeLessThanOrEqual(1)
    expect(Math.abs(lost.net_churn_bps! - share(less - more)!)).toBeLessThanOrEqual(1)
  } else expect([lost.gross_churn_bps, lost.net_churn_bps]).toEqual([null, null])
}

it('one that is taken back is gone from what recurs, and what is brought in brings its own movements', async () => {
  const { id: tenant, inTenant, lives } = await openTenant()
  const life = lives[0]!
  const now = new Date('2026-11-15T00:00:00Z')
  await inTenant(async (trx) => {
    await ensure(trx, life, now)
    await perform(trx, life.id, { do: 'status', status: 'active' }, now)
  })
  await inTenant((trx) => perform(trx, life.id, { do: 'remove' }, now))
  const rows = await inTenant((trx) => trx('mrr_movement').orderBy('number').select('kind', 'after_minor'))
  expect(rows).toEqual([
    { kind: 'new', after_minor: '1665' },
    { kind: 'churn', after_minor: '0' },
  ])
  // A tenant that is not open: rows come in an order of their own, their movements among them.
  await owner('tenant').update({ provisioned_at: null }).where({ id: tenant })
  await inTenant(async (trx) => {
    await ensure(trx, { ...life, id: 'sub_brought' }, now)
    await perform(trx, 'sub_brought', { do: 'status', status: 'active' }, now)
  })
  expect(await inTenant((trx) => trx('mrr_movement').where({ subscription_id: 'sub_brought' }))).toEqual([])
})

it('nobody changes a movement, and a subscription stays in its currency', async () => {
  const { inTenant, lives } = await openTenant()
  const life = lives[0]!
  await inTenant(async (trx) => {
    await ensure(trx, life, BEGINNING)
    await perform(trx, life.id, { do: 'status', status: 'active' }, BEGINNING)
  })
  for (const sql of ['update mrr_movement set after_minor = 1', 'delete from mrr_movement']) {
    await expect(inTenant((trx) => trx.raw(sql))).rejects.toThrow('permission denied')
  }
  const other = inTenant((trx) => patchSubscription(trx, life.id, { currency_code: 'usd' }, BEGINNING))
  await expect(other).rejects.toThrow('is counted in eur')
})

it.each([
  ['each alone, behind nobody’s lock', false],
  ['several together, behind the subscription’s lock', true],
])('of changes at once none is lost and none counts twice: %s', async (_how, locks) => {
  const { inTenant, lives } = await openTenant()
  const random = randomFrom(7)
  const below = (most: number) => Math.floor(random() * most)
  await inTenant(async (trx) => {
    for (const life of lives) {
      await ensure(trx, life, BEGINNING)
      await perform(trx, life.id, { do: 'status', status: 'active' }, BEGINNING)
    }
  })
  const anyAct = (): Act =>
    [
      { do: 'status' as const, status: STATUSES[below(STATUSES.length)]! },
      { do: 'pieces' as const, item: 1 + below(2), quantity: 1 + below(50) },
      { do: 'price' as const, item: 1 + below(2), unit_price_minor: BigInt(1 + below(5000)) },
      { do: 'rhythm' as const, interval: 'week' as const, interval_count: 1 + below(4) },
    ][below(4)]!
  const worker = async () => {
    for (let round = 0; round < 25; round++) {
      const { id } = lives[below(lives.length)]!
      const now = new Date(BEGINNING.getTime() + below(400 * 86_400_000))
      const acts = locks ? [anyAct(), anyAct()] : [anyAct()]
      await inTenant(async (trx) => {
        if (locks) await lockSubscription(trx, { id, customerId: null })
        for (const act of acts) await perform(trx, id, act, now)
      })
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))

  const { mrr } = await report(inTenant)
  await inTenant(async (trx) => {
    const closing = new Map<string, bigint>()
    for (const { id, currency_code } of lives) {
      const [row] = await readSubscriptions(trx, [id])
      const now = mrrOf({ ...row!, items: await readItems(trx, [id]) })
      const moves = (await trx('mrr_movement').where({ subscription_id: id }).orderBy('number')) as {
        before_minor: string
        after_minor: string
        occurred_at: Date
      }[]
      expect(moves[0]!.before_minor).toBe('0')
      for (const [index, move] of moves.slice(1).entries()) {
        expect(move.before_minor).toBe(moves[index]!.after_minor)
        expect(move.occurred_at >= moves[index]!.occurred_at).toBe(true)
      }
      expect(BigInt(moves.at(-1)!.after_minor)).toBe(now)
      closing.set(currency_code, (closing.get(currency_code) ?? 0n) + now)
    }
    for (const { currency_code, months } of mrr.currencies)
      expect(BigInt(months.at(-1)!.closing_minor)).toBe(closing.get(currency_code))
  })
})
