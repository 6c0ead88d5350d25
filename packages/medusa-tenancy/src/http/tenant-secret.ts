import { createHmac } from 'node:crypto'
import { currentTenantId, PLATFORM_TENANT_ID } from '../scope/scope'

/** The signing secret of the tenant in scope: HMAC-SHA-256 of the tenant's id under the master secret. */
export function tenantSecret(master: string): string {
  const tenantId = currentTenantId() ?? PLATFORM_TENANT_ID
  return createHmac('sha256', master).update(`tenant:${tenantId}`).digest('hex')
}

/**
 * Makes `jwtSecret` a getter that answers with the secret of the tenant in scope. Core reads the field
 * each time it signs or verifies, so a token of one tenant is no token in another.
 */
export function deriveSecretPerTenant(http: { jwtSecret?: unknown }): void {
  const master = http.jwtSecret
  if (typeof master !== 'string' || !master) return
  Object.defineProperty(http, 'jwtSecret', {
    get: () => tenantSecret(master),
    // Core normalises the configuration by assigning the field to itself, more than once.
    set: () => undefined,
    configurable: true,
    enumerable: true,
  })
}
