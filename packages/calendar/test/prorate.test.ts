import fc from 'fast-check'
import { addDays, prorate } from '../src'

const amount = fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n })
/** A period and days in it, in their order. */
const cuts = fc
  .integer({ min: 1, max: 800 })
  .chain((days) => fc.tuple(fc.constant(days), fc.array(fc.integer({ min: 0, max: days }), { maxLength: 6 })))
  .map(([days, inside]) =>
    [0, ...inside.sort((a, b) => a - b), days].map((day) => addDays('2027-12-15', day)),
  )

const ends = (dates: string[]) => [dates[0]!, dates.at(-1)!] as const
const abs = (value: bigint) => (value < 0n ? -value : value)

it('however a period is cut, its parts sum to the amount', () => {
  fc.assert(
    fc.property(amount, cuts, (minor, dates) => {
      const [startsOn, endsOn] = ends(dates)
      const left = dates.map((day) => prorate(minor, day, startsOn, endsOn))
      const parts = left.slice(1).map((rest, i) => left[i]! - rest)
      expect(parts.reduce((a, b) => a + b, 0n)).toBe(minor)
      // No part has the other sign.
      expect(parts.every((part) => (minor < 0n ? part <= 0n : part >= 0n))).toBe(true)
    }),
    { numRuns: 100 },
  )
})

it('is within half a unit of the exact part, and a credit is the mirror image of the charge', () => {
  fc.assert(
    fc.property(amount, cuts, (minor, dates) => {
      const [startsOn, endsOn] = ends(dates)
      const days = BigInt((Date.parse(endsOn) - Date.parse(startsOn)) / 86_400_000)
      for (const day of dates) {
        const part = prorate(minor, day, startsOn, endsOn)
        const remaining = BigInt((Date.parse(endsOn) - Date.parse(day)) / 86_400_000)
        expect(2n * abs(part * days - minor * remaining)).toBeLessThanOrEqual(days)
        expect(prorate(-minor, day, startsOn, endsOn)).toBe(-part)
      }
    }),
    { numRuns: 100 },
  )
})

it.each([
  [3000n, '2026-06-16', 1500n],
  [1000n, '2026-06-21', 333n],
  [1000n, '2026-06-11', 667n],
  [1n, '2026-06-16', 1n],
  [-1n, '2026-06-16', -1n],
  [1n, '2026-06-17', 0n],
  [999n, '2026-06-01', 999n],
  [999n, '2026-07-01', 0n],
])('of %p, what is left of June on %s is %p', (minor, day, part) => {
  expect(prorate(minor, day, '2026-06-01', '2026-07-01')).toBe(part)
})

it.each([
  ['2026-05-31', '2026-06-01', '2026-07-01'],
  ['2026-07-02', '2026-06-01', '2026-07-01'],
  ['2026-06-01', '2026-06-01', '2026-06-01'],
  ['2026-06-01', '2026-07-01', '2026-06-01'],
  ['June', '2026-06-01', '2026-07-01'],
])('refuses %s in [%s, %s)', (day, startsOn, endsOn) => {
  expect(() => prorate(100n, day, startsOn, endsOn)).toThrow(RangeError)
})
