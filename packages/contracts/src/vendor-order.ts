import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount, MOST_MINOR } from './minor'
import { PageInfo, pageQuery } from './paging'

export const VendorOrderStatus = z.enum([
  'pending',
  'accepted',
  'partially_shipped',
  'shipped',
  'delivered',
  'completed',
  'rejected',
  'canceled',
])
export type VendorOrderStatus = z.infer<typeof VendorOrderStatus>

const Time = z.iso.datetime({ offset: true })
const Decimal = z.string().regex(/^-?\d+(\.\d+)?$/)
const orderId = z.string().min(1).max(64)

const amounts = {
  /** Before discounts and without tax. */
  items_minor: MinorAmount,
  shipping_minor: MinorAmount,
  /** Of items and of shipping, without tax. */
  discount_minor: MinorAmount,
  tax_minor: MinorAmount,
  /** What gift cards and store credit pay of it. */
  credit_minor: MinorAmount,
  /** items + shipping − discount + tax − credit. */
  total_minor: MinorAmount,
}

/** What a vendor sells of one line item, or earns by a shipping method, as the order is now. */
export const VendorOrderLine = z.object({
  kind: z.enum(['item', 'shipping']),
  /** The line item of the order, or its shipping method. */
  source_id: z.string(),
  title: z.string(),
  sku: z.string().nullable(),
  product_id: z.string().nullable(),
  variant_id: z.string().nullable(),
  quantity: Decimal,
  unit_price_minor: MinorAmount,
  subtotal_minor: MinorAmount,
  discount_minor: MinorAmount,
  tax_minor: MinorAmount,
  total_minor: MinorAmount,
  /** Of the quantity; null for shipping. */
  fulfilled_quantity: Decimal.nullable(),
  shipped_quantity: Decimal.nullable(),
  delivered_quantity: Decimal.nullable(),
  returned_quantity: Decimal.nullable(),
})
export type VendorOrderLine = z.infer<typeof VendorOrderLine>

/** A parcel of a vendor. */
export const VendorFulfillment = z.object({
  id: z.string(),
  packed_at: Time.nullable(),
  shipped_at: Time.nullable(),
  delivered_at: Time.nullable(),
  canceled_at: Time.nullable(),
  items: z.array(z.object({ line_item_id: z.string(), quantity: Decimal })),
  labels: z.array(z.object({ tracking_number: z.string(), tracking_url: z.string() })),
})
export type VendorFulfillment = z.infer<typeof VendorFulfillment>

const base = {
  id: idSchema(ID_PREFIXES.vendor_order),
  order_id: orderId,
  /** The order's number and the vendor's within it: `1042-2`. */
  display_id: z.string(),
  status: VendorOrderStatus,
  currency_code: z.string(),
  ...amounts,
  placed_at: Time,
}

const moments = {
  accepted_at: Time.nullable(),
  shipped_at: Time.nullable(),
  delivered_at: Time.nullable(),
  completed_at: Time.nullable(),
  /** When it was rejected or canceled. */
  closed_at: Time.nullable(),
}

/** What a vendor has in an order, as the vendor and the tenant's staff see it. Amounts in minor units. */
export const VendorOrder = z.object({
  ...base,
  vendor_id: idSchema(ID_PREFIXES.vendor),
  /** Why it was rejected or canceled. */
  reason: z.string().nullable(),
  commission_minor: MinorAmount,
  commission_tax_minor: MinorAmount,
  /** What is left for the vendor: total less commission and its tax. */
  net_minor: MinorAmount,
  captured_minor: MinorAmount,
  refunded_minor: MinorAmount,
  ...moments,
  /** When its hold was over and what was left of its money made available; null while it waits. */
  released_at: Time.nullable(),
  /** Until when a part of its money stays in reserve; null where none does. */
  reserve_until: Time.nullable(),
  /** Since when somebody keeps its money back, and why. */
  funds_held_at: Time.nullable(),
  funds_held_reason: z.string().nullable(),
  updated_at: Time,
})
export type VendorOrder = z.infer<typeof VendorOrder>

const ShippingAddress = z.object({
  first_name: z.string().nullable(),
  last_name: z.string().nullable(),
  company: z.string().nullable(),
  address_1: z.string().nullable(),
  address_2: z.string().nullable(),
  postal_code: z.string().nullable(),
  city: z.string().nullable(),
  province: z.string().nullable(),
  country_code: z.string().nullable(),
  phone: z.string().nullable(),
})

/** With what is in it, where it goes, and the parcels. */
export const VendorOrderDetail = VendorOrder.extend({
  shipping_address: ShippingAddress.nullable(),
  lines: z.array(VendorOrderLine),
  fulfillments: z.array(VendorFulfillment),
})
export type VendorOrderDetail = z.infer<typeof VendorOrderDetail>

export const VendorOrderList = PageInfo.extend({ vendor_orders: z.array(VendorOrder) })
export type VendorOrderList = z.infer<typeof VendorOrderList>

/** What the shopper sees of one: who sells and ships what, and how far it is. */
export const StoreVendorOrder = z.object({
  ...base,
  ...moments,
  vendor: z.object({ id: idSchema(ID_PREFIXES.vendor), handle: z.string(), name: z.string() }),
  lines: z.array(VendorOrderLine),
  fulfillments: z.array(VendorFulfillment),
})
export type StoreVendorOrder = z.infer<typeof StoreVendorOrder>

/** `q` finds by the beginning of the number. */
export const ListVendorOrders = pageQuery(['created_at', 'total_minor']).extend({
  status: VendorOrderStatus.optional(),
  order_id: orderId.optional(),
  placed_from: Time.optional(),
  /** Orders that were placed before it. */
  placed_to: Time.optional(),
})
export type ListVendorOrders = z.output<typeof ListVendorOrders>

export const ListAllVendorOrders = ListVendorOrders.extend({
  vendor_id: idSchema(ID_PREFIXES.vendor).optional(),
})
export type ListAllVendorOrders = z.output<typeof ListAllVendorOrders>

const Reason = z.string().trim().min(1).max(1_000)

/** Why a vendor order is rejected or canceled; the shopper's money goes back. */
export const CloseVendorOrder = z.strictObject({ reason: Reason })
export type CloseVendorOrder = z.output<typeof CloseVendorOrder>

const Quantity = z.number().positive().max(1_000_000)

/** What is packed: these pieces, or all that is not packed yet. */
export const FulfillVendorOrder = z.strictObject({
  items: z
    .array(z.strictObject({ line_item_id: z.string().min(1).max(64), quantity: Quantity }))
    .min(1)
    .max(1_000)
    .optional(),
  /** Where the stock is taken from; Medusa's choice when absent. */
  location_id: z.string().min(1).max(64).optional(),
})
export type FulfillVendorOrder = z.output<typeof FulfillVendorOrder>

const Address = z.url({ protocol: /^https?$/ }).max(2_000)

/** A parcel is on its way. */
export const ShipVendorOrder = z.strictObject({
  labels: z
    .array(
      z.strictObject({
        tracking_number: z.string().trim().min(1).max(200),
        tracking_url: Address.optional(),
        label_url: Address.optional(),
      }),
    )
    .max(100)
    .default([]),
})
export type ShipVendorOrder = z.output<typeof ShipVendorOrder>

const Amount = z.int().min(1).max(MOST_MINOR)

/** Money of a vendor order goes back to the shopper. */
export const RefundVendorOrder = z.strictObject({ amount_minor: Amount, reason: Reason })
export type RefundVendorOrder = z.output<typeof RefundVendorOrder>

/** Money that the shopper has authorised is taken, of this vendor's share. */
export const CaptureVendorOrder = z.strictObject({ amount_minor: Amount })
export type CaptureVendorOrder = z.output<typeof CaptureVendorOrder>

/** Why the money of a vendor order is kept back, or is no longer. */
export const HoldFunds = z.strictObject({ reason: Reason })
export type HoldFunds = z.output<typeof HoldFunds>

/** Why the money of a vendor order is released before its time. `free_reserve`: nothing of it stays in reserve. */
export const ReleaseFunds = z.strictObject({ reason: Reason, free_reserve: z.boolean().default(false) })
export type ReleaseFunds = z.output<typeof ReleaseFunds>

/** What other parts of the system may listen to. Each carries the vendor order's id. */
export const VENDOR_ORDER_EVENTS = {
  created: 'vendor_order.created',
  /** What was sold is another: the order was edited, exchanged or claimed. */
  changed: 'vendor_order.changed',
  accepted: 'vendor_order.accepted',
  rejected: 'vendor_order.rejected',
  canceled: 'vendor_order.canceled',
  partially_shipped: 'vendor_order.partially_shipped',
  shipped: 'vendor_order.shipped',
  delivered: 'vendor_order.delivered',
  completed: 'vendor_order.completed',
  /** Goods of it are going to come back, have come, or are not going to after all: all of them or a part. */
  return_requested: 'vendor_order.return_requested',
  return_received: 'vendor_order.return_received',
  return_canceled: 'vendor_order.return_canceled',
  /** Its money came in, or went back to the shopper: all of it or a part. */
  captured: 'vendor_order.captured',
  refunded: 'vendor_order.refunded',
  /** Its money has become available, less the reserve. */
  funds_released: 'vendor_order.funds_released',
  reserve_released: 'vendor_order.reserve_released',
  /** Somebody keeps its money back, or no longer does. */
  funds_held: 'vendor_order.funds_held',
  funds_resumed: 'vendor_order.funds_resumed',
} as const
export type VendorOrderEvent = (typeof VENDOR_ORDER_EVENTS)[keyof typeof VENDOR_ORDER_EVENTS]
