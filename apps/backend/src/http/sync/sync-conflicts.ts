import type { MedusaContainer } from '@medusajs/framework/types'
import { resolveConflict, type Message } from '@cityos/bridge'
import {
  CityosError,
  type ListSyncConflicts,
  type ResolveSyncConflict,
  type SyncConflict,
} from '@cityos/contracts'
import { syncModule } from '../../modules/sync/sync-module'
import { MedusaSink } from '../../sync/sink'
import { pageOf, tenantAsked } from './page-of'

type Row = Omit<SyncConflict, 'held' | 'told' | 'found_at' | 'resolved_at' | 'id'> & {
  position: string
  held: Message | null
  told: Message
  found_at: Date
  resolved_at: Date | null
}

/** What is held is in the message that was applied last before. */
const SQL = `
  select c.id as position, c.tenant_id, c.entity, c.entity_id, c.version, c.state, c.told, c.resolved_by, c.found_at,
         c.resolved_at, (select i.body from sync_inbox i
                          where i.tenant_id = c.tenant_id and i.entity = c.entity and i.entity_id = c.entity_id
                            and i.version = c.version and i.state = 'applied' limit 1) as held
    from sync_conflict c where $where order by c.id desc`

/** One page of conflicts. */
export async function listSyncConflicts(container: MedusaContainer, query: ListSyncConflicts) {
  const { rows, ...page } = await pageOf<Row>(container, query, SQL, 'c.id', [
    ['c.tenant_id = ', tenantAsked(query)],
    ['c.state = ', query.state],
  ])
  return { sync_conflicts: rows.map(toConflict), ...page }
}

/** Ends a conflict as somebody decides. @throws CityosError `not_found`, `conflict_closed` */
export async function resolveSyncConflict(
  container: MedusaContainer,
  { id, decision, by }: ResolveSyncConflict & { id: string; by: string },
): Promise<SyncConflict> {
  await findConflict(container, id)
  const sync = syncModule(container)
  const resolution = { conflictId: id, decision, by, now: sync.now() }
  if (!(await resolveConflict(sync.database, new MedusaSink(), resolution)))
    throw new CityosError('conflict_closed', `Somebody has ended the conflict ${id} already.`)
  return findConflict(container, id)
}

async function findConflict(container: MedusaContainer, id: string): Promise<SyncConflict> {
  const missing = new CityosError('not_found', `There is no conflict ${id}.`)
  if (!/^\d{1,18}$/.test(id)) throw missing
  const { rows } = await pageOf<Row>(container, { limit: 1 }, SQL, 'c.id', [
    ['c.id = ', id],
    ['c.tenant_id = ', tenantAsked({})],
  ])
  if (!rows[0]) throw missing
  return toConflict(rows[0])
}

function toConflict({ position, version, held, told, found_at, resolved_at, ...row }: Row): SyncConflict {
  return {
    id: position,
    ...row,
    version: Number(version),
    held: held?.data ?? null,
    told: told.data,
    found_at: found_at.toISOString(),
    resolved_at: resolved_at?.toISOString() ?? null,
  }
}
