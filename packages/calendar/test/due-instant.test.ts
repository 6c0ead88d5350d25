import fc from 'fast-check'
import { addDays, dueInstant, localDateOf } from '../src'

const ZONES = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  // Clocks are, or were, changed at midnight here.
  'America/Havana',
  'America/Sao_Paulo',
  'Asia/Beirut',
  'Asia/Amman',
  'Africa/Cairo',
  'Atlantic/Azores',
  'America/Santiago',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
]
const zone = fc.constantFrom(...ZONES)
const date = fc
  .integer({ min: Date.UTC(2010, 0, 1) / 86_400_000, max: Date.UTC(2040, 0, 1) / 86_400_000 })
  .map((day) => new Date(day * 86_400_000).toISOString().slice(0, 10))

it('is the first instant of its date: a moment before, every calendar there shows an earlier one', () => {
  fc.assert(
    fc.property(date, zone, (day, timeZone) => {
      // The one date that its zone has never had.
      if (timeZone === 'Pacific/Apia' && day === '2011-12-30') return
      const due = new Date(dueInstant(day, timeZone))
      expect(localDateOf(due, timeZone)).toBe(day)
      expect(localDateOf(new Date(due.getTime() - 1), timeZone) < day).toBe(true)
    }),
    { numRuns: 250 },
  )
})

it('later dates are due later, 22 to 26 hours each', () => {
  fc.assert(
    fc.property(date, zone, (day, timeZone) => {
      if (timeZone === 'Pacific/Apia' && day.startsWith('2011-12')) return
      const hours =
        (Date.parse(dueInstant(addDays(day, 1), timeZone)) - Date.parse(dueInstant(day, timeZone))) /
        3_600_000
      expect(hours).toBeGreaterThanOrEqual(22)
      expect(hours).toBeLessThanOrEqual(26)
    }),
    { numRuns: 250 },
  )
})

it.each([
  ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z', 'nothing to see'],
  ['2026-03-29', 'Europe/Berlin', '2026-03-28T23:00:00.000Z', 'clocks change later that day'],
  ['2026-03-30', 'Europe/Berlin', '2026-03-29T22:00:00.000Z', 'they have changed'],
  ['2026-03-08', 'America/Havana', '2026-03-08T05:00:00.000Z', 'midnight is left out, 1:00 is the first'],
  ['2026-11-01', 'America/Havana', '2026-11-01T04:00:00.000Z', 'midnight comes twice, the first counts'],
  ['2018-11-04', 'America/Sao_Paulo', '2018-11-04T03:00:00.000Z', 'midnight is left out'],
  ['2018-02-18', 'America/Sao_Paulo', '2018-02-18T03:00:00.000Z', 'the hour before it comes twice'],
  ['2026-10-25', 'Atlantic/Azores', '2026-10-25T00:00:00.000Z', 'midnight comes twice, the first counts'],
  [
    '2011-12-30',
    'Pacific/Apia',
    '2011-12-30T10:00:00.000Z',
    'a day that never was: the first instant after it',
  ],
  ['1919-03-31', 'America/Toronto', '1919-03-31T04:30:00.000Z', 'half an hour on both its sides is left out'],
  ['2011-12-31', 'Pacific/Apia', '2011-12-30T10:00:00.000Z', 'and the day after that'],
])('%s in %s is due %s: %s', (day, timeZone, at) => {
  expect(dueInstant(day, timeZone)).toBe(at)
})

it.each([
  ['2026-02-29', 'UTC'],
  ['2026-01-01T12:00', 'UTC'],
  ['2026-01-01', 'Mars/Olympus'],
  ['2026-01-01', '+02:00'],
  ['2026-01-01', ''],
])('refuses %p in %p', (day, timeZone) => {
  expect(() => dueInstant(day, timeZone)).toThrow(RangeError)
})
