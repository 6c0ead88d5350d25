import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { calculateCommission } from '../../../modules/commission/store/calculate-commission'
import type { CommissionLineRow, SoldLine } from '../../../modules/commission/store/line-row'
import { reverseCommission } from '../../../modules/commission/store/reverse-commission'
import { inTransaction } from '../../connection'
import { commissionModule } from '../commission-module'
import { describeProducts } from '../describe-products'

/** A sold line, in JSON: amounts in minor units, `at` in ISO 8601. Categories, collection and type are looked up. */
export interface LineToCharge {
  order_id: string
  vendor_order_id: string
  line_id: string
  change_id?: string
  kind: 'item' | 'shipping'
  vendor_id: string
  product_id: string | null
  store_id: string | null
  quantity: string
  unit_price_minor: number
  base_minor: number
  currency_code: string
  at: string
}

/** What was charged for a line by one stack group. */
export interface ChargedLine {
  id: string
  line_id: string
  vendor_order_id: string
  stack_group: string
  rule_id: string | null
  amount_minor: number
  tax_minor: number
}

/** Undone, every line is given back whole, by lines that name this run. */
export const chargeLinesStep = createStep(
  'charge-lines',
  async ({ lines }: { lines: LineToCharge[] }, { container }) => {
    const rows = await inTransaction(container, async (trx) => {
      const products = await describeProducts(
        trx,
        lines.map(({ product_id }) => product_id),
      )
      const nothing = { category_ids: [], collection_id: null, product_type_id: null }
      const sold = lines.map((line): SoldLine => ({
        ...line,
        ...(products.get(line.product_id ?? '') ?? nothing),
        product_id: line.product_id,
        change_id: line.change_id ?? '',
        unit_price_minor: BigInt(line.unit_price_minor),
        base_minor: BigInt(line.base_minor),
        at: new Date(line.at),
      }))
      return calculateCommission(trx, sold)
    })
    return new StepResponse(rows.map(toCharged), rows.map(toUndo))
  },
  async (made, { container }) => {
    if (!made?.length) return
    const at = commissionModule(container).clock.now()
    const once = new Map(made.map((line) => [`${line.vendor_order_id} ${line.line_item_id}`, line]))
    await inTransaction(container, (trx) =>
      reverseCommission(
        trx,
        [...once.values()].map(({ base_minor, ...line }) => ({
          ...line,
          base_minor: BigInt(base_minor),
          at,
        })),
      ),
    )
  },
)

const toCharged = (row: CommissionLineRow): ChargedLine => ({
  id: row.id,
  line_id: row.line_item_id,
  vendor_order_id: row.vendor_order_id,
  stack_group: row.stack_group,
  rule_id: row.rule_id,
  amount_minor: Number(row.amount_minor),
  tax_minor: Number(row.tax_minor),
})

/** What `reverseCommission` needs, in JSON. */
const toUndo = (row: CommissionLineRow) => ({
  vendor_order_id: row.vendor_order_id,
  line_item_id: row.line_item_id,
  sold_by: row.change_id,
  change_id: `undone ${row.id}`,
  base_minor: Number(row.base_minor > 0n ? row.base_minor : 0n),
  quantity: row.quantity,
})
