import type { ServerResponse } from 'node:http'
import { secondsUntil } from './refuse-request'
import type { RequestWindow } from './request-counter'

/** Tells the client where it stands. Of several limits the one that has least left is told. */
export function announceWindow(
  response: ServerResponse,
  limit: number,
  { used, resetsInMs }: RequestWindow,
): void {
  const remaining = Math.max(0, limit - used)
  const told = response.getHeader('RateLimit-Remaining')
  if (told !== undefined && Number(told) <= remaining) return
  response.setHeader('RateLimit-Limit', limit)
  response.setHeader('RateLimit-Remaining', remaining)
  response.setHeader('RateLimit-Reset', secondsUntil(resetsInMs))
}
