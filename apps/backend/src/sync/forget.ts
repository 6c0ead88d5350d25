import { deleteInParts, forgetOld } from '@cityos/bridge'
import type { SyncModuleService } from '../modules/sync/service'

const DAY_MS = 86_400_000

/** Versions of tenants that are gone. Until then one that comes back goes on with those that it had. */
const OLD_VERSIONS = `
  delete from sync_entity where (tenant_id, entity, entity_id) in (
    select tenant_id, entity, entity_id from sync_entity e
     where changed_at < $2 and not exists (select from tenant t where t.id = e.tenant_id) limit $1) returning 1`

/** Lets go of finished messages that are older than the log is kept. */
export async function forgetOldMessages(sync: SyncModuleService): Promise<void> {
  const before = new Date(sync.now().getTime() - sync.options.logDays * DAY_MS)
  await forgetOld(sync.database, before)
  await deleteInParts(sync.database, OLD_VERSIONS, [before])
}

/** Whose tenant is gone: `%` is the table. The hierarchy is told under the platform's name, which is in no registry. */
const GONE = `%.tenant_id <> 'platform' and not exists (select from tenant t where t.id = %.tenant_id)`
const gone = (table: string) => GONE.replaceAll('%', table)

/** What says something of a tenant, beside ids and hashes. */
const OF_A_TENANT = ['webhook_endpoint', 'webhook_source', 'sync_delivery', 'sync_inbox']

/**
 * Lets go of what was said of tenants that are gone: to their own endpoints at once, to the content admin when their
 * end has been told. While something waits to be told of one, that stays.
 */
export async function forgetGone(sync: SyncModuleService): Promise<void> {
  await sync.database.transaction(async (tx) => {
    await tx.query(`delete from webhook_endpoint w where w.kind = 'tenant' and ${gone('w')}`)
    await tx.query(`delete from sync_conflict c where ${gone('c')}`)
    const told = await tx.query<{ tenant_id: string }>(
      `select w.tenant_id from webhook_endpoint w
        where w.kind = 'bridge' and ${gone('w')} and (w.state <> 'enabled' or not exists (
            select from sync_outbox o where o.tenant_id = w.tenant_id) and not exists (
            select from sync_delivery d
             where d.endpoint_id = w.id and d.state in ('queued', 'retrying', 'sending', 'dead')))
        limit 20 for update of w skip locked`,
    )
    if (!told.length) return
    const ids = told.map(({ tenant_id: id }) => id)
    for (const table of OF_A_TENANT)
      await tx.query(`delete from ${table} where tenant_id = any($1::text[])`, [ids])
  })
}
