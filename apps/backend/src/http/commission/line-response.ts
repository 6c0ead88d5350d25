import type { MedusaContainer } from '@medusajs/framework/types'
import {
  CityosError,
  type CommissionLine,
  type CommissionLineList,
  type ListCommissionLines,
} from '@cityos/contracts'
import { readLines, type StoredLine } from '../../modules/commission/store/read-lines'
import { connectionOf } from '../../workflows/connection'
import { decodeKey, encodeKey } from './cursor'

const LIST = 'commission_lines'

/** One page of what was charged, the newest first. @throws CityosError `cursor_invalid`. */
export async function listCommissionLines(
  container: MedusaContainer,
  { limit, cursor, ...filters }: ListCommissionLines,
): Promise<CommissionLineList> {
  const { occurred_from, occurred_to, ...equal } = filters
  const terms: [sql: string, value: unknown][] = [
    ...Object.entries(equal).map(([column, value]): [string, unknown] => [`${column} = ?`, value]),
    ['occurred_at >= ?::timestamptz', occurred_from],
    ['occurred_at < ?::timestamptz', occurred_to],
    ['id < ?', cursor === undefined ? undefined : decodeKey(LIST, cursor)],
  ]
  const asked = terms.filter(([, value]) => value !== undefined)
  const where = asked.map(([sql]) => sql).join(' and ') || 'true'
  const values = asked.map(([, value]) => value)
  const rows = await readLines(connectionOf(container), where, values, limit + 1)
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    commission_lines: shown.map(toLine),
    limit,
    next_cursor: last ? encodeKey(LIST, last.id) : null,
  }
}

/** @throws CityosError `not_found`. */
export async function requireCommissionLine(container: MedusaContainer, id: string): Promise<StoredLine> {
  const [row] = await readLines(connectionOf(container), 'id = ?', [id], 1)
  if (!row) throw new CityosError('not_found', `There is no commission line ${id}.`)
  return row
}

export function toLine(row: StoredLine): CommissionLine {
  const { id, order_id, vendor_order_id, line_item_id, change_id, kind, vendor_id, product_id } = row
  const { store_id, category_ids, collection_id, product_type_id, stack_group } = row
  const { rule_id, rule_version, currency_code, rate_bps, tax_bps, trace, reverses_id } = row
  return {
    ...{ id, order_id, vendor_order_id, line_item_id, change_id, kind, vendor_id, product_id },
    ...{ store_id, category_ids: [...category_ids], collection_id, product_type_id, stack_group },
    ...{ rule_id, rule_version, currency_code },
    quantity: Number(row.quantity),
    unit_price_minor: Number(row.unit_price_minor),
    base_minor: Number(row.base_minor),
    volume_minor: Number(row.volume_minor),
    rate_bps,
    amount_minor: Number(row.amount_minor),
    tax_bps,
    tax_minor: Number(row.tax_minor),
    ...{ trace, reverses_id },
    occurred_at: row.occurred_at.toISOString(),
    created_at: row.created_at.toISOString(),
  }
}
