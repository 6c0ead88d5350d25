const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

/** A claim that is not proved in this time has failed. */
const GIVE_UP_AFTER_MS = 7 * DAY_MS

export interface CheckedDomain {
  status: 'pending' | 'verified' | 'failed'
  created_at: Date
  last_checked_at: Date | null
}

/**
 * Whether DNS is asked about this domain again. A claim is looked at every ten minutes in its first hour, every hour
 * on its first day, and four times a day after that; a verified domain once a day.
 */
export function isCheckDue(domain: CheckedDomain, now: Date): boolean {
  if (domain.status === 'failed') return false
  if (!domain.last_checked_at) return true
  return now.getTime() - domain.last_checked_at.getTime() >= pauseMs(domain, now)
}

/** Whether a claim has been open for too long to be proved any more. */
export function hasRunOut({ status, created_at }: CheckedDomain, now: Date): boolean {
  return status === 'pending' && now.getTime() - created_at.getTime() >= GIVE_UP_AFTER_MS
}

function pauseMs({ status, created_at }: CheckedDomain, now: Date): number {
  if (status === 'verified') return DAY_MS
  const ageMs = now.getTime() - created_at.getTime()
  if (ageMs < HOUR_MS) return 10 * MINUTE_MS
  return ageMs < DAY_MS ? HOUR_MS : 6 * HOUR_MS
}
