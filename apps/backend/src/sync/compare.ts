import { reconcile, type Counts } from '@cityos/bridge'
import type { SyncModuleService } from '../modules/sync/service'
import { askContentAdmin } from './ask-content-admin'
import { readSetting, removeSetting, writeSetting } from './settings'
import { MedusaSource } from './source'

export interface CompareOptions {
  tenantId: string
  entity: string
  /** Only counts; keeps no position. */
  dryRun?: boolean
  onPage?: (counts: Counts) => void
  page?: number
}

/**
 * Compares one kind of a tenant's things with what the content admin holds, and has told again what differs. Where it
 * has come to is kept before each page: the next call goes on there, and begins anew when the last one came to its end.
 */
export async function compare(sync: SyncModuleService, options: CompareOptions): Promise<Counts> {
  const { tenantId, entity, dryRun = false, onPage, page = 500 } = options
  const { database: db } = sync
  const name = `comparison/${tenantId}/${entity}`
  const kept = dryRun ? undefined : await db.transaction((tx) => readSetting<{ after: string }>(tx, name))
  const counts = await reconcile(db, {
    source: new MedusaSource(),
    tenantId,
    entity,
    held: async (after, most) => {
      // Everything before this page has been queued, in transactions that have committed.
      if (!dryRun && after) await db.transaction((tx) => writeSetting(tx, name, { after }))
      return askContentAdmin(sync, { tenant_id: tenantId, entity, after, most })
    },
    now: sync.now,
    dryRun,
    page,
    ...(kept && { after: kept.after }),
    ...(onPage && { onPage: (progress) => onPage(progress.counts) }),
  })
  if (!dryRun) {
    await db.transaction(async (tx) => {
      await removeSetting(tx, name)
      await sync.announce((text) => tx.query(text))
    })
  }
  return counts
}

/** Everybody in the registry, also who is suspended or archived. */
export function listTenants(sync: SyncModuleService): Promise<{ id: string; handle: string }[]> {
  return sync.database.transaction((tx) =>
    tx.query<{ id: string; handle: string }>(
      `select id, handle from tenant where deleted_at is null order by id`,
    ),
  )
}

/** How many things there are to compare. */
export function countThings(sync: SyncModuleService, tenantId: string, entity: string): Promise<number> {
  return sync.database.transaction((tx) => new MedusaSource().count(tx, tenantId, entity))
}
