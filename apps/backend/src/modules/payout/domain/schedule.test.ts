import fc from 'fast-check'
import { localTimeOf, weekdayOf } from '@cityos/calendar'
import type { PayoutSchedule } from '@cityos/contracts'
import { lastDue, nextDue } from './schedule'

const HOUR_MS = 3_600_000
const zone = fc.constantFrom('UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Riyadh', 'Australia/Lord_Howe')
const now = fc
  .integer({ min: Date.UTC(2024, 0, 1) / 1000, max: Date.UTC(2032, 0, 1) / 1000 })
  .map((seconds) => new Date(seconds * 1000))
const hour = fc.integer({ min: 0, max: 23 })
const weekday = fc.integer({ min: 1, max: 7 })
const schedule: fc.Arbitrary<PayoutSchedule> = fc.oneof(
  fc.record({ kind: fc.constant('daily' as const), hour }),
  fc.record({ kind: fc.constant('weekly' as const), hour, weekday }),
  fc.record({
    kind: fc.constant('biweekly' as const),
    hour,
    weekday,
    anchor: fc.constantFrom('2026-01-05', '2027-12-31'),
  }),
  fc.record({ kind: fc.constant('monthly' as const), hour, day: fc.integer({ min: 1, max: 31 }) }),
  fc.constant({ kind: 'threshold' as const, amounts: { eur: 1 } }),
)

const LONGEST_DAYS = { daily: 1, weekly: 7, biweekly: 14, monthly: 31, threshold: 1, manual: 0 }

it('what was last due is not ahead, what is next is, and nothing lies between', () => {
  fc.assert(
    fc.property(schedule, zone, now, (when, timeZone, at) => {
      const last = lastDue(when, timeZone, at) as Date
      const next = nextDue(when, timeZone, at) as Date
      expect(last <= at && at < next).toBe(true)
      expect(lastDue(when, timeZone, next)).toEqual(next)
      expect(lastDue(when, timeZone, new Date(next.getTime() - 1000))).toEqual(last)
      expect(nextDue(when, timeZone, last)).toEqual(next)
      // Two hours for a change of clocks.
      expect(next.getTime() - last.getTime()).toBeLessThanOrEqual(
        (LONGEST_DAYS[when.kind] * 24 + 2) * HOUR_MS,
      )
    }),
  )
})

it('comes at its hour and day by the clocks of the tenant', () => {
  fc.assert(
    fc.property(zone, now, hour, weekday, (timeZone, at, wanted, day) => {
      const local = localTimeOf(
        lastDue({ kind: 'weekly', weekday: day, hour: wanted }, timeZone, at) as Date,
        timeZone,
      )
      expect(weekdayOf(local)).toBe(day)
      // An hour that the clocks leave out comes a step later.
      expect([wanted, wanted + 1]).toContain(local.hour)
    }),
  )
})

const due = (when: PayoutSchedule, timeZone: string, at: string) =>
  lastDue(when, timeZone, new Date(at))?.toISOString() ?? null

it.each<[string, PayoutSchedule, string, string, string | null]>([
  [
    'the last day of a short month',
    { kind: 'monthly', day: 31, hour: 3 },
    'UTC',
    '2026-02-28T04:00:00Z',
    '2026-02-28T03:00:00.000Z',
  ],
  [
    'the month before',
    { kind: 'monthly', day: 31, hour: 3 },
    'UTC',
    '2026-02-28T02:00:00Z',
    '2026-01-31T03:00:00.000Z',
  ],
  [
    'over the new year',
    { kind: 'monthly', day: 15, hour: 3 },
    'UTC',
    '2026-01-14T00:00:00Z',
    '2025-12-15T03:00:00.000Z',
  ],
  [
    'three o’clock in winter',
    { kind: 'daily', hour: 3 },
    'Europe/Berlin',
    '2026-03-28T12:00:00Z',
    '2026-03-28T02:00:00.000Z',
  ],
  [
    'three o’clock in summer',
    { kind: 'daily', hour: 3 },
    'Europe/Berlin',
    '2026-03-29T12:00:00Z',
    '2026-03-29T01:00:00.000Z',
  ],
  [
    'an hour that is left out',
    { kind: 'daily', hour: 2 },
    'Europe/Berlin',
    '2026-03-29T12:00:00Z',
    '2026-03-29T01:00:00.000Z',
  ],
  [
    'every second Friday',
    { kind: 'biweekly', weekday: 5, hour: 0, anchor: '2026-11-02' },
    'UTC',
    '2026-11-19T00:00:00Z',
    '2026-11-06T00:00:00.000Z',
  ],
  [
    'before its anchor too',
    { kind: 'biweekly', weekday: 5, hour: 0, anchor: '2026-11-02' },
    'UTC',
    '2026-10-24T00:00:00Z',
    '2026-10-23T00:00:00.000Z',
  ],
  ['never by itself', { kind: 'manual' }, 'UTC', '2026-02-28T04:00:00Z', null],
])('%s', (_what, when, timeZone, at, expected) => {
  expect(due(when, timeZone, at)).toBe(expected)
})
