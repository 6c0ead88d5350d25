import type { Reader } from './load-rows'
import { isoTime } from './sql'

const PLAIN = [
  ...['version', 'name', 'description', 'terms', 'limits', 'product_id', 'category_id', 'collection_id'],
  ...['product_type_id', 'vendor_id', 'store_id', 'charge_shipping', 'only_listed_currencies'],
  ...['priority', 'stack_group', 'active'],
]

/** A rule in its current version; one that is archived is told as deleted. */
export const commissionRuleReader: Reader = {
  table: 'commission_rule',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object(
      ${PLAIN.map((column) => `'${column}', ${column}`).join(', ')},
      'valid_from', ${isoTime('valid_from')}, 'valid_to', ${isoTime('valid_to')}) as state
      from commission_rule where id = any($1::text[]) and deleted_at is null`,
}
