import type { Database, KeptSecrets, Sql, StateSource } from '@cityos/bridge'
import { systemClock } from '@cityos/calendar'
import { BRIDGE_ENTITIES, BRIDGE_PATHS, PLATFORM_CONNECTION, type BridgeSide } from '@cityos/contracts'
import type { CollectionAfterChangeHook } from 'payload'
import { env } from '../env'
import { sqlOf } from './database/payload-transaction'

const EVENTS = BRIDGE_ENTITIES.payload.map((entity) => `${entity}.*`)
const PAGE = 500

/** The secrets of a tenant's messages in one direction. */
export const derivedSecrets = (sender: BridgeSide, tenantId: string): KeptSecrets => ({
  derived: { sender, tenant_id: tenantId },
})

/** The way to Medusa for a tenant's messages. @returns whether it is new. */
async function connectTenant(tx: Sql, tenantId: string): Promise<boolean> {
  const [row] = await tx.query<{ is_new: boolean }>(
    `insert into webhook_endpoint as e (id, tenant_id, kind, url, events, secrets, created_at, updated_at)
       values ($1, $2, 'bridge', $3, $4, $5, $6, $6)
     on conflict (id) do update set url = excluded.url, events = excluded.events, updated_at = excluded.updated_at
       where e.url <> excluded.url or e.events <> excluded.events
     returning xmax = 0 as is_new`,
    [
      `bridge ${tenantId}`,
      tenantId,
      env().BACKEND_URL + BRIDGE_PATHS.medusa(tenantId),
      EVENTS,
      JSON.stringify(derivedSecrets('payload', tenantId)),
      systemClock.now(),
    ],
  )
  return row?.is_new ?? false
}

/** A tenant can be told of from the moment it is here. */
export const connectNewTenant: CollectionAfterChangeHook = async ({ req, doc, operation }) => {
  if (operation === 'create') await connectTenant(await sqlOf(req), String(doc.id))
  return doc
}

/**
 * Sees to it that every tenant, and the platform, has its way to Medusa, at the address that Medusa has now. What was
 * there before the way was is told. @returns how many ways are new.
 */
export async function connectAll(db: Database, source: StateSource): Promise<number> {
  const tenants = await db.transaction((tx) => tx.query<{ id: string }>('select id from tenants order by id'))
  let opened = 0
  for (const id of [PLATFORM_CONNECTION, ...tenants.map((tenant) => tenant.id)]) {
    opened += await db.transaction(async (tx) => {
      if (!(await connectTenant(tx, id))) return 0
      for (const entity of BRIDGE_ENTITIES.payload) await tellEverything(tx, source, id, entity)
      return 1
    })
  }
  return opened
}

async function tellEverything(tx: Sql, source: StateSource, tenantId: string, entity: string): Promise<void> {
  // What was looked at before counts as told, though nobody was there to hear it.
  await tx.query(
    `update sync_entity set hash = 'unknown' where tenant_id = $1 and entity = $2 and hash is not null`,
    [tenantId, entity],
  )
  for (let after = '', more = true; more;) {
    const ids = await source.listIds(tx, tenantId, entity, after, PAGE)
    await tx.query(
      'insert into sync_outbox (tenant_id, entity, entity_id) select $1, $2, id from unnest($3::text[]) as id',
      [tenantId, entity, ids],
    )
    after = ids.at(-1) ?? after
    more = ids.length === PAGE
  }
}
