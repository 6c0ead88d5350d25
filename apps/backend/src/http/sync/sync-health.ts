import type { MedusaContainer } from '@medusajs/framework/types'
import type { ListSyncHealth, SyncHealth } from '@cityos/contracts'
import { syncModule } from '../../modules/sync/sync-module'
import { tenantAsked } from './page-of'

type Row = Omit<SyncHealth, 'resting_until' | 'last_delivered_at' | 'connection' | 'lag_ms'> & {
  state: 'enabled' | 'disabled' | 'gone' | null
  resting_until: Date | null
  last_delivered_at: Date | null
  waiting_since: Date | null
}

/** Without the bridge nothing waits for it: what is noted is for tenants' own endpoints, as orders always are. */
const SQL = `
  select t.id as tenant_id, t.handle, noted.count as noted, coalesce(sent.queued, 0) as queued,
         coalesce(sent.failed, 0) as failed,
         (select count(*)::int from sync_delivery d where d.tenant_id = t.id and d.state = 'dead' and d.endpoint_id = e.id) as dead,
         (select count(*)::int from sync_inbox i where i.tenant_id = t.id and i.state = 'received') as inbox_waiting,
         (select count(*)::int from sync_inbox i where i.tenant_id = t.id and i.state = 'dead') as inbox_dead,
         (select count(*)::int from sync_conflict c where c.tenant_id = t.id and c.state = 'open') as conflicts,
         least(noted.since, sent.since) as waiting_since, e.state, e.open_until as resting_until, e.last_delivered_at
    from tenant t
    left join webhook_endpoint e on e.id = 'bridge_' || t.id
    left join lateral (
      select count(*)::int as count, min(occurred_at) as since
        from (select occurred_at from sync_outbox o
               where $4 and o.tenant_id = t.id and o.entity <> 'order' order by o.id limit 1000) first
    ) noted on true
    left join lateral (
      select count(*) filter (where state <> 'retrying')::int as queued,
             count(*) filter (where state = 'retrying')::int as failed, min(occurred_at) as since
        from sync_delivery d where d.endpoint_id = e.id and d.state in ('queued', 'retrying', 'sending')
    ) sent on true
   where t.deleted_at is null and ($1::text is null or t.id = $1) and t.id > $2
   order by t.id limit $3`

/** How the bridge does, for the tenant in scope; on the platform's host for all. */
export async function syncHealth(container: MedusaContainer, query: ListSyncHealth) {
  const { limit, cursor = '' } = query
  const tenantId = tenantAsked(query)
  const sync = syncModule(container)
  const bridge = sync.options.bridge !== undefined
  const rows = await sync.database.transaction((tx) =>
    tx.query<Row>(SQL, [tenantId ?? null, cursor, limit + 1, bridge]),
  )
  const shown = rows.slice(0, limit)
  return {
    bridge,
    health: shown.map((row) => toHealth(row, sync.now())),
    limit,
    next_cursor: rows.length > limit ? (shown.at(-1)?.tenant_id ?? null) : null,
  }
}

function toHealth(
  { waiting_since, state, resting_until, last_delivered_at, ...counts }: Row,
  now: Date,
): SyncHealth {
  const resting = resting_until !== null && resting_until > now
  return {
    ...counts,
    lag_ms: waiting_since && Math.max(0, now.getTime() - waiting_since.getTime()),
    connection: state === null ? 'none' : state !== 'enabled' ? state : resting ? 'resting' : 'open',
    resting_until: resting ? resting_until.toISOString() : null,
    last_delivered_at: last_delivered_at?.toISOString() ?? null,
  }
}
