import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, type ListSecretKeys, type SecretKey, type SecretKeyScope } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId, runInTenant } from '@cityos/medusa-tenancy'
import { stateOf } from '../../modules/secret-key/domain/state'
import { secretKeyModule } from '../../workflows/secret-key/secret-key-module'
import { listPage } from '../paging'

interface KeyRow {
  id: string
  name: string
  prefix: string
  scopes: SecretKeyScope[]
  expires_at: Date
  previous_expires_at: Date | null
  requests_per_minute: number | null
  allowed_addresses: string[] | null
  last_used_at: Date | null
  created_by: string
  creator_home: 'tenant' | 'platform'
  revoked_at: Date | null
  created_at: Date
  updated_at: Date
}

/** One page of the keys of the tenant in scope. */
export async function listSecretKeys(container: MedusaContainer, query: ListSecretKeys) {
  const service = secretKeyModule(container)
  const { rows, page } = await listPage<KeyRow>(
    async (filters, config) => (await service.listAndCountSecretKeys(filters, config)) as never,
    query.q ? { q: query.q } : {},
    query,
  )
  return { secret_keys: await toSecretKeys(container, rows), ...page }
}

/** @throws CityosError `not_found`. */
export async function readSecretKey(container: MedusaContainer, id: string): Promise<SecretKey> {
  const rows = await secretKeyModule(container).listSecretKeys({ id })
  const [key] = await toSecretKeys(container, rows as unknown as KeyRow[])
  if (!key) throw new CityosError('not_found', `There is no secret key ${id}.`)
  return key
}

async function toSecretKeys(container: MedusaContainer, rows: KeyRow[]): Promise<SecretKey[]> {
  const now = secretKeyModule(container).clock.now()
  const active = await activeCreators(container, rows)
  const later = (at: Date | null) => (at && new Date(at) > now ? iso(at) : null)
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    scopes: row.scopes,
    state: stateOf({ revoked_at: row.revoked_at, expires_at: new Date(row.expires_at) }, now),
    expires_at: iso(row.expires_at),
    requests_per_minute: row.requests_per_minute,
    allowed_addresses: row.allowed_addresses,
    last_used_at: row.last_used_at && iso(row.last_used_at),
    previous_token_until: later(row.previous_expires_at),
    created_by: row.created_by,
    creator_active: active.has(row.created_by),
    revoked_at: row.revoked_at && iso(row.revoked_at),
    created_at: iso(row.created_at),
    updated_at: iso(row.updated_at),
  }))
}

const iso = (at: Date) => new Date(at).toISOString()

/** Which of the creators are active members, each where they work. */
async function activeCreators(container: MedusaContainer, rows: KeyRow[]): Promise<Set<string>> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const membersOf = (home: KeyRow['creator_home'], tenantId: string) => {
    const ids = rows.filter(({ creator_home }) => creator_home === home).map(({ created_by }) => created_by)
    if (!ids.length) return []
    return runInTenant(tenantId, () =>
      connection('tenant_member')
        .whereIn('user_id', ids)
        .where({ status: 'active' })
        .whereNull('deleted_at')
        .select<{ user_id: string }[]>('user_id'),
    )
  }
  const found = [
    await membersOf('tenant', requireTenantId()),
    await membersOf('platform', PLATFORM_TENANT_ID),
  ]
  return new Set(found.flat().map(({ user_id }) => user_id))
}
