import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import type { AuditLog, ExportAuditLogs } from '@cityos/contracts'

export interface AuditRow {
  id: string
  tenant_id: string
  occurred_at: Date
  kind: 'request' | 'change'
  request_id: string
  actor_type: string
  actor_id: string
  home_tenant_id: string
  action: string
  reason: string | null
  details: Record<string, unknown>
}

/** What a list asks of the table; `id` is the place after which a page begins. */
interface Place {
  $gt?: string
  $lt?: string
}
type Filters = ExportAuditLogs & { id?: Place }
interface Config {
  take: number
  order: Record<string, 'ASC' | 'DESC'>
}

/**
 * Entries of the audit trail and how many there are. The database shows a tenant its own entries and the platform
 * everybody's.
 */
export async function listAndCountAuditLogs(
  container: MedusaContainer,
  filters: Filters,
  { take, order }: Config,
): Promise<[AuditRow[], number]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { sql, bindings } = conditionsOf(filters)
  const direction = order['id'] === 'ASC' ? 'asc' : 'desc'
  const [{ rows }, { rows: counted }] = await Promise.all([
    connection.raw<{ rows: AuditRow[] }>(
      `select * from audit_log where ${sql} order by id ${direction} limit ?`,
      [...bindings, take],
    ),
    filters.id
      ? { rows: [{ count: 0 }] }
      : connection.raw<{ rows: { count: string }[] }>(
          `select count(*) from audit_log where ${sql}`,
          bindings,
        ),
  ])
  return [rows, Number(counted[0]?.count)]
}

function conditionsOf({ id, ...filters }: Filters): { sql: string; bindings: string[] } {
  const terms: [sql: string, value: string | undefined][] = [
    ['id > ?', id?.$gt],
    ['id < ?', id?.$lt],
    ['kind = ?', filters.kind],
    ['request_id = ?', filters.request_id],
    ['actor_id = ?', filters.actor_id],
    [filters.action?.includes(':') ? 'action = ?' : "split_part(action, ':', 1) = ?", filters.action],
    ["details ->> 'outcome' = ?", filters.outcome],
    ["details ->> 'table' = ?", filters.table],
    ["details ->> 'id' = ?", filters.row_id],
    ['occurred_at >= ?::timestamptz', filters.from],
    ['occurred_at < ?::timestamptz', filters.to],
    ['home_tenant_id = ?', filters.home_tenant_id],
    ['tenant_id = ?', filters.tenant_id],
  ]
  const asked = terms.filter((term): term is [string, string] => term[1] !== undefined)
  return {
    sql: asked.map(([sql]) => sql).join(' and ') || 'true',
    bindings: asked.map(([, value]) => value),
  }
}

/** An entry as the API answers it. */
export function toAuditLog(row: AuditRow, actorName: string | null, tenantName: string | null): AuditLog {
  const { kind, details } = row
  return {
    id: row.id,
    tenant_id: row.tenant_id,
    tenant_name: tenantName,
    occurred_at: row.occurred_at.toISOString(),
    kind,
    request_id: row.request_id,
    actor: {
      type: row.actor_type,
      id: row.actor_id,
      name: actorName,
      home_tenant_id: row.home_tenant_id,
    },
    action: row.action,
    reason: row.reason,
    request: kind === 'request' ? (details as AuditLog['request']) : null,
    change: kind === 'change' ? (details as AuditLog['change']) : null,
  }
}
