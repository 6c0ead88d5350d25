import { systemClock, travelHome, travelTo } from '../src'

afterEach(travelHome)

const DAY_MS = 86_400_000

it('every clock of the process tells the time to which it has travelled, and goes on from there', async () => {
  travelTo('2026-03-01T12:00:00Z')
  const there = Date.parse('2026-03-01T12:00:00Z')
  for (const at of [Date.now(), new Date().getTime(), systemClock.now().getTime(), Date.parse(Date())]) {
    expect(Math.abs(at - there)).toBeLessThan(DAY_MS / 24)
  }
  const before = Date.now()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(Date.now()).toBeGreaterThan(before)
})

it('dates stay dates, whenever they were made', () => {
  const home = new Date('2026-01-01T00:00:00Z')
  travelTo('2026-03-01T12:00:00Z')
  const there = new Date(2020, 1, 2)
  expect([home instanceof Date, there instanceof Date, there.getFullYear()]).toEqual([true, true, 2020])
  expect([Date.UTC(2020, 0), typeof Date]).toEqual([1_577_836_800_000, 'function'])
})

it('leads home, also from a journey behind a journey', () => {
  const before = Date.now()
  travelTo('2026-03-01T12:00:00Z')
  travelTo('2020-01-01T00:00:00Z')()
  expect(Date.now() - before).toBeGreaterThanOrEqual(0)
  expect(Date.now() - before).toBeLessThan(DAY_MS)
  expect(() => travelTo('soon')).toThrow(RangeError)
})
