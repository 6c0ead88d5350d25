const MINUTE_MS = 60_000

/** How long one process may be busy with a cycle before another takes it up. Longer than all its calls may take. */
export const LEASE_MS = 5 * MINUTE_MS

/** Until when a cycle that is claimed now is nobody else's. */
export function leaseUntil(now: Date): Date {
  return new Date(now.getTime() + LEASE_MS)
}

/** Whether whoever claimed a cycle may still ask for its money: asked right before each call, since processes stall. */
export function holdsLease(claimedUntil: Date | null, now: Date): boolean {
  return claimedUntil !== null && now < claimedUntil
}
