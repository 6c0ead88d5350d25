import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** What has come back at once, of one vendor's. */
export interface Receipt {
  id: string
  order_id: string
  vendor_order_id: string
  return_id: string
  items: { id: string; quantity: number }[]
  refund_minor: bigint
  location_id: string | null
  restock: boolean
  received_by: string | null
}

/** By this name a change of Medusa's order says of which receipt it is. */
export const RECEIPT_KEY = 'vendor_return_receipt'

export async function insertReceipt(trx: Knex, receipt: Receipt, now: Date): Promise<void> {
  await trx.raw(
    `insert into vendor_return_receipt (id, order_id, vendor_order_id, return_id, items, refund_minor, location_id,
       restock, received_by, created_at, updated_at)
     values (:id, :order_id, :vendor_order_id, :return_id, :pieces, :refund, :location_id, :restock, :received_by,
       :now, :now)`,
    { ...receipt, pieces: JSON.stringify(receipt.items), refund: String(receipt.refund_minor), now } as never,
  )
}

/** Medusa has received it. */
const IS_KNOWN = `exists (select from order_change c where c.return_id = r.return_id and c.status = 'confirmed'
  and c.deleted_at is null and c.metadata ->> '${RECEIPT_KEY}' = r.id)`

/** Counts what Medusa has received in the meantime; answers the vendor orders that it is of. */
export async function countReceipts(trx: Knex, orderId: string, now: Date): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { vendor_order_id: string }[] }>(
    `update vendor_return_receipt r set state = 'received', received_at = :now, updated_at = :now
      where r.order_id = :order and r.state = 'planned' and ${IS_KNOWN} returning r.vendor_order_id`,
    { order: orderId, now } as never,
  )
  return [...new Set(rows.map(({ vendor_order_id }) => vendor_order_id))]
}

/** Forgets what a process was about to receive when it ended; whoever calls holds the order. */
export async function forgetPlanned(trx: Knex, orderId: string): Promise<void> {
  await trx.raw(
    `delete from vendor_return_receipt r where r.order_id = ? and r.state = 'planned' and not ${IS_KNOWN}`,
    [orderId],
  )
}

/** Those whose goods are not in stock again. */
export async function receiptsToStock(trx: Knex, orderId: string): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from vendor_return_receipt
      where order_id = ? and restock and restocked_at is null and state = 'received' order by id`,
    [orderId],
  )
  return rows.map(({ id }) => id)
}

/** Of an order something came back that does not count yet, or is not in stock. */
export const IS_RETURNING = `exists (select from vendor_return_receipt r where r.order_id = o.id
  and (r.state = 'planned' and ${IS_KNOWN} or r.state = 'received' and r.restock and r.restocked_at is null))`

/** What is owed for what came back of a vendor order `v`, and nobody is about to give or has given. */
export const OWED_FOR_RETURNS = `(
  coalesce((select sum(r.refund_minor) from vendor_return_receipt r
    where r.vendor_order_id = v.id and r.state = 'received'), 0)
  - coalesce((select sum(i.amount_minor) from vendor_order_intent i
    where i.vendor_order_id = v.id and i.cause = 'returned' and i.state in ('open', 'unclear', 'settled')), 0))`

/**
 * Pieces of the line `l` in receipts of the vendor order `v`, whose money those give back. Where goods are exchanged or
 * claimed they usually give back nothing, and the order says what is due.
 */
export const IN_RECEIPTS = `coalesce((
  select sum((p.piece ->> 'quantity')::numeric) from vendor_return_receipt r
    join "return" b on b.id = r.return_id, lateral jsonb_array_elements(r.items) p (piece)
   where r.vendor_order_id = v.id and p.piece ->> 'id' = l.source_id and (r.state = 'received' or ${IS_KNOWN})
     and (r.refund_minor > 0 or b.exchange_id is null and b.claim_id is null)), 0)`

/** What was given back for receipts of the vendor order `v`, as far as it is in the ledger. */
export const GIVEN_FOR_RECEIPTS = `coalesce((
  select sum(i.amount_minor) from vendor_order_intent i
   where i.vendor_order_id = v.id and i.cause = 'returned' and i.state = 'settled' and exists (
     select from refund f join ledger_transaction t on t.source_type = 'refund' and t.source_id = f.id
      where f.created_by = i.id)), 0)`
