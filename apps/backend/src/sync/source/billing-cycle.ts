import type { Reader } from './load-rows'
import { isoTime } from './sql'

const PLAIN = [
  ...['subscription_id', 'index', 'status', 'currency_code', 'order_id', 'failure_code', 'failure_message'],
  ...['items_minor', 'discount_minor', 'shipping_minor', 'tax_minor', 'credit_minor', 'total_minor'],
]

/** A period and what became of its bill. When it is tried next is left out: each claim of a process would be told. */
export const billingCycleReader: Reader = {
  table: 'billing_cycle',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object(
      ${PLAIN.map((column) => `'${column}', "${column}"`).join(', ')},
      'starts_on', starts_on::text, 'ends_on', ends_on::text,
      'due_at', ${isoTime('due_at')}, 'paid_at', ${isoTime('paid_at')}) as state
      from billing_cycle where id = any($1::text[]) and deleted_at is null`,
}
