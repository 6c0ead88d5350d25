/** Longer than any provider is waited for. */
const ANSWERED_WITHIN = '10 minutes'

/**
 * Whether the money of `m`, a capture or refund of the order `x.order_id`, is known to have moved. What an intent has made
 * is when that is settled. Medusa writes its own down before it asks the provider, deletes it where that fails, and tells
 * the order when it was answered, of some refunds by the payment's id. One that the order was never told of is there
 * because a process ended in between, and counts as Medusa counts it.
 */
export const hasMoved = (table: 'capture' | 'refund') => `case
  when exists (select from vendor_order_intent s where s.id = m.created_by)
    then exists (select from vendor_order_intent s where s.id = m.created_by and s.state = 'settled')
  else m.created_at < now() - interval '${ANSWERED_WITHIN}' or exists (
    select from order_transaction n where n.order_id = x.order_id and n.reference = '${table}' and n.deleted_at is null
       and (n.reference_id = m.id or n.reference_id = m.payment_id and n.created_at >= m.created_at)) end`
