import { addDays, billingPeriod, dueInstant, type BillingInterval } from '@cityos/calendar'

/** From where the cycles of a subscription are counted: the one of `anchor_index` begins on `anchor_date`. */
export interface Rhythm {
  /** ISO dates. */
  anchor_date: string
  anchor_index: number
  interval: BillingInterval
  interval_count: number
  time_zone: string
}

/** A cycle as it is written down before it is billed. */
export interface PlannedCycle {
  index: number
  starts_on: string
  /** The first day that no longer belongs to it. */
  ends_on: string
  /** Midnight of `starts_on` in the subscription's zone: it is billed in advance. */
  due_at: Date
}

/** The most cycles that one run plans for one subscription: the next run goes on where it stopped. */
const MOST_MISSED = 400

/**
 * The cycle of a number, from the anchor alone: none depends on when another was billed.
 * @throws RangeError on an index before the anchor's: those cycles were of another rhythm
 */
export function cycleAt(rhythm: Rhythm, index: number): PlannedCycle {
  const { anchor_date, anchor_index, interval, interval_count, time_zone } = rhythm
  const { startsOn, endsOn } = billingPeriod(anchor_date, interval, interval_count, index - anchor_index)
  return { index, starts_on: startsOn, ends_on: endsOn, due_at: new Date(dueInstant(startsOn, time_zone)) }
}

/**
 * The cycles that are due and not written down yet, oldest first, each with its own dates: one in usual times, several
 * after an outage. `lastIndex` is the last one that is written down, null for none; at most `most` are answered.
 */
export function missedCycles(
  rhythm: Rhythm,
  lastIndex: number | null,
  now: Date,
  most = MOST_MISSED,
): PlannedCycle[] {
  const missed: PlannedCycle[] = []
  // A new rhythm begins behind what was written down under the old one.
  for (let index = Math.max(rhythm.anchor_index, (lastIndex ?? -1) + 1); missed.length < most; index++) {
    const cycle = cycleAt(rhythm, index)
    if (cycle.due_at > now) break
    missed.push(cycle)
  }
  return missed
}

/** The cycle after the last one that is written down, due or not. */
export function nextCycle(rhythm: Rhythm, lastIndex: number | null): PlannedCycle {
  return cycleAt(rhythm, Math.max(rhythm.anchor_index, (lastIndex ?? -1) + 1))
}

/**
 * How a subscription begins: a trial of some days moves the anchor behind it, and nothing is charged before the anchor.
 * @throws RangeError on what is no ISO date, and on a negative or fractional number of days
 */
export function beginning(
  startsOn: string,
  trialDays: number,
): { anchor_date: string; trial_ends_on: string | null; transition: 'begin_trial' | 'activate' } {
  if (!Number.isSafeInteger(trialDays) || trialDays < 0) {
    throw new RangeError(`A trial is a non-negative whole number of days, not ${trialDays}.`)
  }
  const anchor_date = addDays(startsOn, trialDays)
  if (trialDays === 0) return { anchor_date, trial_ends_on: null, transition: 'activate' }
  return { anchor_date, trial_ends_on: anchor_date, transition: 'begin_trial' }
}
