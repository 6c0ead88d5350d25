import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { COMMISSION_GROUP, ID_PREFIXES, newIds } from '@cityos/contracts'
import { commissionOf, type CommissionResult } from '../domain/commission-of'
import type { CommissionSale } from '../domain/commission-sale'
import { commissionTax } from '../domain/commission-tax'
import { monthOf } from '../domain/month-of'
import { compileRules } from '../domain/rule-set'
import { traceOf } from '../domain/trace'
import { insertLines } from './insert-lines'
import type { CommissionLineRow, SoldLine } from './line-row'
import { loadRules } from './load-rules'
import { readSettings, readTimeZone } from './settings'
import { addVolumes, volumeKey } from './volumes'

/**
 * Charges lines that are sold, by the rules of this moment, and freezes what was charged and why, in the caller's
 * transaction: five statements, however many lines. Answers a row for each stack group that has a winner, and for a
 * line that no rule charges one that says so. What a vendor's items cost counts as sold in their month for the lines
 * behind them. Lines of the tenant's own vendor are not given here.
 * @throws Error of the unique index for a line that was charged already.
 */
export async function calculateCommission(
  trx: Knex,
  sold: readonly SoldLine[],
): Promise<CommissionLineRow[]> {
  if (!sold.length) return []
  const { commission_tax_bps: taxBps } = await readSettings(trx)
  const timeZone = await readTimeZone(trx)
  const rules = compileRules(await loadRules(trx, sold))
  const months = monthsOf(sold, timeZone)
  const dated = sold.map((line) => ({ line, month: months.get(line.at.getTime())!, worth: worthOf(line) }))
  const volumes = await addVolumes(
    trx,
    dated.map(({ line, month, worth }) => ({ ...keyOf(line, month), volume_minor: worth })),
  )
  const rows = dated.flatMap(({ line, month, worth }) => {
    const key = volumeKey(keyOf(line, month))
    const volume_minor = volumes.get(key) ?? 0n
    volumes.set(key, volume_minor + worth)
    const sale = { ...line, volume_minor }
    const results = commissionOf(sale, rules)
    const freeze = (result: CommissionResult | null) => frozen(line, sale, { month, taxBps, result })
    return results.length ? results.map(freeze) : [freeze(null)]
  })
  const ids = newIds(ID_PREFIXES.commission_line, rows.length)
  const lines = rows.map((row, index) => ({ id: ids[index]!, ...row }))
  await insertLines(trx, lines)
  return lines
}

/** The month of each moment: the lines of an order share theirs, and to ask is slow. */
function monthsOf(sold: readonly SoldLine[], timeZone: string): Map<number, string> {
  const moments = new Set(sold.map(({ at }) => at.getTime()))
  return new Map([...moments].map((moment) => [moment, monthOf(new Date(moment), timeZone)]))
}

/** What counts as sold: items, at what was paid for them. */
const worthOf = ({ kind, base_minor }: SoldLine) => (kind === 'item' && base_minor > 0n ? base_minor : 0n)

const keyOf = ({ vendor_id, currency_code }: SoldLine, month: string) => ({ vendor_id, currency_code, month })

interface Outcome {
  month: string
  taxBps: number
  result: CommissionResult | null
}

function frozen(
  line: SoldLine,
  sale: CommissionSale,
  { month, taxBps, result }: Outcome,
): Omit<CommissionLineRow, 'id'> {
  const amount_minor = result?.amount_minor ?? 0n
  return {
    order_id: line.order_id,
    vendor_order_id: line.vendor_order_id,
    line_item_id: line.line_id,
    change_id: line.change_id,
    kind: line.kind,
    vendor_id: line.vendor_id,
    product_id: line.product_id,
    store_id: line.store_id,
    category_ids: line.category_ids,
    collection_id: line.collection_id,
    product_type_id: line.product_type_id,
    stack_group: result?.stack_group ?? COMMISSION_GROUP,
    rule_id: result?.rule_id ?? null,
    rule_version: result?.rule_version ?? null,
    rule_version_id: result?.rule_version_id ?? null,
    currency_code: line.currency_code,
    quantity: line.quantity,
    unit_price_minor: line.unit_price_minor,
    base_minor: line.base_minor,
    volume_minor: sale.volume_minor,
    month,
    rate_bps: result?.rate_bps ?? null,
    amount_minor,
    tax_bps: taxBps,
    tax_minor: commissionTax(amount_minor, taxBps),
    trace: traceOf(result, line.currency_code),
    reverses_id: null,
    occurred_at: line.at,
  }
}
