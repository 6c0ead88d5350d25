import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { AuditLog } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, requireTenantId, runInTenant } from '@cityos/medusa-tenancy'
import { toAuditLog, type AuditRow } from './audit-logs'

type Names = Map<string, string>

/** Entries as the API answers them, with the names of people, keys and tenants as far as they are known today. */
export async function describeAuditLogs(container: MedusaContainer, rows: AuditRow[]): Promise<AuditLog[]> {
  if (!rows.length) return []
  const actors = await namesOfActors(container, rows)
  const tenants = await namesIn(container, 'tenant', unique(rows.map((row) => row.tenant_id)), 'name')
  return rows.map((row) =>
    toAuditLog(row, actors.get(row.actor_id) ?? null, tenants.get(row.tenant_id) ?? null),
  )
}

/**
 * Somebody is looked up where they signed in: the platform may look everywhere, a tenant at home. What a tenant learns
 * of the platform's staff is what they left in its sessions.
 */
async function namesOfActors(container: MedusaContainer, rows: AuditRow[]): Promise<Names> {
  const scope = requireTenantId()
  const names: Names = new Map()
  for (const home of unique(rows.map((row) => row.home_tenant_id))) {
    const ids = unique(rows.filter((row) => row.home_tenant_id === home).map((row) => row.actor_id))
    const found =
      scope === PLATFORM_TENANT_ID || home === scope
        ? await runInTenant(home, () => namesAtHome(container, ids))
        : await namesIn(container, 'acting_session', ids, 'actor_email', 'actor_id')
    found.forEach((name, id) => names.set(id, name))
  }
  return names
}

async function namesAtHome(container: MedusaContainer, ids: string[]): Promise<Names> {
  const [users, keys] = [
    await namesIn(container, 'user', ids, 'email'),
    await namesIn(container, 'api_key', ids, 'title'),
  ]
  return new Map([...users, ...keys])
}

/** Deleted rows too: what they did stays theirs. */
async function namesIn(
  container: MedusaContainer,
  table: string,
  ids: string[],
  column: string,
  key = 'id',
): Promise<Names> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = await connection.raw<{ rows: { id: string; name: string }[] }>(
    'select ?? as id, max(??) as name from ?? where ?? = any(?) group by 1',
    [key, column, table, key, ids],
  )
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const unique = (values: string[]) => [...new Set(values)]
