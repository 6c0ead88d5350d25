import fc from 'fast-check'
import { attemptKey, isOpen, withNews, type Attempt, type AttemptOutcome } from './attempt'
import { holdsLease, leaseUntil, LEASE_MS } from './lease'
import {
  CONFIRMATION_MS,
  KEY_MEMORY_MS,
  planStep,
  reap,
  SEARCH_LAG_MS,
  whenUnknown,
  type OpenAttempt,
} from './plan-attempt'
import { classify, HARD_CODES, type ProviderAnswer } from './provider-answer'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const NOW = new Date('2027-06-07T08:00:00Z')
const after = (ms: number) => new Date(NOW.getTime() + ms)

describe('what a provider answers', () => {
  it.each([
    [{ kind: 'payment', status: 'succeeded' }, 'succeeded'],
    [{ kind: 'payment', status: 'processing' }, 'unclear'],
    [{ kind: 'payment', status: 'requires_action' }, 'requires_action'],
    [{ kind: 'payment', status: 'canceled' }, 'soft'],
    [{ kind: 'declined', code: 'insufficient_funds' }, 'soft'],
    [{ kind: 'declined', code: 'do_not_honor' }, 'soft'],
    [{ kind: 'declined', code: 'lost_card' }, 'hard'],
    [{ kind: 'declined', code: 'account_closed' }, 'hard'],
    [{ kind: 'declined', code: 'authentication_required' }, 'requires_action'],
    [{ kind: 'refused', code: 'payment_method_missing' }, 'hard'],
    [{ kind: 'refused', code: 'parameter_invalid' }, 'soft'],
    [{ kind: 'no_answer' }, 'unclear'],
  ] as [ProviderAnswer, AttemptOutcome][])('%j is %s', (answer, outcome) => {
    expect(classify(answer)).toBe(outcome)
  })

  it('what nobody has heard of may pass the next time', () => {
    fc.assert(
      fc.property(fc.string(), (code) => {
        fc.pre(!HARD_CODES.has(code) && code !== 'authentication_required')
        expect(classify({ kind: 'declined', code })).toBe('soft')
      }),
    )
  })
})

const attempt = (number: number, outcome: AttemptOutcome): Attempt => ({
  ...{ number, outcome, started_at: NOW },
  declined_at: outcome === 'soft' || outcome === 'hard' ? NOW : null,
})
const asked = (outcome: AttemptOutcome, times: number, last: Date | null): OpenAttempt => ({
  ...{ ...attempt(1, outcome), asked: times, last_asked_at: last },
})
const held = (open: OpenAttempt | null, attempts: Attempt[] = open ? [open] : []) => ({
  ...{ id: 'bcyc_1', attempts, open },
  claimed_until: after(365 * 24 * HOUR_MS),
})

describe('the next step', () => {
  it('charges under a new key only when every attempt before was refused for certain', () => {
    expect(planStep(held(null), NOW)).toEqual({ do: 'charge', number: 1, key: 'cycle:bcyc_1:1' })
    expect(planStep(held(null, [attempt(1, 'soft'), attempt(2, 'hard')]), NOW)).toMatchObject({ number: 3 })
    for (const outcome of ['started', 'unclear', 'requires_action', 'succeeded'] as const) {
      expect(planStep(held(null, [attempt(1, outcome)]), NOW)).toEqual({ do: 'nothing' })
    }
  })

  it('is nothing for whoever no longer holds the cycle', () => {
    const lost = { ...held(null), claimed_until: NOW }
    expect(planStep(lost, NOW)).toEqual({ do: 'nothing' })
    expect(planStep({ ...lost, claimed_until: null }, NOW)).toEqual({ do: 'nothing' })
    expect([
      holdsLease(leaseUntil(NOW), after(LEASE_MS - 1)),
      holdsLease(leaseUntil(NOW), after(LEASE_MS)),
    ]).toEqual([...[true, false]])
  })

  it('asks about what is unclear, less and less often, and never tries again meanwhile', () => {
    expect(planStep(held(asked('started', 0, null)), NOW)).toMatchObject({ do: 'ask', by: 'key' })
    const again = held(asked('unclear', 1, NOW))
    expect(planStep(again, after(MINUTE_MS))).toEqual({ do: 'wait', until: after(2 * MINUTE_MS) })
    expect(planStep(again, after(2 * MINUTE_MS))).toMatchObject({ do: 'ask', number: 1 })
    expect(planStep(held(asked('unclear', 900, after(24 * HOUR_MS))), after(28 * HOUR_MS))).toMatchObject({
      ...{ do: 'ask', number: 1, by: 'cycle' },
    })
  })

  it('cancels what a customer has not confirmed before another attempt may follow', () => {
    const open = held(asked('requires_action', 3, NOW))
    expect(planStep(open, after(CONFIRMATION_MS - 1)).do).not.toBe('cancel')
    expect(planStep(open, after(CONFIRMATION_MS))).toMatchObject({ do: 'cancel', number: 1 })
    const late = held(asked('requires_action', 3, after(CONFIRMATION_MS - 1)))
    expect(planStep(late, after(CONFIRMATION_MS))).toMatchObject({ do: 'cancel' })
  })

  it('cancels again, where that was not answered, less and less often', () => {
    const canceled = after(CONFIRMATION_MS)
    const open = held(asked('requires_action', 1, canceled))
    const next = after(CONFIRMATION_MS + 2 * MINUTE_MS)
    expect(planStep(open, canceled)).toEqual({ do: 'wait', until: next })
    expect(planStep(open, after(CONFIRMATION_MS + 2 * MINUTE_MS - 1)).do).toBe('wait')
    expect(planStep(open, next).do).toBe('cancel')
    expect(planStep(held(asked('requires_action', 9, canceled)), after(26 * HOUR_MS)).do).toBe('wait')
  })

  it('sends again only under a key that is remembered; a forgotten one is searched for', () => {
    expect(whenUnknown(NOW, NOW, 'key', after(KEY_MEMORY_MS - 1))).toBe('resend')
    expect(whenUnknown(NOW, NOW, 'key', after(KEY_MEMORY_MS))).toBe('ask_later')
    expect(whenUnknown(NOW, NOW, 'cycle', after(SEARCH_LAG_MS - 1))).toBe('ask_later')
    expect(whenUnknown(NOW, NOW, 'cycle', after(SEARCH_LAG_MS))).toBe('never_arrived')
  })

  it('the reaper leaves what is held, resumes what may have been paid, and releases the rest', () => {
    const claimed = { claimed_until: leaseUntil(NOW), has_open_attempt: true }
    expect(reap(claimed, after(LEASE_MS - 1))).toBe('leave')
    expect(reap(claimed, after(LEASE_MS))).toBe('resume')
    expect(reap({ ...claimed, has_open_attempt: false }, after(LEASE_MS))).toBe('release')
  })
})

/** What happens to one call: the request gets lost, the answer gets lost, or both arrive. */
type Weather = 'request_lost' | 'request_late' | 'answer_lost' | 'declined' | 'fine'

/** Remembers keys for a day, and finds a payment by its cycle after an hour only. */
class Provider {
  payments: { key: string; at: number; paid: boolean }[] = []
  late: { key: string; at: number }[] = []

  arrive(now: number): void {
    for (const { key, at } of this.late.splice(0)) {
      if (at <= now) this.take(key, at, true)
      else this.late.push({ key, at })
    }
  }

  take(key: string, now: number, paid: boolean): boolean {
    const known = this.payments.find((one) => one.key === key && now - one.at < 24 * HOUR_MS)
    if (known) return known.paid
    this.payments.push({ key, at: now, paid })
    return paid
  }

  charge(key: string, now: number, weather: Weather): ProviderAnswer {
    if (weather === 'request_lost') return { kind: 'no_answer' }
    if (weather === 'request_late') {
      this.late.push({ key, at: now + 30 * MINUTE_MS })
      return { kind: 'no_answer' }
    }
    const paid = this.take(key, now, weather !== 'declined')
    if (weather === 'answer_lost') return { kind: 'no_answer' }
    return paid ? { kind: 'payment', status: 'succeeded' } : { kind: 'declined', code: 'do_not_honor' }
  }

  find(key: string, by: 'key' | 'cycle', now: number): ProviderAnswer | null {
    const visible = this.payments.find(
      (one) => one.key === key && (by === 'key' ? now - one.at < 24 * HOUR_MS : now - one.at >= HOUR_MS),
    )
    if (!visible) return null
    return visible.paid
      ? { kind: 'payment', status: 'succeeded' }
      : { kind: 'declined', code: 'do_not_honor' }
  }
}

/** One cycle as the database knows it, and a worker that may die anywhere. */
class Desk {
  attempts: Attempt[] = []
  meta = { asked: 0, last_asked_at: null as Date | null, sent_at: new Date(0) }
  claimed: Date | null = null

  constructor(private readonly provider: Provider) {}

  get isPaid() {
    return this.attempts.some(({ outcome }) => outcome === 'succeeded')
  }

  /** `dies`: after how many things that are written or sent; what it has not got to does not happen. */
  work(now: Date, weather: Weather, dies: number): void {
    if (holdsLease(this.claimed, now) || this.isPaid) return
    let left = dies
    const alive = () => left-- > 0
    this.claimed = leaseUntil(now)
    const open = this.attempts.find(({ outcome }) => isOpen(outcome))
    const step = planStep(
      {
        ...{ id: 'bcyc_1', claimed_until: this.claimed, attempts: this.attempts },
        open: open ? { ...open, ...this.meta } : null,
      },
      now,
    )
    if (!alive()) return
    if (step.do === 'charge') {
      this.attempts.push({ number: step.number, started_at: now, outcome: 'started', declined_at: null })
      this.meta = { asked: 0, last_asked_at: null, sent_at: now }
      if (!alive()) return
      this.note(step.number, this.provider.charge(step.key, now.getTime(), weather), now, alive)
    } else if (step.do === 'ask') {
      this.meta = { ...this.meta, asked: this.meta.asked + 1, last_asked_at: now }
      const found = this.provider.find(step.key, step.by, now.getTime())
      if (found) this.note(step.number, found, now, alive)
      else this.unknown(step, open!, now, weather, alive)
    }
    if (alive()) this.claimed = null
  }

  unknown(
    { number, by }: { number: number; by: 'key' | 'cycle' },
    open: Attempt,
    now: Date,
    weather: Weather,
    alive: () => boolean,
  ): void {
    const verdict = whenUnknown(open.started_at, this.meta.sent_at, by, now)
    if (verdict === 'ask_later') return
    if (verdict === 'never_arrived') {
      this.note(number, { kind: 'refused', code: 'never_arrived' }, now, alive)
      return
    }
    this.meta.sent_at = now
    if (!alive()) return
    const answer = this.provider.charge(attemptKey('bcyc_1', number), now.getTime(), weather)
    this.note(number, answer, now, alive)
  }

  note(number: number, answer: ProviderAnswer, at: Date, alive: () => boolean): void {
    if (!alive()) return
    this.attempts = this.attempts.map((one) =>
      one.number === number ? withNews(one, { number, outcome: classify(answer), at }) : one,
    )
  }
}

it('nobody is charged twice, whatever gets lost, comes late or dies, and in fair weather everybody once', () => {
  const weather = fc.constantFrom<Weather>('request_lost', 'request_late', 'answer_lost', 'declined', 'fine')
  const minutes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.integer({ min: 60, max: 2000 }))
  const run = fc.record({ minutes, weather, dies: fc.integer({ min: 0, max: 6 }) })
  fc.assert(
    fc.property(fc.array(run, { maxLength: 40 }), (runs) => {
      const provider = new Provider()
      const desk = new Desk(provider)
      let now = NOW.getTime()
      const paid = () => provider.payments.filter((one) => one.paid).length
      for (const one of runs) {
        now += one.minutes * MINUTE_MS
        provider.arrive(now)
        desk.work(new Date(now), one.weather, one.dies)
        expect(paid()).toBeLessThanOrEqual(1)
      }
      for (let i = 0; i < 40 && !desk.isPaid; i++) {
        now += 5 * HOUR_MS
        provider.arrive(now)
        desk.work(new Date(now), 'fine', Infinity)
      }
      expect([desk.isPaid, paid()]).toEqual([true, 1])
    }),
    { numRuns: 500 },
  )
})

it('a payment that no search finds yet is not charged again, though its key is about to be forgotten', () => {
  const provider = new Provider()
  const desk = new Desk(provider)
  const work = (hours: number, weather: Weather) => desk.work(after(hours * HOUR_MS), weather, Infinity)
  work(0, 'request_lost')
  // Sent again at the last moment, and the answer gets lost; then the key is too old to trust.
  work(22.9, 'answer_lost')
  for (const hours of [23.1, 23.5, 24, 24.2, 25, 27, 31, 36]) {
    work(hours, 'fine')
    expect(provider.payments).toHaveLength(1)
  }
  expect(desk.isPaid).toBe(true)
})
