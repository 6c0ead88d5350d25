import { PLATFORM_TENANT_ID } from '../scope/scope'
import type { Refusal, RegistryRow, Resolution, TenantSource } from './resolution'

/** The header in which the platform's staff and services name the tenant that they act in. */
export const TENANT_HEADER = 'x-tenant'

export const PLATFORM: Resolution = {
  tenant: {
    tenantId: PLATFORM_TENANT_ID,
    handle: PLATFORM_TENANT_ID,
    status: 'active',
    source: 'platform_host',
  },
}

const STATUS = {
  tenant_unknown: 404,
  tenant_mismatch: 400,
  tenant_suspended: 403,
  tenant_archived: 410,
} as const

interface Asked {
  host: string
  onPlatform: boolean
  keyGiven: boolean
}

/**
 * What the registry's rows mean for a request. The row is answered too when it alone decided, so that a change of its
 * tenant is the only thing that can make the answer wrong; a disagreement and an unknown host or key never do.
 */
export function decide(
  { host, onPlatform, keyGiven }: Asked,
  rows: RegistryRow[],
): [Resolution, RegistryRow?] {
  const byHost = rows.find((row) => row.source !== 'publishable_key')
  const byKey = rows.find((row) => row.source === 'publishable_key')
  if (!byHost && !onPlatform) return [refuse('tenant_unknown', `No tenant lives at ${host}.`)]
  if (byHost && byKey && byHost.tenant_id !== byKey.tenant_id) {
    return [mismatch([byHost.source, byHost.handle], ['publishable key', byKey.handle])]
  }
  // An unknown key on the platform's host stays on the platform, where core refuses it by itself.
  const row = byHost ?? byKey
  if (!row) return [PLATFORM]
  const resolution = admit(row)
  return keyGiven && !byKey ? [resolution] : [resolution, row]
}

/** Lets requests to a tenant in, unless it is suspended or archived. */
export function admit({ tenant_id: tenantId, handle, status, source }: RegistryRow): Resolution {
  if (status === 'suspended') return refuse('tenant_suspended', 'This tenant is suspended.')
  if (status === 'archived') return refuse('tenant_archived', 'This tenant is archived.')
  return { tenant: { tenantId, handle, status, source } }
}

/** What a credential that names a tenant is called in a refusal. */
export const CREDENTIAL = 'secret key'

const SPOKEN: Partial<Record<string, string>> = {
  domain: 'host',
  subdomain: 'host',
  publishable_key: 'publishable key',
  credential: CREDENTIAL,
} satisfies Partial<Record<TenantSource, string>>

type Claim = [source: string, tenant: string]

/** Two parts of a request name two tenants; handles are no secret. */
export function mismatch([source, tenant]: Claim, [other, otherTenant]: Claim): Resolution {
  const message =
    `The ${SPOKEN[source] ?? source} names the tenant "${tenant}", ` +
    `but the ${other} names ${JSON.stringify(otherTenant.slice(0, 64))}.`
  return refuse('tenant_mismatch', message)
}

export function refuse(code: Refusal['code'], message: string): Resolution {
  return { refusal: { code, status: STATUS[code], message } as Refusal }
}
