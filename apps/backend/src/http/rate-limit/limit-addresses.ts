import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ClientOf } from '../edge/client'
import { refuseRequest, secondsUntil } from './refuse-request'
import type { RequestCounter } from './request-counter'
import { isUncounted } from './uncounted'
import { warnSometimes } from './warn-sometimes'

interface Parts {
  counter: RequestCounter
  /** Requests that one address may make in a minute, to all tenants together. */
  limit: number
  clientOf: ClientOf
  /** Told, at most once a minute, that requests go on uncounted. */
  warn: (message: string) => void
  nowMs?: () => number
}

/** Answers 429 to an address that asks too often, before anything is looked up for it. */
export function limitAddresses(parts: Parts) {
  const { counter, limit, clientOf } = parts
  const warn = warnSometimes(parts.warn, parts.nowMs ?? (() => performance.now()))
  return (request: IncomingMessage, response: ServerResponse, proceed: () => unknown): unknown => {
    const { subscriber, unlimited } = clientOf(request)
    if (unlimited || isUncounted(request)) return proceed()
    counter.count(subscriber).then(
      ({ used, resetsInMs }) => {
        if (used <= limit) return proceed()
        const seconds = secondsUntil(resetsInMs)
        const reason = `One address may make ${limit} requests a minute; try again in ${seconds} s.`
        return refuseRequest(request, response, seconds, reason)
      },
      (error: unknown) => {
        warn(error)
        proceed()
      },
    )
    return undefined
  }
}
