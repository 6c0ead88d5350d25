/** What is locked while somebody packs, ships or closes a part of an order. */
export const lockOf = (orderId: string): string => `vendor-order:${orderId}`

/** How long one waits for the lock, and when it is given back after a crash. */
export const LOCK_SECONDS = { timeout: 30, ttl: 120 }
