import { reconcile, type Counts } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { BRIDGE_ENTITIES, PLATFORM_CONNECTION } from '@cityos/contracts'
import type { Payload } from 'payload'
import { bridgeDatabase } from '../database/pool'
import { askMedusa } from '../inbound/ask-medusa'
import { payloadStates } from '../states'

export interface Comparison {
  tenantId: string
  entity: string
  dryRun?: boolean
  onPage?: (counts: Counts) => void
}

/**
 * Compares one kind of a tenant's things with what Medusa holds, and has told again whatever differs. Where it has come
 * to is kept beside each page: one that was stopped goes on there the next time.
 */
export async function compare(payload: Payload, comparison: Comparison): Promise<Counts> {
  const { tenantId, entity, dryRun = false, onPage } = comparison
  const thing = [tenantId, entity]
  const [kept] = dryRun
    ? []
    : await run<{ after: string }>(
        'select after from sync_progress where tenant_id = $1 and entity = $2',
        thing,
      )
  const counts = await reconcile(bridgeDatabase, {
    source: payloadStates(payload),
    tenantId,
    entity,
    dryRun,
    now: () => systemClock.now(),
    after: kept?.after ?? '',
    held: async (after, most) => {
      // What came before this page has been committed.
      if (!dryRun && after) await keep(thing, after)
      return askMedusa({ tenant_id: tenantId, entity, after, most })
    },
    onPage: (progress) => onPage?.(progress.counts),
  })
  if (!dryRun) await run('delete from sync_progress where tenant_id = $1 and entity = $2', thing)
  return counts
}

/** Every kind of thing of every tenant, or of one; the platform's own hierarchy first. */
export async function comparisons(tenantId?: string, entity?: string): Promise<Comparison[]> {
  const tenants = await run<{ id: string }>('select id from tenants order by id')
  const ids = [PLATFORM_CONNECTION, ...tenants.map(({ id }) => id)].filter(
    (id) => !tenantId || id === tenantId,
  )
  return ids.flatMap((id) =>
    BRIDGE_ENTITIES.payload
      .filter((name) => (id === PLATFORM_CONNECTION) === isGeo(name) && (!entity || name === entity))
      .map((name) => ({ tenantId: id, entity: name })),
  )
}

const isGeo = (entity: string) => entity === 'country' || entity.startsWith('geo_')

const keep = (thing: string[], after: string) =>
  run(
    `insert into sync_progress (tenant_id, entity, after, updated_at) values ($1, $2, $3, $4)
     on conflict (tenant_id, entity) do update set after = excluded.after, updated_at = excluded.updated_at`,
    [...thing, after, systemClock.now()],
  )

const run = <Row>(text: string, values: unknown[] = []) =>
  bridgeDatabase.transaction((tx) => tx.query<Row>(text, values))
