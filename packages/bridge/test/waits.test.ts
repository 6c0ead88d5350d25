import fc from 'fast-check'
import { openForMs } from '../src/breaker'
import { MOST_ATTEMPTS, retryAfterMs, waitMs } from '../src/backoff'

const HOUR = 3_600_000
const now = new Date('2026-03-01T00:00:00Z')

it('waits longer after each attempt, up to an hour, and never less than half of the bound', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: MOST_ATTEMPTS }),
      fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
      (attempt, random) => {
        const bound = Math.min(HOUR, 5_000 * 2 ** (attempt - 1))
        expect(waitMs(attempt, random)).toBeGreaterThanOrEqual(bound / 2)
        expect(waitMs(attempt, random)).toBeLessThanOrEqual(bound)
      },
    ),
  )
})

it('gives up after hours, not after minutes or weeks', () => {
  const waits = Array.from({ length: MOST_ATTEMPTS - 1 }, (_, index) => waitMs(index + 1, 0.5))
  const hours = waits.reduce((sum, wait) => sum + wait, 0) / HOUR
  expect(hours).toBeGreaterThan(4)
  expect(hours).toBeLessThan(12)
})

it.each<[string | undefined, number | undefined]>([
  [undefined, undefined],
  ['0', 0],
  ['120', 120_000],
  [' 120 ', 120_000],
  ['999999', HOUR],
  ['Sun, 01 Mar 2026 00:10:00 GMT', 600_000],
  ['Sat, 28 Feb 2026 00:10:00 GMT', 0],
  ['soon', undefined],
  ['-5', 0],
])('Retry-After %j is %j ms', (header, expected) => {
  expect(retryAfterMs(header, now)).toBe(expected)
})

it('leaves an endpoint alone after five failures, for longer each time, at most ten minutes', () => {
  expect([1, 4, 5, 6, 9, 10, 50].map(openForMs)).toEqual([
    null,
    null,
    30_000,
    60_000,
    480_000,
    600_000,
    600_000,
  ])
})
