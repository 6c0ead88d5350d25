import { z } from 'zod'
import { CurrencySales, StatsPeriod } from './marketplace-stats'
import { VendorOrderStatus } from './vendor-order'
import { ProductStatus } from './vendor-product'

/** Of which days the sales are told. */
export const ReadVendorDashboard = StatsPeriod
export type ReadVendorDashboard = z.output<typeof ReadVendorDashboard>

/** How a vendor does, in numbers. */
export const VendorDashboard = z.object({
  from: z.iso.date(),
  to: z.iso.date(),
  /** The tenant's, in which its days begin. */
  time_zone: z.string(),
  /** By currency; without those in which nothing was sold. */
  sales: z.array(CurrencySales.omit({ house_gmv_minor: true })),
  /** How many of its orders are in each state now, whenever they were placed. */
  orders: z.record(VendorOrderStatus, z.int()),
  products: z.record(ProductStatus, z.int()),
  /** Variants in the store whose pieces are counted and of which none is left at its own locations. */
  variants_out_of_stock: z.int(),
  /** Of the caller's own. */
  unread_notifications: z.int(),
})
export type VendorDashboard = z.infer<typeof VendorDashboard>
