import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CommissionLineRow } from './line-row'

const COLUMNS: Record<keyof CommissionLineRow, string> = {
  ...{ id: 'text', order_id: 'text', vendor_order_id: 'text', line_item_id: 'text', change_id: 'text' },
  ...{ kind: 'text', vendor_id: 'text', product_id: 'text', store_id: 'text', category_ids: 'text[]' },
  ...{ collection_id: 'text', product_type_id: 'text', stack_group: 'text' },
  ...{ rule_id: 'text', rule_version: 'integer', rule_version_id: 'text' },
  ...{ currency_code: 'text', quantity: 'numeric', unit_price_minor: 'bigint', base_minor: 'bigint' },
  ...{ volume_minor: 'bigint', month: 'text', rate_bps: 'integer', amount_minor: 'bigint' },
  ...{ tax_bps: 'integer', tax_minor: 'bigint', trace: 'jsonb', reverses_id: 'text' },
  occurred_at: 'timestamptz',
}
const NAMES = Object.keys(COLUMNS).join()
const SQL = `insert into commission_line (${NAMES})
  select ${NAMES} from json_to_recordset(?) as x(${Object.entries(COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join()})`

/** Writes lines, all in one statement. The database refuses a line that was charged already. */
export async function insertLines(trx: Knex, rows: readonly CommissionLineRow[]): Promise<void> {
  if (rows.length) await trx.raw(SQL, [JSON.stringify(rows.map(toJson))])
}

/** bigints travel as texts. */
const toJson = (row: CommissionLineRow) => ({
  ...row,
  unit_price_minor: String(row.unit_price_minor),
  base_minor: String(row.base_minor),
  volume_minor: String(row.volume_minor),
  amount_minor: String(row.amount_minor),
  tax_minor: String(row.tax_minor),
})
