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
