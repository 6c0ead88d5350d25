import { billingPeriod, type BillingInterval } from '@cityos/calendar'
import { BILLING_TRACE_POINTS } from '../../src/workflows/subscription/billing/context'
import { BillingDatabase, midnight } from './billing-database'
import { killAt, TableOutside } from './dying-biller'

const LONG = Boolean(process.env['CITYOS_LONG'])
const SEED = Number(process.env['CITYOS_SEED'] ?? 20270131)
const PATIENCE_MS = LONG ? 4 * 3_600_000 : 180_000
const DAY_MS = 86_400_000

const ZONES = ['UTC', 'America/Havana', 'Europe/Berlin', 'Africa/Cairo', 'Asia/Kolkata', 'Pacific/Chatham']
const INTERVALS: BillingInterval[] = ['day', 'week', 'month', 'quarter', 'year']
const START = '2027-01-01'
/** So many years each is billed; those by day alone in the short run for less. */
const YEARS = (interval: BillingInterval) => (LONG || interval !== 'day' ? 10 : 0.5)

interface Kind {
  interval: BillingInterval
  anchor: string
  zone: string
}

/** Each interval on each day of a month in each zone; by day and by week one anchor is like another. */
const ALL: Kind[] = INTERVALS.flatMap((interval) =>
  ZONES.flatMap((zone) =>
    Array.from({ length: interval === 'day' ? 1 : interval === 'week' ? 7 : 31 }, (_, i) => ({
      ...{ interval, zone, anchor: `2027-01-${String(i + 1).padStart(2, '0')}` },
    })),
  ),
)

/** The same numbers in each run. */
function randoms(seed: number) {
  let state = seed
  return () => (state = (state * 1_664_525 + 1_013_904_223) % 2 ** 32) / 2 ** 32
}

const random = randoms(SEED)
const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T

/** A few of each interval, the end of the month among them. */
function sample(): Kind[] {
  if (LONG) return ALL
  const of = (interval: BillingInterval, count: number) => {
    const kinds = ALL.filter((kind) => kind.interval === interval)
    const last = kinds.filter(({ anchor }) => anchor.endsWith('-31'))
    return [...(last.length ? [pick(last)] : []), ...Array.from({ length: count }, () => pick(kinds))]
  }
  return [...of('day', 1), ...of('week', 1), ...of('month', 2), ...of('quarter', 3), ...of('year', 6)]
}

/** When billing is over: some moment that is no midnight. */
const endOf = (interval: BillingInterval) =>
  new Date(new Date(`${START}T12:34:00Z`).getTime() + Math.round(YEARS(interval) * 365.25) * DAY_MS)

/** What has to be paid by then, from the calendar alone. */
function expected({ interval, anchor, zone }: Kind): string[] {
  const days: string[] = []
  for (let index = 0; ; index++) {
    const { startsOn } = billingPeriod(anchor, interval, 1, index)
    if (new Date(midnight(startsOn, zone)) > endOf(interval)) return days
    days.push(startsOn)
  }
}

let database: BillingDatabase
beforeAll(async () => {
  database = await BillingDatabase.start(`${START}T00:00:00Z`)
})
afterAll(() => database?.stop())

it.each(INTERVALS)(
  `each %s over years, in zones and on days of the month, with deaths (seed ${SEED}): each period is charged once`,
  async (interval) => {
    const world = await database.another('2026-12-31T00:00:00Z')
    const kinds = sample().filter((kind) => kind.interval === interval)
    const ids = await Promise.all(kinds.map((kind) => world.subscribe(kind)))
    const end = endOf(interval)
    for (;;) {
      if (random() < 0.1) await world.workAndDie(pick(BILLING_TRACE_POINTS), Math.floor(random() * 3))
      else await world.run()
      const next = await world.nextMoment()
      if (!next || next > end) break
      // Sometimes nobody bills for up to forty days.
      const outage = random() < 0.02 ? Math.floor(random() * 40 * DAY_MS) : 0
      world.clock.advanceTo(new Date(Math.min(next.getTime() + outage, end.getTime())))
    }
    world.clock.advanceTo(end)
    for (let pass = 0; pass < 3; pass++) {
      await world.run()
      world.clock.advance(600_000)
    }
    const captured = new Map<string, number>()
    for (const { cycle_id } of world.outside.payments)
      captured.set(cycle_id, (captured.get(cycle_id) ?? 0) + 1)
    const orders = new Map<string, number>()
    for (const { cycle_id } of world.outside.orders.values())
      orders.set(cycle_id, (orders.get(cycle_id) ?? 0) + 1)
    for (const [place, kind] of kinds.entries()) {
      const paid = (await world.cycles(ids[place]!)).filter(({ status }) => status !== 'scheduled')
      expect([kind, paid.map(({ starts_on }) => starts_on)]).toEqual([kind, expected(kind)])
      for (const { id, status } of paid) {
        expect([status, captured.get(id), orders.get(id)]).toEqual(['paid', 1, 1])
      }
    }
    expect(world.outside.payments).toHaveLength(captured.size)
  },
  PATIENCE_MS,
)

it.each(LONG ? BILLING_TRACE_POINTS : (['ordered', 'charged', 'learned'] as const))(
  'a process that is killed at "%s" loses nothing and charges nothing twice',
  async (point) => {
    const world = await database.another('2027-01-31T12:00:00Z')
    const outside = await TableOutside.prepare(world)
    for (let round = 0; round < (LONG ? 5 : 1); round++) {
      const id = await world.subscribe({ anchor: '2027-01-31' })
      expect(await killAt(world, point)).toBe('SIGKILL')
      const context = world.context(outside.ports())
      for (let pass = 0; pass < 3; pass++) {
        await world.run(context)
        world.clock.advance(360_000)
      }
      const [cycle] = await world.cycles(id)
      expect(cycle).toMatchObject({ status: 'paid', attempts: ['succeeded'] })
      expect(await outside.counts(cycle!.id)).toEqual({ charges: 1, orders: 1, settled: 1 })
    }
  },
  PATIENCE_MS,
)
