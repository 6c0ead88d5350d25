import fc from 'fast-check'
import { firstDayOf } from '../../src/admin/numbers/period'
import { binsOf, labelled, ticksOf } from '../../src/admin/numbers/scale'

const DAY_MS = 86_400_000
const day = fc.record({
  gmv_minor: fc.nat(10_000_000),
  commission_minor: fc.nat(1_000),
  vendor_orders: fc.nat(9),
})
const days = fc.array(day, { minLength: 1, maxLength: 366 }).map((rows) =>
  rows.map((row, index) => ({
    ...row,
    day: new Date(Date.UTC(2026, 0, 1) + index * DAY_MS).toISOString().slice(0, 10),
  })),
)

it('bars hold every day once, and their sums are those of the days', () => {
  fc.assert(
    fc.property(days, (rows) => {
      const bins = binsOf(rows)
      expect(bins.length).toBeLessThanOrEqual(100)
      expect([bins[0]!.from, bins.at(-1)!.to]).toEqual([rows[0]!.day, rows.at(-1)!.day])
      for (const [index, bin] of bins.slice(1).entries()) {
        expect(Date.parse(bin.from) - Date.parse(bins[index]!.to)).toBe(DAY_MS)
      }
      for (const key of ['gmv_minor', 'commission_minor', 'vendor_orders'] as const) {
        const sum = (all: readonly Record<typeof key, number>[]) => all.reduce((to, one) => to + one[key], 0)
        expect(sum(bins)).toBe(sum(rows))
      }
    }),
  )
})

it('an axis begins at nothing, ends above everything, and has few round amounts evenly apart', () => {
  fc.assert(
    fc.property(fc.nat(9_000_000_000_000), (most) => {
      const ticks = ticksOf(most)
      const step = ticks[1]!
      expect(ticks[0]).toBe(0)
      expect(ticks.at(-1)).toBeGreaterThanOrEqual(most)
      expect(ticks.length).toBeLessThanOrEqual(6)
      expect(ticks.every((tick, index) => Number.isInteger(tick) && tick === index * step)).toBe(true)
      expect(String(step)).toMatch(/^[125]0*$/)
    }),
  )
  expect(ticksOf(13_200)).toEqual([0, 5_000, 10_000, 15_000])
})

it('labels stand evenly apart, and are not more than there is room for', () => {
  expect(labelled(30, 6)).toEqual([0, 5, 10, 15, 20, 25])
  expect(labelled(7, 6)).toEqual([0, 2, 4, 6])
  expect(labelled(1, 6)).toEqual([0])
})

it('a period begins on a day of the tenant’s calendar', () => {
  const now = new Date('2026-03-01T02:00:00Z')
  expect(firstDayOf(1, now, 'UTC')).toBe('2026-03-01')
  expect(firstDayOf(1, now, 'America/New_York')).toBe('2026-02-28')
  expect(firstDayOf(7, now, 'Asia/Kuwait')).toBe('2026-02-23')
})
