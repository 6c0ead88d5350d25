import type { CommissionTrace } from '@cityos/contracts'
import type { CommissionSale } from '../domain/commission-sale'

/** A line of an order that is to be charged. */
export type SoldLine = Omit<CommissionSale, 'volume_minor'> & {
  order_id: string
  vendor_order_id: string
  /** The order change that sold it; empty for the order itself. */
  change_id: string
}

/** A row of `commission_line`. Amounts in minor units. */
export interface CommissionLineRow {
  id: string
  order_id: string
  vendor_order_id: string
  line_item_id: string
  change_id: string
  kind: 'item' | 'shipping'
  vendor_id: string
  product_id: string | null
  store_id: string | null
  category_ids: readonly string[]
  collection_id: string | null
  product_type_id: string | null
  stack_group: string
  rule_id: string | null
  rule_version: number | null
  rule_version_id: string | null
  currency_code: string
  quantity: string
  unit_price_minor: bigint
  base_minor: bigint
  volume_minor: bigint
  /** The month in which it counts: `2026-03`, in the tenant's zone. */
  month: string
  rate_bps: number | null
  amount_minor: bigint
  tax_bps: number
  tax_minor: bigint
  trace: CommissionTrace
  reverses_id: string | null
  occurred_at: Date
}
