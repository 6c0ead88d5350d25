import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { VendorNotificationKind } from '@cityos/contracts'
import { tellVendors } from './tell-vendors'

const MINUTE_MS = 60_000
/** Transactions that were open when one looked last may have older times. */
const OVERLAP_MS = 10 * MINUTE_MS
/** How far back somebody looks who has never looked: what is older is no news. */
const AT_FIRST_MS = 24 * 60 * MINUTE_MS

/** Tells vendors of the tenant in scope what no event has told since one looked last. Answers how many were told. */
export async function catchUpNotifications(container: MedusaContainer, now: Date): Promise<number> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await db.raw<{ rows: { reached: Date }[] }>(
    `select reached from vendor_order_progress where name = 'notifications'`,
  )
  const reached = rows[0]?.reached.getTime()
  const since = new Date(reached === undefined ? now.getTime() - AT_FIRST_MS : reached - OVERLAP_MS)
  let told = 0
  for (const kind of VendorNotificationKind.options) told += await tellVendors(container, kind, { since })
  await db.raw(
    `insert into vendor_order_progress as p (name, reached) values ('notifications', ?)
     on conflict (tenant_id, name) do update set reached = greatest(p.reached, excluded.reached)`,
    [now],
  )
  return told
}
