import { z } from 'zod'

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

/** What other parts of the system may listen to. Each carries the vendor order's id. */
export const VENDOR_ORDER_EVENTS = {
  created: 'vendor_order.created',
  /** What was sold is another: the order was edited, exchanged or claimed. */
  changed: 'vendor_order.changed',
} as const
