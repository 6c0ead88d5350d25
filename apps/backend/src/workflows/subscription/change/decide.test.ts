import fc from 'fast-check'
import { addDays, dueInstant, prorate, type BillingInterval } from '@cityos/calendar'
import { isCityosError } from '@cityos/contracts'
import { useCredit } from '../../../modules/subscription/domain/credit'
import { cycleAt, nextCycle } from '../../../modules/subscription/domain/cycles'
import { plainAmounts, type CycleRow } from '../../../modules/subscription/store/cycles'
import { amountOf, type ItemRow } from '../../../modules/subscription/store/items'
import type { WholePlan } from '../../../modules/subscription/store/plans'
import type { SubscriptionRow } from '../../../modules/subscription/store/subscriptions'
import { scheduled } from '../create/write-subscription'
import { decidePause, decideResume, decideSkip, stateOf } from './decide'
import { decideTerms } from './decide-terms'
import type { Change, State } from './state'

const START = '2027-01-31'
const INTERVALS: BillingInterval[] = ['week', 'month', 'quarter', 'year']

type Act =
  | { do: 'pass'; days: number }
  | { do: 'pause' | 'resume' | 'skip' }
  | {
      do: 'change'
      when: 'now' | 'period_end'
      plan: { interval: BillingInterval; price: bigint } | null
      pieces: number
    }

/** What was paid for days, until it is credited. */
interface Held {
  starts_on: string
  ends_on: string
  minor: bigint
  /** The first day of the period that it is of, or of what is left of it, and how long that is. */
  whole_starts_on: string
  interval: BillingInterval
}

/** A subscription in memory: what applyChange and billing do to rows, each cycle being paid on its day. */
class Life {
  today = START
  credit_minor = 0n
  row: SubscriptionRow
  items: ItemRow[]
  cycles: CycleRow[] = []
  held: Held[] = []

  constructor(interval: BillingInterval, price: bigint) {
    const rhythm = { anchor_date: START, anchor_index: 0, interval, interval_count: 1, time_zone: 'UTC' }
    const first = cycleAt(rhythm, 0)
    this.row = {
      ...{ id: 'sub_1', status: 'active', currency_code: 'usd', minimum_cycles: 0, ...rhythm },
      ...{ current_starts_on: first.starts_on, current_ends_on: first.ends_on, trial_ends_on: null },
      ...{ cancel_at_period_end: false, pause_at_period_end: false, paused_at: null },
    } as unknown as SubscriptionRow
    this.items = [
      { id: 'item_1', variant_id: 'variant_1', quantity: 1, unit_price_minor: price } as unknown as ItemRow,
    ]
    this.add([scheduled(this.row, this.items, first)])
    this.bill()
  }

  get now(): Date {
    return new Date(new Date(dueInstant(this.today, 'UTC')).getTime() + 12 * 3_600_000)
  }

  get state(): State {
    const { row, items, credit_minor } = this
    const paid = this.cycles.filter(({ status }) => status === 'paid')
    const open = this.cycles.filter((cycle) => cycle.status === 'scheduled' || cycle === paid.at(-1))
    const counts = { count: this.cycles.length, last_index: this.last_index, paid: paid.length }
    return { row, items, open, canceled: [], owed: [], counts, credit_minor }
  }

  get last_index(): number {
    return Math.max(...this.cycles.map(({ index }) => index), -1)
  }

  /** Does one thing, and sees that no credit is more than what was paid for the days ahead. */
  act(act: Act): void {
    if (act.do === 'pass') {
      for (let day = 0; day < act.days; day++) {
        this.today = addDays(this.today, 1)
        this.bill()
      }
      return
    }
    const change = this.decide(act)
    const left = this.held.reduce((sum, one) => sum + unusedOf(one, this.today), 0n)
    const credit = change.credit?.amount_minor ?? 0n
    expect(credit).toBeLessThanOrEqual(left)
    if (change.rest) {
      const { starts_on, ends_on, amount_minor } = change.rest
      const whole = this.held.find((one) => one.starts_on <= starts_on && starts_on < one.ends_on)!
      // What is left is of a period as long as those of the new terms: prices of a year are none for a month.
      const { interval } = { ...this.row, ...change.patch }
      expect([starts_on, ends_on, interval]).toEqual([this.today, whole.ends_on, whole.interval])
      const part = prorate(amountOf(change.items!), starts_on, whole.whole_starts_on, ends_on)
      expect(amount_minor).toBe(part > 0n ? part : 1n)
    }
    // What another cycle of today, or a rest, takes the place of is credited, and nobody's any more.
    const isOver =
      act.do === 'pause' || change.rest || change.adds?.some((one) => one.starts_on <= this.today)
    if (isOver) this.held = this.held.filter(({ ends_on }) => ends_on <= this.today)
    else expect(credit).toBe(0n)
    this.apply(change)
    this.bill()
  }

  private decide(act: Exclude<Act, { do: 'pass' }>): Change {
    const { state, now } = this
    switch (act.do) {
      case 'pause':
        return decidePause(state, now, { when: 'now' })
      case 'resume':
        return decideResume(state, now)
      case 'skip':
        return decideSkip(state, now)
      case 'change': {
        const { when, plan, pieces } = act
        const how = { when, items: [{ id: 'item_1', quantity: pieces }] }
        const priced = { unit_price_minor: plan?.price, is_tax_inclusive: false }
        const prices = new Map(plan ? [['variant_1', priced]] : []) as never
        const whole = plan && {
          id: 'plan',
          version: 1,
          name: '',
          minimum_cycles: 0,
          interval_count: 1,
          ...plan,
        }
        return decideTerms(state, now, { how, plan: whole as WholePlan | null, prices }).change
      }
    }
  }

  private apply({ patch, voids, adds = [], rest, items, credit }: Change): void {
    this.row = { ...this.row, ...patch }
    this.items = items ?? this.items
    for (const cycle of this.cycles) {
      if (voids?.ids.includes(cycle.id)) cycle.status = 'void'
      if (cycle.status !== 'scheduled') continue
      Object.assign(cycle, plainAmounts(amountOf(this.items)))
      if (rest) cycle.index++
    }
    this.add(adds.map((cycle) => scheduled(this.row, this.items, cycle)))
    if (rest) {
      const { amount_minor, ...cycle } = rest
      const row = { ...scheduled(this.row, [], cycle), ...plainAmounts(amount_minor) }
      this.add([{ ...row, kind: 'change' as const }])
    }
    this.credit_minor += credit?.amount_minor ?? 0n
  }

  private add(cycles: object[]): void {
    this.cycles.push(...(cycles as CycleRow[]))
    this.cycles.sort((a, b) => a.index - b.index)
    expect(new Set(this.cycles.map(({ index }) => index)).size).toBe(this.cycles.length)
  }

  /** What is due is paid, by credit first; no day is paid for twice. */
  private bill(): void {
    for (const cycle of this.cycles) {
      if (cycle.status !== 'scheduled' || cycle.due_at > this.now) continue
      const { starts_on, ends_on, items_minor: minor } = cycle
      const whole_starts_on = this.wholeOf(cycle)
      expect(this.held.filter((one) => one.starts_on < ends_on && starts_on < one.ends_on)).toEqual([])
      this.held.push({ starts_on, ends_on, minor, whole_starts_on, interval: this.row.interval })
      this.credit_minor = useCredit(this.credit_minor, minor).credit_left_minor
      cycle.status = 'paid'
      if (this.row.current_ends_on! < ends_on) {
        Object.assign(this.row, { current_starts_on: starts_on, current_ends_on: ends_on })
      }
    }
    const isAhead = this.cycles.some(({ status, due_at }) => status === 'scheduled' && due_at > this.now)
    if (this.row.status !== 'active' || isAhead) return
    this.add([scheduled(this.row, this.items, nextCycle(this.row, this.last_index))])
  }

  private wholeOf({ kind, starts_on, ends_on }: CycleRow): string {
    if (kind === 'period') return starts_on
    const before = this.cycles.filter((one) => one.kind === 'period' && one.status === 'paid')
    return before.filter((one) => one.ends_on === ends_on && one.starts_on <= starts_on).at(-1)!.starts_on
  }
}

const unusedOf = ({ minor, starts_on, ends_on }: Held, today: string) =>
  today >= ends_on ? 0n : prorate(minor, today > starts_on ? today : starts_on, starts_on, ends_on)

const plan = fc.record({
  interval: fc.constantFrom(...INTERVALS),
  price: fc.constantFrom(1n, 777n, 3_000n, 30_000n),
})
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('pass' as const), days: fc.nat(40) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constantFrom('pause' as const, 'resume' as const, 'skip' as const) }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      ...{ do: fc.constant('change' as const), when: fc.constantFrom('now' as const, 'period_end' as const) },
      ...{ plan: fc.option(plan), pieces: fc.integer({ min: 1, max: 3 }) },
    }),
  },
)

/** Does all of it; what is refused by its code changes nothing. Answers what was refused. */
function live(life: Life, acts: readonly Act[]): string[] {
  return acts.flatMap((one) => {
    try {
      life.act(one)
      return []
    } catch (error) {
      if (!isCityosError(error)) throw error
      return [error.code]
    }
  })
}

it('whatever is changed, skipped and paused in a row, each day is paid for once and credited once, by its own price', () => {
  fc.assert(
    fc.property(plan, fc.array(act, { minLength: 3, maxLength: 14 }), ({ interval, price }, acts) => {
      const refused = live(new Life(interval, price), acts)
      expect(new Set([...refused, 'illegal_transition'])).toEqual(new Set(['illegal_transition']))
    }),
    { numRuns: 200 },
  )
})

const YEARLY = { interval: 'year', price: 30_000n } as const
const MONTHLY = { interval: 'month', price: 3_000n } as const
const change = (when: 'now' | 'period_end', to: Extract<Act, { do: 'change' }>['plan'] = null, pieces = 1) =>
  ({ do: 'change', when, plan: to, pieces }) as const
const pass = (days: number) => ({ do: 'pass', days }) as const

it.each([
  ['a month was paid for', MONTHLY, YEARLY, 30_000n - 1_929n, '2028-02-10'],
  ['a year was paid for', YEARLY, MONTHLY, 0n, '2027-03-10'],
] as const)(
  'where %s and another interval is to follow, a plan begins it today, and pieces alone do not',
  (_, paid, next, charged_minor, ends_on) => {
    const life = new Life(paid.interval, paid.price)
    expect(live(life, [pass(5), change('period_end', next), pass(5), change('now', null, 2)])).toEqual([
      'illegal_transition',
    ])
    expect(life.cycles.filter(({ status }) => status === 'paid')).toHaveLength(1)
    const credit = prorate(
      paid.price,
      life.today,
      START,
      cycleAt({ ...life.row, ...paid, anchor_date: START, anchor_index: 0 }, 0).ends_on,
    )
    expect(live(life, [change('now', next)])).toEqual([])
    expect(life.cycles.filter(({ status }) => status === 'paid').at(-1)).toMatchObject({
      ...{ kind: 'period', starts_on: '2027-02-10', ends_on, items_minor: next.price },
    })
    expect(life.credit_minor).toBe(credit > next.price ? credit - next.price : 0n)
    expect(next.price > credit ? next.price - credit : 0n).toBe(charged_minor)
  },
)

it('another interval with the period’s end takes no cycle’s place that is due and not billed yet', () => {
  const life = new Life('month', 3_000n)
  life.today = '2027-02-28'
  expect(life.cycles.at(-1)).toMatchObject({ status: 'scheduled', starts_on: '2027-02-28' })
  expect(live(life, [change('period_end', YEARLY)])).toEqual(['illegal_transition'])
  life.today = '2027-03-02'
  expect(live(life, [change('now', YEARLY)])).toEqual(['illegal_transition'])
  expect(live(life, [pass(1), change('period_end', YEARLY)])).toEqual([])
})

it('with the end of a period that was skipped another interval begins when the next one would have', () => {
  const life = new Life('month', 3_000n)
  expect(live(life, [pass(1), { do: 'skip' }, pass(40), change('period_end', YEARLY)])).toEqual([])
  expect(life.cycles.filter(({ status }) => status === 'scheduled')).toMatchObject([
    { starts_on: '2027-03-31', ends_on: '2028-03-31' },
  ])
})

it('days of which a later cycle was given up are not credited once more', () => {
  const life = new Life('month', 3_000n)
  live(life, [pass(10), change('now', { interval: 'month', price: 4_500n })])
  const rest = life.cycles.find(({ kind }) => kind === 'change')!
  const state = {
    ...life.state,
    open: life.cycles.filter(({ status, kind }) => kind === 'period' && status === 'paid'),
  }
  expect(stateOf({ ...state, owed: [{ ...rest, status: 'uncollectible' }] }, life.now).current).toMatchObject(
    {
      ...{ is_paid: false, starts_on: '2027-02-10', ends_on: '2027-02-28' },
    },
  )
})
