import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { systemClock } from '@cityos/calendar'
import { IS_RETURNING, OWED_FOR_RETURNS } from '../../modules/vendor-order/store/receipts'
import { throwAll } from '../throw-all'
import { bringUp } from './bring-up'
import { cancelLeftOpen } from './cancel-left-open'
import { hasMoved } from './has-moved'
import { resumeIntents } from './intents/resume-intents'

const PAGE = 200
/** Transactions that were open when one looked last may have older times. */
const OVERLAP_MS = 10 * 60_000

const IS_BEHIND = `not o.is_draft_order and o.deleted_at is null and o.version >
  coalesce((select min(v.order_version) from vendor_order v where v.order_id = o.id), 0)`

/** Something of it was shipped, has come or was canceled, and it does not say so yet, or not all of it. */
const IS_STALE = `exists (select from vendor_order v
  where v.order_id = o.id and (o.canceled_at is not null and v.status in ('pending', 'accepted')
     or v.status in ('pending', 'accepted', 'partially_shipped', 'shipped') and exists (
        select from order_fulfillment x join fulfillment f on f.id = x.fulfillment_id
         where x.order_id = o.id and coalesce(f.shipped_at, f.delivered_at) is not null)))`

/** Money came in or went back that the ledger does not know. What a draft was paid waits until it is an order. */
const unposted = (table: 'capture' | 'refund') => `exists (
  select from order_payment_collection x join payment p on p.payment_collection_id = x.payment_collection_id
    join ${table} m on m.payment_id = p.id
   where x.order_id = o.id and x.deleted_at is null and m.deleted_at is null and m.amount > 0
     and ${hasMoved(table)}
     and not exists (select from ledger_transaction t where t.source_type = '${table}' and t.source_id = m.id))`
const IS_UNPOSTED = `not o.is_draft_order and o.deleted_at is null
  and (${unposted('capture')} or ${unposted('refund')})`

/** Goods came back, and more was captured than was given back for them and otherwise. */
const IS_OWING_FOR_RETURNS = `exists (select from vendor_order v where v.order_id = o.id
  and v.captured_minor > v.refunded_minor + coalesce((select sum(i.amount_minor) from vendor_order_intent i
    where i.vendor_order_id = v.id and i.kind = 'refund' and i.state in ('open', 'unclear')), 0)
  and ${OWED_FOR_RETURNS} > 0)`

/** Money of it that was rejected or canceled is to go back, and nobody is about to give it back. */
const IS_OWING = `exists (select from vendor_order v where v.order_id = o.id and v.status in ('rejected', 'canceled')
  and v.captured_minor > v.refunded_minor and not exists (select from vendor_order_intent i
    where i.vendor_order_id = v.id and i.kind = 'refund' and i.state in ('open', 'unclear')))`

const IS_UNEQUAL = `(${IS_BEHIND} or ${IS_STALE} or ${IS_UNPOSTED} or ${IS_OWING} or ${IS_RETURNING} or ${IS_OWING_FOR_RETURNS})`

/**
 * Orders of the tenant in scope whose vendor orders are behind, page by page, by id; then money that is to move. Each
 * has its turn, whatever becomes of the others; answers what could not be.
 */
async function bringUpAll(
  container: MedusaContainer,
  condition: string,
  values: { from: Date },
): Promise<Error[]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const failures: Error[] = []
  for (let after = ''; ;) {
    const { rows } = await connection.raw<{ rows: { id: string }[] }>(
      `select o.id from "order" o where o.id > :after and ${condition} order by o.id limit ${PAGE}`,
      { ...values, after } as never,
    )
    for (const { id } of rows) {
      await bringUp(container, id).catch((cause: unknown) => {
        failures.push(new Error(`order ${id}: ${String(cause)}`, { cause }))
      })
    }
    if (rows.length < PAGE) break
    after = rows.at(-1)!.id
  }
  failures.push(...(await resumeIntents(container, systemClock.now())))
  failures.push(...(await cancelLeftOpen(container, values.from)))
  return failures
}

/**
 * Looks for what events have missed among the orders that changed since it looked last. An order that fails is looked
 * at again while the times overlap, and then by whoever looks through all of them.
 */
export async function catchUpRecent(container: MedusaContainer, now: Date): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows } = await connection.raw<{ rows: { reached: Date }[] }>(
    `select reached from vendor_order_progress where name = 'orders'`,
  )
  const from = new Date((rows[0]?.reached.getTime() ?? 0) - OVERLAP_MS)
  const failures = await bringUpAll(container, `o.updated_at >= :from and ${IS_UNEQUAL}`, { from })
  await connection.raw(
    `insert into vendor_order_progress as p (name, reached) values ('orders', ?)
     on conflict (tenant_id, name) do update set reached = greatest(p.reached, excluded.reached)`,
    [now],
  )
  throwAll(failures)
}

/** Looks through all orders that are not over. */
export async function catchUpAll(container: MedusaContainer): Promise<void> {
  throwAll(await bringUpAll(container, IS_UNEQUAL, { from: new Date(0) }))
}
