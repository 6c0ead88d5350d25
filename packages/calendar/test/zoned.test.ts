import fc from 'fast-check'
import { addLocalDays, daysInMonth, instantOf, localTimeOf, weekdayOf } from '../src'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Riyadh',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]
const zone = fc.constantFrom(...ZONES)
const minute = fc
  .integer({ min: Date.UTC(2012, 0, 1) / 60_000, max: Date.UTC(2040, 0, 1) / 60_000 })
  .map((minutes) => new Date(minutes * 60_000))

it('leads from an instant to the local time and back, but for the hour that comes twice', () => {
  fc.assert(
    fc.property(minute, zone, (at, timeZone) => {
      const back = instantOf(localTimeOf(at, timeZone), timeZone)
      expect(back.getTime()).toBeLessThanOrEqual(at.getTime())
      expect(localTimeOf(back, timeZone)).toEqual(localTimeOf(at, timeZone))
    }),
  )
})

it('keeps the wall clock over a change of clocks', () => {
  const berlin = 'Europe/Berlin'
  expect(addLocalDays(new Date('2026-03-28T08:00:00Z'), 1, berlin).toISOString()).toBe(
    '2026-03-29T07:00:00.000Z',
  )
  expect(addLocalDays(new Date('2026-10-24T07:00:00Z'), 1, berlin).toISOString()).toBe(
    '2026-10-25T08:00:00.000Z',
  )
})

it('puts a time that is left out later, and takes the first of one that comes twice', () => {
  const at = (month: number, day: number) => ({ year: 2026, month, day, hour: 2, minute: 30 })
  expect(instantOf(at(3, 29), 'Europe/Berlin').toISOString()).toBe('2026-03-29T01:30:00.000Z')
  expect(instantOf(at(10, 25), 'Europe/Berlin').toISOString()).toBe('2026-10-25T00:30:00.000Z')
})

it('knows months and weekdays', () => {
  expect([daysInMonth(2026, 2), daysInMonth(2028, 2), daysInMonth(2026, 12)]).toEqual([28, 29, 31])
  expect([
    weekdayOf({ year: 2026, month: 11, day: 16 }),
    weekdayOf({ year: 2026, month: 11, day: 22 }),
  ]).toEqual([1, 7])
})

it('knows no zone that is none', () => {
  expect(() => localTimeOf(new Date(0), 'Mars/Olympus')).toThrow(RangeError)
})
