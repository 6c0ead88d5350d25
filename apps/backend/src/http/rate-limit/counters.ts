import { currentEnvironment } from '../../env'
import { findClients, type ClientOf } from '../edge/client'
import { LOGIN_WINDOW_SECONDS } from './limit-logins'
import { connectCounters, RequestCounter } from './request-counter'

interface Counters {
  clientOf: ClientOf
  /** Requests of a tenant, and of each client to it. */
  tenants: RequestCounter
  /** Requests of each client to all tenants. */
  clients: RequestCounter
  logins: RequestCounter
  /** Requests of each secret key that has a limit of its own. */
  keys: RequestCounter
}

let known: Counters | undefined

/** What this process counts, together with the others where Redis is there. */
export function counters(): Counters {
  return (known ??= makeCounters())
}

function makeCounters(): Counters {
  const { REDIS_URL, TRUSTED_PROXIES, UNLIMITED_ADDRESSES } = currentEnvironment()
  const shared = REDIS_URL ? { redis: connectCounters(REDIS_URL) } : {}
  return {
    clientOf: findClients({ trustedProxies: TRUSTED_PROXIES, unlimited: UNLIMITED_ADDRESSES }),
    tenants: new RequestCounter({ name: 'requests', windowSeconds: 60, ...shared }),
    clients: new RequestCounter({ name: 'clients', windowSeconds: 60, ...shared }),
    keys: new RequestCounter({ name: 'keys', windowSeconds: 60, ...shared }),
    logins: new RequestCounter({ name: 'logins', windowSeconds: LOGIN_WINDOW_SECONDS, ...shared }),
  }
}

/** Tells the operator that a limiter does not work. */
export function warnOfLimiter(message: string): void {
  console.warn(`[rate-limit] ${message}`)
}
