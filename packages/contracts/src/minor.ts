import { z } from 'zod'

/**
 * The largest amount that a column of ours holds, either sign, in minor units: 9·10^15 is a whole number in JSON for
 * everybody who reads it.
 */
export const MOST_MINOR = 9_000_000_000_000_000

/** An amount in minor units of the currency beside it, of either sign, as a whole number. */
export const MinorAmount = z.int().min(-MOST_MINOR).max(MOST_MINOR)
