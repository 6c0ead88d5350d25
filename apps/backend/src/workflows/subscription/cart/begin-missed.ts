import type { MedusaContainer } from '@medusajs/framework/types'
import { removeOldOffers } from '../../../modules/subscription/store/offers'
import { connectionOf, inTransaction } from '../../connection'
import { announceBegun } from '../announce'
import { beginFromOrder } from './begin-from-order'

const MINUTE_MS = 60_000
/** Longer than anybody leaves something in a cart and still expects its price. */
const KEPT_MS = 90 * 24 * 60 * MINUTE_MS
const PAGE = 100

/**
 * Orders that were bought on plans and whose subscriptions have not begun: their process died in between. An order whose
 * payment never came to be waits for it. For two minutes Medusa lets somebody hold a cart that is being completed.
 */
const SQL = `
  select o.id from "order" o join order_cart x on x.order_id = o.id and x.deleted_at is null
   where o.id > :after and o.created_at < now() - interval '5 minutes' and o.canceled_at is null and o.deleted_at is null
     and exists (select from subscription_offer f join order_item i on i.order_id = o.id
                   join order_line_item l on l.id = i.item_id and l.metadata->'subscription'->>'offer_id' = f.id
                  where f.cart_id = x.cart_id and f.subscription_id is null)
     and not exists (select from order_payment_collection c
                       join payment_collection m on m.id = c.payment_collection_id and m.amount > 0
                      where c.order_id = o.id and c.deleted_at is null
                        and not exists (select from payment p where p.payment_collection_id = m.id
                           and p.deleted_at is null and p.canceled_at is null))
   order by o.id limit ${PAGE}`

/** Begins what a crash left out. Safe to run at any time, and in several processes at once. @throws AggregateError */
export async function beginMissed(container: MedusaContainer, now: Date): Promise<void> {
  const sql = connectionOf(container)
  const failures: Error[] = []
  for (let after = ''; ;) {
    const { rows } = await sql.raw<{ rows: { id: string }[] }>(SQL, { after })
    for (const { id } of rows) {
      await inTransaction(container, (trx) => beginFromOrder(trx, id, now))
        .then((ids) => announceBegun(container, ids))
        .catch((cause: unknown) => failures.push(new Error(`order ${id}: ${String(cause)}`, { cause })))
    }
    if (rows.length < PAGE) break
    after = rows.at(-1)!.id
  }
  await removeOldOffers(sql, new Date(now.getTime() - KEPT_MS))
  if (failures.length) throw new AggregateError(failures, failures.map(({ message }) => message).join('; '))
}
