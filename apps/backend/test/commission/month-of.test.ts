import { monthOf } from '../../src/modules/commission/domain/month-of'

it.each([
  ['2026-03-01T00:00:00.000Z', 'UTC', '2026-03'],
  ['2026-02-28T23:59:59.999Z', 'UTC', '2026-02'],
  ['2026-02-28T20:59:59.999Z', 'Asia/Riyadh', '2026-02'],
  ['2026-02-28T21:00:00.000Z', 'Asia/Riyadh', '2026-03'],
  ['2027-01-01T04:59:59.999Z', 'America/New_York', '2026-12'],
  ['2027-01-01T05:00:00.000Z', 'America/New_York', '2027-01'],
  // Summer time has begun.
  ['2026-03-31T21:59:59.999Z', 'Europe/Berlin', '2026-03'],
  ['2026-03-31T22:00:00.000Z', 'Europe/Berlin', '2026-04'],
])('%s in %s is in %s', (at, zone, month) => {
  expect(monthOf(new Date(at), zone)).toBe(month)
})

it('a zone that does not exist has no months', () => {
  expect(() => monthOf(new Date(0), 'Mars/Olympus')).toThrow(RangeError)
})
