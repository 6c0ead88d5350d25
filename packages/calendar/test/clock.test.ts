import { fixedClock, systemClock, TestClock } from '../src'

const NOON = '2025-01-31T12:00:00.000Z'

describe('Clock', () => {
  it('the system clock answers the time of the call', () => {
    const before = Date.now()
    const now = systemClock.now().getTime()
    expect(now).toBeGreaterThanOrEqual(before)
    expect(now).toBeLessThanOrEqual(Date.now())
  })

  it('a fixed clock answers the same instant however often it is asked', () => {
    const clock = fixedClock(NOON)
    expect(clock.now().toISOString()).toBe(NOON)
    expect(clock.now().toISOString()).toBe(NOON)
  })

  it('a caller who mutates an answer does not move the clock', () => {
    const given = new Date(NOON)
    const clock = fixedClock(given)
    clock.now().setFullYear(1999)
    given.setFullYear(1999)
    expect(clock.now().toISOString()).toBe(NOON)
  })

  it('a test clock moves by exactly what it is told', () => {
    const clock = new TestClock(NOON)
    clock.advance(86_400_000)
    expect(clock.now().toISOString()).toBe('2025-02-01T12:00:00.000Z')
    clock.advanceTo('2025-03-01T00:00:00Z')
    expect(clock.now().toISOString()).toBe('2025-03-01T00:00:00.000Z')
  })

  it.each([-1, 0.5, NaN, Infinity])('a clock refuses to move by %p', (ms) => {
    const clock = new TestClock(NOON)
    expect(() => clock.advance(ms)).toThrow(RangeError)
    expect(clock.now().toISOString()).toBe(NOON)
  })

  it('a clock refuses to go back in time', () => {
    expect(() => new TestClock(NOON).advanceTo('2025-01-01T00:00:00Z')).toThrow(RangeError)
  })

  it('a clock refuses to move past the last instant a Date can hold', () => {
    const clock = new TestClock(NOON)
    expect(() => clock.advance(Number.MAX_SAFE_INTEGER)).toThrow(RangeError)
    expect(clock.now().toISOString()).toBe(NOON)
  })

  it('a clock refuses to start at something that is not an instant', () => {
    expect(() => fixedClock('yesterday')).toThrow('"yesterday" is not an instant.')
  })
})
