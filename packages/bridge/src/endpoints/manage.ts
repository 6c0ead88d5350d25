import type { Sql } from '../database'
import type { KeptSecrets } from './secrets'

/** An address that a tenant has named, as it is kept. */
export interface TenantEndpoint {
  id: string
  url: string
  description: string | null
  events: string[]
  secrets: unknown
  state: 'enabled' | 'disabled' | 'gone'
  state_reason: string | null
  failures: number
  open_until: Date | null
  last_delivered_at: Date | null
  /** Messages that wait to be sent or tried again. */
  waiting: number
  created_at: Date
  updated_at: Date
}

const COLUMNS = `e.id, e.url, e.description, e.events, e.secrets, e.state, e.state_reason, e.failures, e.open_until,
  e.last_delivered_at, e.created_at, e.updated_at,
  (select count(*)::int from sync_delivery d where d.endpoint_id = e.id and d.state in ('queued', 'retrying', 'sending')) as waiting`

/** A tenant's endpoints, the newest first. */
export function listEndpoints(tx: Sql, tenantId: string): Promise<TenantEndpoint[]> {
  return tx.query<TenantEndpoint>(
    `select ${COLUMNS} from webhook_endpoint e where e.tenant_id = $1 and e.kind = 'tenant' order by e.created_at desc, e.id desc`,
    [tenantId],
  )
}

/** @param lock keeps it as it is until the transaction ends. */
export async function findEndpoint(
  tx: Sql,
  tenantId: string,
  id: string,
  { lock = false } = {},
): Promise<TenantEndpoint | undefined> {
  const [found] = await tx.query<TenantEndpoint>(
    `select ${COLUMNS} from webhook_endpoint e
      where e.tenant_id = $1 and e.id = $2 and e.kind = 'tenant'${lock ? ' for update of e' : ''}`,
    [tenantId, id],
  )
  return found
}

export interface NewEndpoint {
  id: string
  tenantId: string
  url: string
  description: string | null
  events: readonly string[]
  secrets: KeptSecrets
}

export async function addEndpoint(tx: Sql, endpoint: NewEndpoint, now: Date): Promise<void> {
  const { id, tenantId, url, description, events, secrets } = endpoint
  await tx.query(
    `insert into webhook_endpoint (id, tenant_id, kind, url, description, events, secrets, created_at, updated_at)
     values ($1, $2, 'tenant', $3, $4, $5::text[], $6::jsonb, $7, $7)`,
    [id, tenantId, url, description, [...events], JSON.stringify(secrets), now],
  )
}

/** What may be written of an endpoint; what is left out stays. */
export interface EndpointChange {
  url?: string | undefined
  description?: string | null | undefined
  events?: readonly string[] | undefined
  state?: 'enabled' | 'disabled' | 'gone' | undefined
  state_reason?: string | null | undefined
  secrets?: unknown
  failures?: number | undefined
  open_until?: Date | null | undefined
}

export async function changeEndpoint(tx: Sql, id: string, change: EndpointChange, now: Date): Promise<void> {
  const columns = Object.entries(change).filter(([, value]) => value !== undefined)
  const values = columns.map(([column, value]) => (column === 'secrets' ? JSON.stringify(value) : value))
  const set = columns.map(([column], index) => `${column} = $${index + 3}${CASTS[column] ?? ''}`)
  await tx.query(`update webhook_endpoint set ${[...set, 'updated_at = $2'].join(', ')} where id = $1`, [
    id,
    now,
    ...values,
  ])
}

const CASTS: Record<string, string> = { secrets: '::jsonb', events: '::text[]' }

/** Nothing that waits for an endpoint which is switched off is sent; what is told meanwhile is not kept for it. */
export async function cancelWaiting(tx: Sql, id: string): Promise<void> {
  await tx.query(
    `update sync_delivery set state = 'canceled' where endpoint_id = $1 and state in ('queued', 'retrying')`,
    [id],
  )
}

/** Its log goes with it. */
export async function removeEndpoint(tx: Sql, id: string): Promise<void> {
  await tx.query('delete from webhook_endpoint where id = $1', [id])
}
