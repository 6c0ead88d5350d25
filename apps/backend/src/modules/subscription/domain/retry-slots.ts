import { instantOf, localTimeOf, retryInstants } from '@cityos/calendar'

/** When on a day payments are tried again: by then people have been told, and can answer. Local hours. */
const RETRY_HOURS = [9, 17] as const

/** The first of those hours at or after an instant. @throws RangeError on an unknown time zone. */
export function slotFrom(at: Date, timeZone: string): Date {
  const local = localTimeOf(at, timeZone)
  for (let ahead = 0; ; ahead++) {
    for (const hour of RETRY_HOURS) {
      const slot = instantOf({ ...local, day: local.day + ahead, hour, minute: 0 }, timeZone)
      if (slot >= at) return slot
    }
  }
}

/**
 * When a payment is tried again: for each offset the first hour that is as many days after the FIRST failure.
 * @throws RangeError on negative or fractional offsets, or an unknown time zone
 */
export function retrySlots(firstFailedAt: Date, offsetsDays: readonly number[], timeZone: string): Date[] {
  return retryInstants(firstFailedAt.toISOString(), offsetsDays).map((at) => slotFrom(new Date(at), timeZone))
}
