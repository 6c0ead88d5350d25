import { dayOf, daysOf, periodOf } from './period'

it('a day is the tenant’s, and no day is lost where clocks change', () => {
  expect(dayOf(new Date('2026-03-28T22:59:59Z'), 'Europe/Berlin')).toBe('2026-03-28')
  expect(dayOf(new Date('2026-03-28T23:00:00Z'), 'Europe/Berlin')).toBe('2026-03-29')
  expect(dayOf(new Date('2026-01-01T04:59:59Z'), 'America/New_York')).toBe('2025-12-31')
  expect(daysOf({ from: '2026-03-28', to: '2026-03-30' })).toEqual(['2026-03-28', '2026-03-29', '2026-03-30'])
})

it('is the last thirty days where nothing is said, and ends where it was asked to', () => {
  expect(periodOf({}, '2026-03-31')).toEqual({ from: '2026-03-02', to: '2026-03-31' })
  expect(daysOf(periodOf({}, '2026-03-31'))).toHaveLength(30)
  expect(periodOf({ to: '2026-01-30' }, '2026-03-31')).toEqual({ from: '2026-01-01', to: '2026-01-30' })
  expect(periodOf({ from: '2026-03-30' }, '2026-03-31')).toEqual({ from: '2026-03-30', to: '2026-03-31' })
})

it('is neither turned round nor longer than a leap year', () => {
  expect(() => periodOf({ from: '2026-03-02', to: '2026-03-01' }, '2026-03-31')).toThrow('is after')
  expect(daysOf(periodOf({ from: '2024-01-01', to: '2024-12-31' }, '2026-03-31'))).toHaveLength(366)
  expect(() => periodOf({ from: '2024-01-01', to: '2025-01-01' }, '2026-03-31')).toThrow('at most 366')
})
