import fc from 'fast-check'
import { monthlyRecurring, percentOf } from '../src'

const amount = fc.bigInt({ min: -(10n ** 24n), max: 10n ** 24n })
const interval = fc.constantFrom('day', 'week', 'month', 'quarter', 'year')
const count = fc.integer({ min: 1, max: 400 })

/** In twelve months there are so many of each. */
const PER_YEAR = { day: 365n, week: 52n, month: 12n, quarter: 4n, year: 1n }

const abs = (value: bigint) => (value < 0n ? -value : value)

describe('monthlyRecurring', () => {
  it('is the exact fraction rounded half-up', () => {
    fc.assert(
      fc.property(amount, interval, count, (minor, unit, each) => {
        const [numerator, denominator] = [minor * PER_YEAR[unit], 12n * BigInt(each)]
        const off = 2n * (monthlyRecurring(minor, unit, each) * denominator - numerator)
        expect(abs(off)).toBeLessThanOrEqual(denominator)
        // Exactly half goes away from zero.
        if (abs(off) === denominator) expect(off > 0n).toBe(minor > 0n)
      }),
    )
  })

  it('treats what is lost as the mirror image of what is won', () => {
    fc.assert(
      fc.property(amount, interval, count, (minor, unit, each) => {
        expect(monthlyRecurring(-minor, unit, each)).toBe(-monthlyRecurring(minor, unit, each))
      }),
    )
  })

  it.each([
    [1000n, 'day', 1, 30_417n],
    [1000n, 'week', 1, 4333n],
    [1000n, 'week', 2, 2167n],
    [1000n, 'month', 1, 1000n],
    [1000n, 'month', 6, 167n],
    [1000n, 'quarter', 1, 333n],
    [1000n, 'quarter', 2, 167n],
    [1000n, 'year', 1, 83n],
    [1000n, 'year', 2, 42n],
    [1n, 'month', 2, 1n],
    [-1n, 'month', 2, -1n],
  ] as const)('%p each %s × %i is %p a month', (minor, unit, each, monthly) => {
    expect(monthlyRecurring(minor, unit, each)).toBe(monthly)
  })

  it.each([
    ['month', 0],
    ['month', -1],
    ['month', 1.5],
    ['fortnight', 1],
    ['constructor', 1],
  ])('refuses %p × %p', (unit, each) => {
    expect(() => monthlyRecurring(1n, unit as 'month', each)).toThrow(RangeError)
  })
})

describe('percentOf', () => {
  const rate = fc.integer({ min: -20_000, max: 20_000 })

  it('is within half a unit of the exact share, halves away from zero', () => {
    fc.assert(
      fc.property(amount, rate, (minor, bps) => {
        const off = 2n * (percentOf(minor, bps) * 10_000n - minor * BigInt(bps))
        expect(abs(off)).toBeLessThanOrEqual(10_000n)
        if (abs(off) === 10_000n) expect(off > 0n).toBe(minor > 0n === bps > 0)
      }),
    )
  })

  it('is symmetric: in the amount, and in the rate', () => {
    fc.assert(
      fc.property(amount, rate, (minor, bps) => {
        expect(percentOf(-minor, bps)).toBe(-percentOf(minor, bps))
        expect(percentOf(minor, -bps)).toBe(-percentOf(minor, bps))
      }),
    )
  })

  it.each([
    [12_000n, 800, 960n],
    [50n, 100, 1n],
    [-50n, 100, -1n],
    [49n, 100, 0n],
  ])('of %p at %i bps is %p', (minor, bps, share) => {
    expect(percentOf(minor, bps)).toBe(share)
  })

  it.each([0.5, NaN, Infinity, -0.5])('refuses the rate %p', (bps) => {
    expect(() => percentOf(1n, bps)).toThrow(RangeError)
  })
})
