import type { IncomingMessage, ServerResponse } from 'node:http'
import { PLATFORM_TENANT_ID, type AnswerFirst } from '@cityos/medusa-tenancy'
import type { ClientOf } from '../edge/client'
import { announceWindow } from './announce-window'
import { refuseRequest, secondsUntil } from './refuse-request'
import type { RequestCounter, RequestWindow } from './request-counter'
import type { TenantRequestLimits } from './tenant-limits'
import { isUncounted } from './uncounted'
import { warnSometimes } from './warn-sometimes'

interface Parts {
  counter: RequestCounter
  limits: TenantRequestLimits
  clientOf: ClientOf
  /** Told, at most once a minute, that requests go on uncounted. */
  warn: (message: string) => void
  nowMs?: () => number
}

/**
 * Lets through as many requests a minute as a tenant's plan allows and answers 429 to the others; one client alone
 * may make half of them, so that it cannot close the shop to everybody else. A limiter that does not work is no
 * reason to close the shops: then everything passes, and the log says so.
 */
export function limitRequests(parts: Parts): AnswerFirst {
  const { counter, limits, clientOf } = parts
  const warn = warnSometimes(parts.warn, parts.nowMs ?? (() => performance.now()))
  const decide = async (tenantId: string, request: IncomingMessage, response: ServerResponse) => {
    const limit = await limits.of(tenantId)
    if (limit === null) return true
    const client = clientOf(request)
    if (!client.unlimited) {
      const share = Math.ceil(limit / 2)
      const window = await counter.count(`${tenantId}/${client.subscriber}`)
      if (window.used > share) return refuse(request, response, window, clientSentence(share))
    }
    return announce(request, response, limit, await counter.count(tenantId))
  }
  return (tenantId, request, response, proceed) => {
    // The unlimited ones go on without a turn of the event loop.
    if (tenantId === PLATFORM_TENANT_ID || isUncounted(request) || limits.known(tenantId) === null)
      return proceed()
    decide(tenantId, request, response).then(
      (allowed) => allowed && proceed(),
      (error: unknown) => {
        warn(error)
        proceed()
      },
    )
    return undefined
  }
}

/** Tells the client where it stands, and whether this request was one too many. */
function announce(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
  window: RequestWindow,
): boolean {
  announceWindow(response, limit, window)
  return window.used <= limit || refuse(request, response, window, planSentence(limit))
}

function refuse(
  request: IncomingMessage,
  response: ServerResponse,
  { resetsInMs }: RequestWindow,
  reason: string,
): false {
  const seconds = secondsUntil(resetsInMs)
  refuseRequest(request, response, seconds, `${reason}; try again in ${seconds} s.`)
  return false
}

const planSentence = (limit: number) => `This tenant’s plan allows ${limit} requests a minute`
const clientSentence = (share: number) => `One client may make ${share} requests a minute to this tenant`
