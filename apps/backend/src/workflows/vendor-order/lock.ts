/**
 * What is locked while somebody packs, ships or closes a part of an order; how many seconds one waits for it, and when
 * it is given back after a crash.
 */
export const lockOf = (orderId: string) => ({ key: `vendor-order:${orderId}`, timeout: 30, ttl: 120 })
