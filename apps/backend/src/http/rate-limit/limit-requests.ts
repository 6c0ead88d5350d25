import type { IncomingMessage, ServerResponse } from 'node:http'
import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, type AnswerFirst } from '@cityos/medusa-tenancy'
import type { RequestCounter, RequestWindow } from './request-counter'
import type { TenantRequestLimits } from './tenant-limits'

interface Parts {
  counter: RequestCounter
  limits: TenantRequestLimits
  /** Told, at most once a minute, that requests go on uncounted. */
  warn: (message: string) => void
  nowMs?: () => number
}

/** Files that the admin's page and the storefronts load by the dozen, and browsers' questions about other origins. */
const UNCOUNTED = /^\/(?:app|static|docs)(?:\/|$)/
const WARN_EVERY_MS = 60_000

/**
 * Lets through as many requests a minute as a tenant's plan allows and answers 429 to the others. A limiter that
 * does not work is no reason to close the shops: then everything passes, and the log says so.
 */
export function limitRequests({
  counter,
  limits,
  warn,
  nowMs = () => performance.now(),
}: Parts): AnswerFirst {
  let warnedMs = -Infinity
  return (tenantId, request, response, proceed) => {
    // The unlimited ones go on without a turn of the event loop.
    if (isUncounted(tenantId, request) || limits.known(tenantId) === null) return proceed()
    const decide = async () => {
      const limit = await limits.of(tenantId)
      if (limit === null) return true
      return announce(request, response, limit, await counter.count(tenantId))
    }
    decide().then(
      (allowed) => allowed && proceed(),
      (error: unknown) => {
        if (nowMs() - warnedMs > WARN_EVERY_MS) {
          warnedMs = nowMs()
          warn(
            `Requests are let through uncounted: ${error instanceof Error ? error.message : String(error)}`,
          )
        }
        proceed()
      },
    )
    return undefined
  }
}

function isUncounted(tenantId: string, { method, url }: IncomingMessage): boolean {
  return tenantId === PLATFORM_TENANT_ID || method === 'OPTIONS' || UNCOUNTED.test(url ?? '')
}

/** Tells the client where it stands, and whether this request was one too many. */
function announce(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  { used, resetsInMs }: RequestWindow,
): boolean {
  const seconds = Math.max(1, Math.ceil(resetsInMs / 1_000))
  response.setHeader('RateLimit-Limit', limit)
  response.setHeader('RateLimit-Remaining', Math.max(0, limit - used))
  response.setHeader('RateLimit-Reset', seconds)
  if (used <= limit) return true
  const error = new CityosError(
    'rate_limited',
    `This tenant’s plan allows ${limit} requests a minute; try again in ${seconds} s.`,
  )
  response.statusCode = error.status
  response.setHeader('Retry-After', seconds)
  response.setHeader('content-type', 'application/json; charset=utf-8')
  response.setHeader('cache-control', 'no-store')
  allowReading(request, response)
  response.end(JSON.stringify(error))
  return false
}

/** Core's own headers for other origins come later: without these a storefront's browser would see no answer at all. */
function allowReading(request: IncomingMessage, response: ServerResponse): void {
  const { origin } = request.headers
  if (!origin) return
  response.setHeader('access-control-allow-origin', origin)
  response.setHeader('access-control-allow-credentials', 'true')
  response.setHeader('vary', 'Origin')
}
