import { daysBetween } from './local-date'

/**
 * The part of an amount for [changeOn, endsOn) of the period [startsOn, endsOn), by whole days: `amount × remaining days
 * ÷ days of the period`, half-up to the minor unit, a negative amount as the mirror image of the positive one. ISO dates.
 * All of it on the first day and nothing on `endsOn`; so what lies between any cuts are differences that sum to it.
 * @throws RangeError on what is no ISO date, an empty period, or a change outside of it
 */
export function prorate(amountMinor: bigint, changeOn: string, startsOn: string, endsOn: string): bigint {
  const days = daysBetween(startsOn, endsOn)
  const remaining = daysBetween(changeOn, endsOn)
  if (days < 1) throw new RangeError(`From ${startsOn} to ${endsOn} there is no day.`)
  if (remaining < 0 || remaining > days) {
    throw new RangeError(`${changeOn} is not in the period from ${startsOn} to ${endsOn}.`)
  }
  const magnitude = amountMinor < 0n ? -amountMinor : amountMinor
  // Half-up in whole numbers: floor((2ar + d) / 2d).
  const part = (2n * magnitude * BigInt(remaining) + BigInt(days)) / (2n * BigInt(days))
  return amountMinor < 0n ? -part : part
}
