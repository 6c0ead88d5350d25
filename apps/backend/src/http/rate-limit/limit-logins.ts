import { createHash } from 'node:crypto'
import type { NextFunction, Request, Response } from 'express'
import { requireTenantId } from '@cityos/medusa-tenancy'
import type { ClientOf } from '../edge/client'
import { refuseRequest, secondsUntil } from './refuse-request'
import type { RequestCounter } from './request-counter'

/** Counts attempts in windows of {@link LOGIN_WINDOW_SECONDS}. */
export interface LoginLimits {
  /** From one client at one login. */
  perLoginAndClient: number
  /** At one login from everywhere: a limit that a stranger can use up against its owner, so a wide one. */
  perLogin: number
  /** From one client at any login. */
  perClient: number
}

export const LOGIN_WINDOW_SECONDS = 15 * 60
export const LOGIN_LIMITS: LoginLimits = { perLoginAndClient: 10, perLogin: 100, perClient: 60 }
/** Each one sends an e-mail. */
export const RESET_LIMITS: LoginLimits = { perLoginAndClient: 5, perLogin: 10, perClient: 30 }

interface Parts {
  counter: RequestCounter
  clientOf: ClientOf
  limits: LoginLimits
  /** Part of the keys: attempts of different kinds are counted apart. */
  kind: 'login' | 'reset'
  warn: (error: unknown) => void
}

/**
 * Lets a password be tried a few times. An attempt counts before it is made, so that many at once gain nothing, and
 * is taken back when it succeeds. Whether a login exists makes no difference to the answers.
 */
export function limitLogins({ counter, clientOf, limits, kind, warn }: Parts) {
  return async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const { subscriber, unlimited } = clientOf(request)
    const tenantId = requireTenantId()
    const login = loginOf(request.body)
    const keys: [key: string, limit: number][] = [
      ...(login ? ([[`${tenantId}/${kind}/${login}/${subscriber}`, limits.perLoginAndClient]] as const) : []),
      ...(login ? ([[`${tenantId}/${kind}/${login}`, limits.perLogin]] as const) : []),
      ...(unlimited ? [] : ([[`${tenantId}/${kind}//${subscriber}`, limits.perClient]] as const)),
    ].map(([key, limit]) => [key, limit])
    try {
      for (const [key, limit] of keys) {
        const { used, resetsInMs } = await counter.count(key)
        if (used <= limit) continue
        const seconds = secondsUntil(resetsInMs)
        const minutes = Math.ceil(seconds / 60)
        return refuseRequest(
          request,
          response,
          seconds,
          `Too many attempts; try again in ${minutes} minutes.`,
        )
      }
    } catch (error) {
      // A limiter that does not work must not lock everybody out.
      warn(error)
    }
    if (kind === 'login') forgiveSuccess(response, counter, keys, warn)
    next()
  }
}

function forgiveSuccess(
  response: Response,
  counter: RequestCounter,
  keys: readonly (readonly [string, number])[],
  warn: (error: unknown) => void,
): void {
  response.on('finish', () => {
    if (response.statusCode >= 400) return
    Promise.all(keys.map(([key]) => counter.takeBack(key))).catch(warn)
  })
}

/** A login in one spelling, hashed: e-mail addresses are nothing that a counter has to keep. */
function loginOf(body: unknown): string | undefined {
  const { email, identifier } = (body ?? {}) as { email?: unknown; identifier?: unknown }
  const login = [email, identifier].find((value) => typeof value === 'string')
  if (typeof login !== 'string') return undefined
  return createHash('sha256').update(login.normalize('NFKC').trim().toLowerCase()).digest('base64url')
}
