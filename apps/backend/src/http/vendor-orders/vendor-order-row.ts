import type { VendorOrder, VendorOrderStatus } from '@cityos/contracts'

/** A row of `vendor_order` as the database tells it: bigints as texts. */
export interface VendorOrderRow {
  id: string
  order_id: string
  vendor_id: string
  display_id: string
  status: VendorOrderStatus
  reason: string | null
  currency_code: string
  items_minor: string
  shipping_minor: string
  discount_minor: string
  tax_minor: string
  credit_minor: string
  total_minor: string
  commission_minor: string
  commission_tax_minor: string
  captured_minor: string
  refunded_minor: string
  placed_at: Date
  accepted_at: Date | null
  shipped_at: Date | null
  delivered_at: Date | null
  completed_at: Date | null
  closed_at: Date | null
  released_at: Date | null
  reserve_until: Date | null
  funds_held_at: Date | null
  funds_held_reason: string | null
  updated_at: Date
}

const time = (at: Date | null) => at && new Date(at).toISOString()

/** As APIs answer it: the columns are bounded, so every amount is a whole number. */
export function toVendorOrder(row: VendorOrderRow): VendorOrder {
  const { id, order_id, vendor_id, display_id, status, reason, currency_code } = row
  const [total_minor, commission_minor, commission_tax_minor] = [
    ...[Number(row.total_minor), Number(row.commission_minor), Number(row.commission_tax_minor)],
  ] as [number, number, number]
  return {
    ...{ id, order_id, vendor_id, display_id, status, reason, currency_code },
    items_minor: Number(row.items_minor),
    shipping_minor: Number(row.shipping_minor),
    discount_minor: Number(row.discount_minor),
    tax_minor: Number(row.tax_minor),
    credit_minor: Number(row.credit_minor),
    ...{ total_minor, commission_minor, commission_tax_minor },
    net_minor: total_minor - commission_minor - commission_tax_minor,
    captured_minor: Number(row.captured_minor),
    refunded_minor: Number(row.refunded_minor),
    placed_at: row.placed_at.toISOString(),
    accepted_at: time(row.accepted_at),
    shipped_at: time(row.shipped_at),
    delivered_at: time(row.delivered_at),
    completed_at: time(row.completed_at),
    closed_at: time(row.closed_at),
    released_at: time(row.released_at),
    reserve_until: time(row.reserve_until),
    funds_held_at: time(row.funds_held_at),
    funds_held_reason: row.funds_held_reason,
    updated_at: row.updated_at.toISOString(),
  }
}
