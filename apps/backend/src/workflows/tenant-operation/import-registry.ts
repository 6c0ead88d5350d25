import { randomBytes } from 'node:crypto'
import {
  insertRows,
  PLATFORM_TENANT_ID,
  runInTenant,
  type ImportPlan,
  type PortableRow,
  type Sql,
  type SqlConnection,
} from '@cityos/medusa-tenancy'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import type { ImportTarget } from './import-target'

type Registry = Record<string, PortableRow[]>

const QUOTAS = 'tenant_quota'

interface RegistryWrite {
  target: ImportTarget
  now: Date
  /** Runs first in the transaction; what it throws keeps it from being written. */
  keepTurn: (transaction: Sql) => Promise<void>
}

/**
 * Enters the tenant in the registry: closed, so that no host resolves to it, and without limits, because what was
 * exported is brought in whole. Opening it ends both.
 */
export async function writeRegistry(
  connection: SqlConnection,
  plan: ImportPlan,
  { target, now, keepTurn }: RegistryWrite,
): Promise<void> {
  const registry = await plan.source.registry()
  await runInTenant(PLATFORM_TENANT_ID, () =>
    connection.transaction(async (transaction) => {
      await keepTurn(transaction)
      // The process before this one wrote it, and the rows that it wrote since are counted in its quotas.
      if (await exists(transaction, target.tenantId)) return
      const rows: Registry = {
        ...registry,
        tenant: [entryOf(registry, target, now)],
        tenant_domain: await domainsOf(transaction, registry, { target, now }, plan.mapText),
        [QUOTAS]: (registry[QUOTAS] ?? []).map((row) => ({
          ...row,
          tenant_id: target.tenantId,
          maximum: null,
          used: '0',
        })),
      }
      const names = plan.portable.registry.map(({ name }) => name)
      // The entry first: the others point to it.
      for (const name of ['tenant', ...names.filter((name) => name !== 'tenant')]) {
        const table = plan.portable.registry.find((table) => table.name === name)!
        // What the entry's own triggers have made is made from the export instead.
        if (name !== 'tenant') {
          const own = `delete from "${name}" where "${table.ownRowColumn}" = ?`
          await transaction.raw(own, [target.tenantId])
        }
        await insertRows(transaction, table, rows[name] ?? [])
      }
    }),
  )
}

async function exists(transaction: Sql, tenantId: string): Promise<boolean> {
  return (await transaction.raw('select 1 from tenant where id = ?', [tenantId])).rows.length > 0
}

function entryOf(registry: Registry, target: ImportTarget, now: Date): PortableRow {
  const original = registry['tenant']?.[0] as PortableRow
  const named = {
    ...original,
    id: target.tenantId,
    handle: target.handle ?? (original['handle'] as string),
    name: target.name ?? (original['name'] as string),
    provisioned_at: null,
  }
  // Nothing leads out of `archived`: who brings a tenant back wants to decide about it.
  if (target.mode === 'restore')
    return {
      ...named,
      status: original['status'] === 'archived' ? 'suspended' : (original['status'] as string),
    }
  const at = now.toISOString()
  const status = original['status'] === 'trial' ? 'trial' : 'active'
  return { ...named, status, status_reason: null, status_changed_at: null, created_at: at, updated_at: at }
}

/**
 * A restored tenant gets its domains back, those that others have proved meanwhile as mere claims. A copy gets the
 * subdomain of its handle, for the counterpart of the store that had the original's.
 */
async function domainsOf(
  transaction: Sql,
  registry: Registry,
  { target, now }: Pick<RegistryWrite, 'target' | 'now'>,
  mapText: (text: string) => string,
): Promise<PortableRow[]> {
  const rows = (registry['tenant_domain'] ?? []).filter((row) => row['deleted_at'] === null)
  const original = registry['tenant']?.[0]?.['handle'] as string
  // It may have other subdomains besides.
  const own = rows.find((row) => row['kind'] === 'subdomain' && row['domain'] === original)
  const handle = target.handle ?? original
  const at = now.toISOString()
  if (target.mode === 'clone') {
    return own
      ? [
          {
            ...own,
            id: newId(ID_PREFIXES.tenant_domain),
            tenant_id: target.tenantId,
            domain: handle,
            // The copy has the stores too, under ids of its own.
            store_id: own['store_id'] ? mapText(own['store_id']) : null,
            is_primary: 'true',
            verified_at: at,
            created_at: at,
            updated_at: at,
          },
        ]
      : []
  }
  const restored: PortableRow[] = []
  for (const row of rows) {
    const taken = await transaction.raw(
      `select 1 from tenant_domain where kind = ? and domain = ? and status = 'verified' and deleted_at is null and tenant_id <> ?`,
      [row['kind'], row['domain'], target.tenantId],
    )
    if (row === own) restored.push({ ...row, domain: handle })
    else restored.push(taken.rows.length ? unproved(row) : row)
  }
  // The handle's own subdomain stands in for a primary domain that is somebody else's now.
  const hasPrimary = restored.some((row) => row['is_primary'] === 'true')
  return restored.map((row) =>
    row['kind'] === 'subdomain' && row['domain'] === handle && !hasPrimary
      ? { ...row, is_primary: 'true' }
      : row,
  )
}

/** A claim to be proved anew, also where the operator once vouched for it. */
function unproved(row: PortableRow): PortableRow {
  const verification_token = randomBytes(16).toString('hex')
  return { ...row, status: 'pending', verified_at: null, is_primary: 'false', verification_token }
}
