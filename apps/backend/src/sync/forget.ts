import type { SyncModuleService } from '../modules/sync/service'

const DAY_MS = 86_400_000

/** What a person has to look at stays: dead messages and open conflicts. */
const FINISHED: Readonly<Record<string, string>> = {
  sync_delivery: `delete from sync_delivery where id in (
    select id from sync_delivery where state in ('delivered', 'superseded', 'canceled') and occurred_at < $1 limit 5000)`,
  sync_inbox: `delete from sync_inbox where (source_id, message_id) in (
    select source_id, message_id from sync_inbox
     where state in ('applied', 'stale', 'duplicate', 'conflict') and received_at < $1 limit 5000)`,
  sync_conflict: `delete from sync_conflict where id in (
    select id from sync_conflict where state <> 'open' and found_at < $1 limit 5000)`,
}

/** Lets go of finished messages that are older than the log is kept, a few thousand at a time. */
export async function forgetOld(sync: SyncModuleService): Promise<void> {
  const before = new Date(sync.now().getTime() - sync.options.logDays * DAY_MS)
  for (const sql of Object.values(FINISHED)) await sync.database.transaction((tx) => tx.query(sql, [before]))
}

/**
 * Lets go of tenants that are gone once their end has been told: ids and hashes, and the messages that told it. While
 * something waits to be told of one, all of it stays.
 */
export async function forgetGone(sync: SyncModuleService): Promise<void> {
  await sync.database.transaction(async (tx) => {
    const gone = await tx.query<{ tenant_id: string }>(
      `select distinct e.tenant_id from sync_entity e
        where e.tenant_id <> 'platform'
          and not exists (select from tenant t where t.id = e.tenant_id)
          and not exists (select from sync_outbox o where o.tenant_id = e.tenant_id)
          and not exists (select from sync_delivery d join webhook_endpoint w on w.id = d.endpoint_id
                           where d.tenant_id = e.tenant_id and w.state = 'enabled'
                             and d.state in ('queued', 'retrying', 'sending', 'dead'))
        limit 20`,
    )
    const ids = gone.map(({ tenant_id: id }) => id)
    if (!ids.length) return
    for (const table of [
      'webhook_endpoint',
      'webhook_source',
      'sync_delivery',
      'sync_inbox',
      'sync_conflict',
      'sync_entity',
    ])
      await tx.query(`delete from ${table} where tenant_id = any($1::text[])`, [ids])
  })
}
