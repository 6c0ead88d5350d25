import fc from 'fast-check'
import { addDays, billingPeriod, daysBetween, daysInMonth, type BillingInterval } from '../src'

const date = fc
  .integer({ min: Date.UTC(1996, 0, 1) / 86_400_000, max: Date.UTC(2050, 11, 31) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))
const interval = fc.constantFrom<BillingInterval>('day', 'week', 'month', 'quarter', 'year')
const count = fc.integer({ min: 1, max: 24 })
const index = fc.nat(300)

const MONTHS = { month: 1, quarter: 3, year: 12 }
const partsOf = (iso: string) => iso.split('-').map(Number) as [number, number, number]

/** The calendar without Temporal: months are counted through, and the day is the anchor's or the month's last. */
function byHand(anchor: string, unit: BillingInterval, steps: number): string {
  const [year, month, day] = partsOf(anchor)
  if (unit === 'day' || unit === 'week') {
    const days = steps * (unit === 'week' ? 7 : 1)
    return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10)
  }
  const months = year * 12 + (month - 1) + steps * MONTHS[unit]
  const [y, m] = [Math.floor(months / 12), (months % 12) + 1]
  const d = Math.min(day, daysInMonth(y, m))
  return `${y}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
}

const starts = (anchor: string, unit: BillingInterval, many: number, each = 1) =>
  Array.from({ length: many }, (_, i) => billingPeriod(anchor, unit, each, i).startsOn)

it('a period ends where the next one starts, is not empty, and is where a plain calendar puts it', () => {
  fc.assert(
    fc.property(date, interval, count, index, (anchor, unit, each, n) => {
      const { startsOn, endsOn } = billingPeriod(anchor, unit, each, n)
      expect(billingPeriod(anchor, unit, each, n + 1).startsOn).toBe(endsOn)
      expect(startsOn < endsOn).toBe(true)
      expect(startsOn).toBe(byHand(anchor, unit, n * each))
    }),
    { numRuns: 200 },
  )
})

it('nothing drifts in 50 years: each date is the anchor’s day, or the last of a month that lacks it', () => {
  const monthly = fc.constantFrom<'month' | 'quarter' | 'year'>('month', 'quarter', 'year')
  fc.assert(
    fc.property(date, monthly, (anchor, unit) => {
      const [, , anchorDay] = partsOf(anchor)
      for (let n = 0; n <= (50 * 12) / MONTHS[unit]; n++) {
        const [year, month, day] = partsOf(billingPeriod(anchor, unit, 1, n).startsOn)
        expect(day).toBe(Math.min(anchorDay, daysInMonth(year, month)))
      }
      const [year, month] = partsOf(anchor)
      const [endYear, endMonth] = partsOf(billingPeriod(anchor, unit, 1, 600 / MONTHS[unit]).startsOn)
      expect([endYear, endMonth]).toEqual([year + 50, month])
    }),
    { numRuns: 8 },
  )
})

it('the first period starts on its anchor, and several intervals are as many single ones', () => {
  fc.assert(
    fc.property(date, interval, count, fc.nat(40), (anchor, unit, each, n) => {
      expect(billingPeriod(anchor, unit, each, 0).startsOn).toBe(anchor)
      expect(billingPeriod(anchor, unit, each, n).startsOn).toBe(
        billingPeriod(anchor, unit, 1, n * each).startsOn,
      )
    }),
    { numRuns: 200 },
  )
})

it('a day that a month lacks is its last, and comes back', () => {
  expect(starts('2027-01-31', 'month', 5)).toEqual([
    '2027-01-31',
    '2027-02-28',
    '2027-03-31',
    '2027-04-30',
    '2027-05-31',
  ])
  expect(starts('2028-01-31', 'month', 3)).toEqual(['2028-01-31', '2028-02-29', '2028-03-31'])
  expect(starts('2027-11-30', 'quarter', 3)).toEqual(['2027-11-30', '2028-02-29', '2028-05-30'])
  expect(starts('2024-02-29', 'year', 5)).toEqual([
    '2024-02-29',
    '2025-02-28',
    '2026-02-28',
    '2027-02-28',
    '2028-02-29',
  ])
  // 2100 is no leap year.
  expect(starts('2096-02-29', 'year', 9, 1).slice(3)).toEqual([
    ...['2099-02-28', '2100-02-28', '2101-02-28', '2102-02-28', '2103-02-28', '2104-02-29'],
  ])
  expect(starts('2026-12-28', 'week', 3, 2)).toEqual(['2026-12-28', '2027-01-11', '2027-01-25'])
})

it('days between dates count back to where they came from', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -40_000, max: 40_000 }), (from, days) => {
      expect(daysBetween(from, addDays(from, days))).toBe(days)
    }),
    { numRuns: 200 },
  )
})

it.each([
  ['2026-02-29', 'month', 1, 0],
  ['2026-1-1', 'month', 1, 0],
  ['2026-01-01T00:00', 'month', 1, 0],
  ['2026-01-01', 'fortnight', 1, 0],
  ['2026-01-01', 'toString', 1, 0],
  ['2026-01-01', 'month', 0, 0],
  ['2026-01-01', 'month', 1.5, 0],
  ['2026-01-01', 'month', 1, -1],
  ['2026-01-01', 'month', 1, 0.5],
  ['9999-12-01', 'month', 1, 0],
] as [string, BillingInterval, number, number][])(
  'refuses %p, %p × %p, number %p',
  (anchor, unit, each, n) => {
    expect(() => billingPeriod(anchor, unit, each, n)).toThrow(RangeError)
  },
)
