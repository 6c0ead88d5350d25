import { createHmac } from 'node:crypto'
import { currentTenantId, PLATFORM_TENANT_ID } from '../scope/scope'

/** More tenants than one process serves at a time; past it the secrets are simply derived again. */
const MAX_REMEMBERED = 10_000

/** The signing secret of a tenant: HMAC-SHA-256 of the tenant's id under the master secret. */
function deriveSecret(master: string, tenantId: string): string {
  return createHmac('sha256', master).update(`tenant:${tenantId}`).digest('hex')
}

/**
 * Makes `jwtSecret` a getter that answers with the secret of the tenant in scope. Core reads the field
 * each time it signs or verifies, so a token of one tenant is no token in another.
 */
export function deriveSecretPerTenant(http: { jwtSecret?: unknown }): void {
  const master = http.jwtSecret
  if (typeof master !== 'string' || !master) return
  // Core reads the field on every request, even on those that carry no token.
  const secrets = new Map<string, string>()
  const secretInScope = () => {
    const tenantId = currentTenantId() ?? PLATFORM_TENANT_ID
    const known = secrets.get(tenantId)
    if (known) return known
    if (secrets.size >= MAX_REMEMBERED) secrets.clear()
    const secret = deriveSecret(master, tenantId)
    secrets.set(tenantId, secret)
    return secret
  }
  Object.defineProperty(http, 'jwtSecret', {
    get: secretInScope,
    // Core normalises the configuration by assigning the field to itself, more than once.
    set: () => undefined,
    configurable: true,
    enumerable: true,
  })
}
