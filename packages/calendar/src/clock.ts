/** The port through which anything that needs the time receives it. Rules take `now` as an argument instead. */
export interface Clock {
  now(): Date
}

/** The only place in the repository's domain code that asks the system for the time. */
export const systemClock: Clock = {
  now: () => new Date(),
}

/** A clock that always answers `at`. @throws RangeError when `at` is not a valid instant. */
export function fixedClock(at: Date | string): Clock {
  return new TestClock(at)
}

/** A clock that stands still until it is told to move: a test travels in time without waiting. */
export class TestClock implements Clock {
  #epochMs: number

  /** @throws RangeError when `at` is not a valid instant. */
  constructor(at: Date | string) {
    this.#epochMs = epochMsOf(at)
  }

  /** A new Date each time, so that no caller can move the clock by mutating an answer. */
  now(): Date {
    return new Date(this.#epochMs)
  }

  /** Moves by `ms` milliseconds. @throws RangeError on a negative, fractional or non-finite step: time never runs back. */
  advance(ms: number): void {
    if (!Number.isSafeInteger(ms) || ms < 0) {
      throw new RangeError(`A clock advances by a non-negative whole number of milliseconds, not ${ms}.`)
    }
    this.#epochMs = epochMsOf(new Date(this.#epochMs + ms))
  }

  /** Moves to an instant that is not in this clock's past. @throws RangeError otherwise. */
  advanceTo(at: Date | string): void {
    this.advance(epochMsOf(at) - this.#epochMs)
  }
}

function epochMsOf(at: Date | string): number {
  const epochMs = new Date(at).getTime()
  if (Number.isNaN(epochMs)) throw new RangeError(`"${String(at)}" is not an instant.`)
  return epochMs
}
