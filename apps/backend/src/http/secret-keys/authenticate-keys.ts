import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Clock } from '@cityos/calendar'
import { CityosError } from '@cityos/contracts'
import type { AnswerFirst } from '@cityos/medusa-tenancy'
import { readToken } from '../../modules/secret-key/token'
import type { ClientOf } from '../edge/client'
import { announceWindow } from '../rate-limit/announce-window'
import { answerError, refuseRequest, secondsUntil } from '../rate-limit/refuse-request'
import type { RequestCounter } from '../rate-limit/request-counter'
import { findKey, type Connection, type FoundKey } from './find-key'
import { nameKeyApart } from './name-apart'
import { noteUse } from './note-use'
import { presentKey } from './presented-key'
import { presentedToken } from './presented-token'

interface Parts {
  connection: () => Connection
  clock: () => Clock
  counter: RequestCounter
  clientOf: ClientOf
  /** Told that requests go on uncounted. */
  warn: (error: unknown) => void
}

/** One sentence for all that can be wrong with a key: which of it is nobody's business who has none. */
const INVALID = new CityosError('secret_key_invalid', 'This secret key opens nothing here.')

/**
 * Lets in who shows a good key of the tenant in scope, before the application has begun: core's own authentication
 * then finds it good (`acceptInCore`). A key that is wrong ends the request, whatever else it carries.
 */
export function authenticateKeys(parts: Parts): AnswerFirst {
  const admit = async (
    tenantId: string,
    token: string,
    request: IncomingMessage,
    response: ServerResponse,
  ) => {
    const { connection, clock, clientOf } = parts
    const now = clock().now()
    const { address } = clientOf(request)
    const named = readToken(token)?.tenantId
    const key = named === tenantId ? await findKey(connection(), { token, address, now }) : undefined
    if (!key) return answerError(request, response, INVALID)
    if (!(await isWithinLimit(parts, key, request, response))) return undefined
    noteUse(connection(), key, now)
    return key
  }
  return (tenantId, request, response, proceed) => {
    const token = presentedToken(request)
    if (token === undefined) return proceed()
    admit(tenantId, token, request, response).then(
      (key) => {
        if (!key) return
        // Core reads secret keys in this form alone.
        request.headers.authorization = `Basic ${token}`
        nameKeyApart(request, key)
        presentKey(key, proceed)
      },
      (error: unknown) => {
        console.error('[secret-keys] a key could not be looked up', error)
        answerError(request, response, new CityosError('internal_error', String(error)))
      },
    )
    return undefined
  }
}

/** Counts a request of a key that has a limit of its own. A counter that does not work lets everything pass. */
async function isWithinLimit(
  { counter, warn }: Parts,
  { id, requests_per_minute: limit }: FoundKey,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<boolean> {
  if (limit === null) return true
  const window = await counter.count(id).catch(warn)
  if (!window) return true
  announceWindow(response, limit, window)
  if (window.used <= limit) return true
  const seconds = secondsUntil(window.resetsInMs)
  refuseRequest(
    request,
    response,
    seconds,
    `This key may make ${limit} requests a minute; try again in ${seconds} s.`,
  )
  return false
}
