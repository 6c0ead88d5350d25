import fc from 'fast-check'
import type { BillingCycleStatus, SubscriptionStatus } from '@cityos/contracts'
import { attemptKey, withNews, type Attempt, type AttemptNews, type AttemptOutcome } from './attempt'
import { judge, type CycleFacts, type DunningRules, type Verdict } from './dunning'
import { retrySlots, slotFrom } from './retry-slots'
import { cycleWay, subscriptionWay } from './way'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Monday 7 June 2027, 10:00 in Berlin. */
const DUE = new Date('2027-06-07T08:00:00Z')
const at = (days: number, hours = 0) => new Date(DUE.getTime() + days * DAY_MS + hours * HOUR_MS)

const rules: DunningRules = {
  ...{ retry_offsets_days: [1, 3, 7], exhaustion: 'cancel', time_zone: 'Europe/Berlin' },
  method_changed_at: null,
}
const tried = (number: number, started_at: Date, outcome: AttemptOutcome): Attempt => ({
  ...{ number, started_at, outcome },
  declined_at: outcome === 'soft' || outcome === 'hard' ? started_at : null,
})
const cycle = (index: number, ...attempts: Attempt[]): CycleFacts => ({
  ...{ index, attempts },
  ...{ is_paid: false, is_void: false, is_blocked: false },
})
const first = tried(1, DUE, 'soft')
const all = [first, tried(2, at(1, 7), 'soft'), tried(3, at(3, 7), 'soft'), tried(4, at(7, 7), 'soft')]

describe('retries', () => {
  it('come at 9:00 or 17:00 of the zone, as many days after the first failure, over changes of clocks too', () => {
    expect(retrySlots(DUE, [1, 3, 7], 'Europe/Berlin').map((slot) => slot.toISOString())).toEqual([
      ...['2027-06-08T15:00:00.000Z', '2027-06-10T15:00:00.000Z', '2027-06-14T15:00:00.000Z'],
    ])
    // 28 March 2027: clocks go forward.
    expect(retrySlots(new Date('2027-03-27T07:30:00Z'), [1], 'Europe/Berlin')[0]!.toISOString()).toBe(
      '2027-03-28T15:00:00.000Z',
    )
    expect(slotFrom(new Date('2027-06-08T07:00:00Z'), 'Europe/Berlin').toISOString()).toBe(
      '2027-06-08T07:00:00.000Z',
    )
  })

  it('never come early, late by more than a night, or two at once', () => {
    const zone = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/Havana',
      'Asia/Kathmandu',
      'Australia/Lord_Howe',
    )
    const offsets = fc.uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 6 })
    const failure = fc.date({ min: new Date('2025-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
    fc.assert(
      fc.property(failure, offsets, zone, (failed, days, timeZone) => {
        const rising = [...days].sort((a, b) => a - b)
        const slots = retrySlots(failed, rising, timeZone)
        slots.forEach((slot, i) => {
          const late = slot.getTime() - failed.getTime() - rising[i]! * DAY_MS
          expect(late).toBeGreaterThanOrEqual(0)
          expect(late).toBeLessThanOrEqual(17 * HOUR_MS)
          if (i > 0) expect(slot > slots[i - 1]!).toBe(true)
        })
      }),
    )
  })

  it('follow the first failure, whoever tried in between', () => {
    const next = (...attempts: Attempt[]) => judge([cycle(0, ...attempts)], rules, at(8)).cycles[0]
    expect(next(first)).toMatchObject({ status: 'failed', next_attempt_at: at(1, 7) })
    // By hand, on the second day: the next one is where it was.
    expect(next(all[0]!, all[1]!, tried(3, at(2), 'soft'))).toMatchObject({ next_attempt_at: at(3, 7) })
    // Nobody was there for five days: one attempt makes up for both.
    expect(next(first, tried(2, at(5), 'soft'))).toMatchObject({ next_attempt_at: at(7, 7) })
  })
})

describe('an unpaid cycle', () => {
  it('is written off with its last retry, and what it held is void, by the tenant’s policy', () => {
    const cycles = [cycle(0, ...all), cycle(1)]
    expect(judge(cycles, rules, at(7, 8))).toMatchObject({
      subscription: 'canceled',
      cycles: [{ status: 'uncollectible' }, { status: 'void', is_held: true }],
    })
    expect(judge(cycles, { ...rules, exhaustion: 'unpaid' }, at(7, 8)).subscription).toBe('unpaid')
    expect(judge([cycle(0, first)], { ...rules, retry_offsets_days: [] }, at(0)).subscription).toBe(
      'canceled',
    )
  })

  it('holds later ones, and they are charged one after the other once it is paid', () => {
    const held = judge([cycle(2), cycle(1), cycle(0, first)], rules, at(2))
    expect(held.subscription).toBe('past_due')
    expect(held.cycles.map(({ index, is_held }) => [index, is_held])).toEqual([
      [0, false],
      [1, true],
      [2, true],
    ])
    const paid = judge([cycle(0, first, tried(2, at(1, 7), 'succeeded')), cycle(1), cycle(2)], rules, at(2))
    expect(paid.subscription).toBe('active')
    expect(paid.cycles.map(({ status, is_held }) => [status, is_held])).toEqual([
      ['paid', false],
      ['scheduled', false],
      ['scheduled', true],
    ])
  })

  it('that was refused for good waits for another method, and is tried with it at once', () => {
    const hard = [cycle(0, tried(1, DUE, 'hard'))]
    const cycleAt = (more: Partial<DunningRules>, now: Date) =>
      judge(hard, { ...rules, ...more }, now).cycles[0]
    expect(cycleAt({}, at(6))).toMatchObject({
      status: 'failed',
      next_attempt_at: null,
      gives_up_at: at(7, 7),
    })
    expect(cycleAt({}, at(7, 7))).toMatchObject({ status: 'uncollectible' })
    expect(cycleAt({ method_changed_at: at(2) }, at(2))).toMatchObject({
      ...{ status: 'failed', next_attempt_at: at(2) },
    })
    // Too late for what was canceled; what is unpaid can still be paid.
    expect(cycleAt({ method_changed_at: at(9) }, at(9))).toMatchObject({
      ...{ status: 'uncollectible', next_attempt_at: null },
    })
    expect(cycleAt({ method_changed_at: at(9), exhaustion: 'unpaid' }, at(9))).toMatchObject({
      ...{ status: 'uncollectible', next_attempt_at: at(9) },
    })
  })

  it('is tried at once with another method also after a soft decline, and waits in turn when that fails too', () => {
    const changed = { ...rules, method_changed_at: at(2) }
    const of = (...attempts: Attempt[]) => judge([cycle(0, ...attempts)], changed, at(2, 1)).cycles[0]
    expect(of(first, all[1]!)).toMatchObject({ next_attempt_at: at(2) })
    expect(of(first, all[1]!, tried(3, at(2, 1), 'soft'))).toMatchObject({ next_attempt_at: at(3, 7) })
  })

  it('is never tried again while money may be on its way, nor written off', () => {
    for (const outcome of ['started', 'unclear', 'requires_action'] as const) {
      expect(judge([cycle(0, tried(1, DUE, outcome))], rules, at(400))).toMatchObject({
        subscription: 'active',
        cycles: [{ status: 'processing', next_attempt_at: null }],
      })
      expect(
        judge([cycle(0, ...all.slice(0, 3), tried(4, at(7, 7), outcome))], rules, at(400)),
      ).toMatchObject({
        subscription: 'past_due',
        cycles: [{ status: 'retrying', next_attempt_at: null }],
      })
    }
  })

  it('that is tried after it was given up stays unpaid until money comes', () => {
    const unpaid = { ...rules, exhaustion: 'unpaid', method_changed_at: at(9) } as const
    const after = (outcome: AttemptOutcome) =>
      judge([cycle(0, ...all, tried(5, at(9, 1), outcome)), cycle(1)], unpaid, at(10))
    expect(after('started')).toMatchObject({ subscription: 'unpaid', cycles: [{ status: 'retrying' }, {}] })
    expect(after('soft')).toMatchObject({ subscription: 'unpaid', cycles: [{ status: 'uncollectible' }, {}] })
    expect(after('succeeded')).toMatchObject({
      subscription: 'active',
      cycles: [{ status: 'paid' }, { status: 'scheduled', is_held: false }],
    })
  })

  it('that asks nothing any more is paid, whatever was refused before, and holds nobody', () => {
    for (const attempts of [[first], all]) {
      const verdict = judge([{ ...cycle(0, ...attempts), is_paid: true }, cycle(1)], rules, at(400))
      expect(verdict).toMatchObject({
        subscription: 'active',
        cycles: [
          { status: 'paid', next_attempt_at: null, gives_up_at: null },
          { status: 'scheduled', is_held: false },
        ],
      })
    }
  })

  it('leaves a skipped one alone', () => {
    const verdict = judge([cycle(0, first), { ...cycle(1), is_void: true }, cycle(2)], rules, at(2))
    expect(verdict.cycles.map(({ status }) => status)).toEqual(['failed', 'void', 'scheduled'])
  })
})

it('one that nothing could be ordered for waits for people, and is nobody’s debt', () => {
  const verdict = judge([{ ...cycle(0), is_blocked: true }, cycle(1)], rules, at(400))
  expect(verdict).toMatchObject({
    subscription: 'active',
    cycles: [
      { status: 'failed', next_attempt_at: null, gives_up_at: null },
      { status: 'scheduled', is_held: true },
    ],
  })
})

/** What a workflow does with each piece of news: it walks from the statuses that are written down to those of the facts. */
class Book {
  subscription: SubscriptionStatus = 'active'
  statuses = new Map<number, BillingCycleStatus>()

  constructor(
    private cycles: CycleFacts[],
    private readonly under: DunningRules,
  ) {
    for (const { index, attempts } of cycles)
      this.statuses.set(index, attempts.length ? 'processing' : 'scheduled')
  }

  hear(index: number, news: AttemptNews): void {
    this.cycles = this.cycles.map((of) => ({
      ...of,
      attempts: of.attempts.map((known) =>
        of.index === index && known.number === news.number ? withNews(known, news) : known,
      ),
    }))
  }

  settle(now: Date): Verdict {
    const verdict = judge(this.cycles, this.under, now)
    const way = subscriptionWay(this.subscription, verdict.subscription)
    expect(way).not.toBeNull()
    this.subscription = verdict.subscription
    for (const { index, status } of verdict.cycles) {
      expect([this.statuses.get(index), status, cycleWay(this.statuses.get(index)!, status)]).not.toContain(
        null,
      )
      this.statuses.set(index, status)
    }
    return verdict
  }
}

it('any order of a provider’s events leads to the same end, repeated ones too, and only by ways that there are', () => {
  const outcome = fc.constantFrom<AttemptOutcome>('unclear', 'requires_action', 'soft', 'hard', 'succeeded')
  const attempts = fc.integer({ min: 1, max: 4 })
  const events = fc.array(
    fc.record({ attempt: fc.nat(3), outcome, after: fc.integer({ min: 0, max: 14 * 3600 }) }),
    { minLength: 1, maxLength: 10 },
  )
  const offsets = fc.constantFrom([], [1], [1, 3, 7])
  const change = fc.option(fc.integer({ min: 0, max: 12 * 24 }))
  const property = fc.property(
    ...([
      attempts,
      events,
      offsets,
      fc.constantFrom('cancel', 'unpaid'),
      change,
      fc.infiniteStream(fc.nat()),
    ] as const),
    (count, told, retry_offsets_days, exhaustion, changedAfter, dice) => {
      const starts = [at(0), at(1, 7), at(3, 7), at(7, 7)].slice(0, count)
      const under: DunningRules = {
        ...{ ...rules, retry_offsets_days, exhaustion },
        method_changed_at: changedAfter === null ? null : at(0, changedAfter),
      }
      const facts = [
        // Each but the last has been declined, or the next would not have been made.
        cycle(0, ...starts.map((start, i) => tried(i + 1, start, i + 1 < count ? 'soft' : 'started'))),
        cycle(1),
      ]
      const news = told.map(({ attempt, outcome: said, after }) => ({
        ...{ number: (attempt % count) + 1, outcome: said },
        at: new Date(starts[attempt % count]!.getTime() + after * 1000),
      }))
      const now = at(9)
      const endOf = (order: AttemptNews[]) => {
        const book = new Book(facts, under)
        let verdict = book.settle(now)
        for (const one of order) {
          book.hear(0, one)
          verdict = book.settle(now)
        }
        expect(book.statuses.size).toBe(2)
        return { subscription: book.subscription, statuses: [...book.statuses.values()], verdict }
      }
      const shuffled = [...news, ...news.slice(0, 3)]
      for (let i = shuffled.length - 1; i > 0; i--) {
        const j = dice.next().value! % (i + 1)
        ;[shuffled[i], shuffled[j]] = [shuffled[j]!, shuffled[i]!]
      }
      const end = endOf(news)
      expect(endOf(shuffled)).toEqual(end)
      // Money wins, whenever it is told.
      if (told.some(({ outcome: said }) => said === 'succeeded')) {
        expect(end).toMatchObject({ subscription: 'active', statuses: ['paid', 'scheduled'] })
      }
    },
  )
  fc.assert(property, { numRuns: 150 })
})

it('an attempt has a key of its own, the same however often it is sent', () => {
  expect(attemptKey('bcyc_1', 2)).toBe('cycle:bcyc_1:2')
})

it('the first refusal counts, whichever is told first', () => {
  const soft = (hours: number): AttemptNews => ({ number: 1, outcome: 'soft', at: at(0, hours) })
  const open = tried(1, DUE, 'started')
  for (const [a, b] of [
    [1, 5],
    [5, 1],
  ] as const) {
    expect(withNews(withNews(open, soft(a)), soft(b)).declined_at).toEqual(at(0, 1))
  }
})
