import { z } from 'zod'
import { CountryCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'
import { CreateVendor } from './vendor'

/** A vendor as shoppers see it. */
export const StoreVendor = z.object({
  id: idSchema(ID_PREFIXES.vendor),
  handle: z.string(),
  name: z.string(),
  description: z.string().nullable(),
  logo: z.string().nullable(),
  country: z.string().nullable(),
})
export type StoreVendor = z.infer<typeof StoreVendor>

/** Whose product it is; null for the tenant's own. */
export const ProductSeller = StoreVendor.pick({ id: true, handle: true, name: true, logo: true })
export type ProductSeller = z.infer<typeof ProductSeller>

/** `q` finds in name and handle. */
export const ListStoreVendors = pageQuery(['created_at', 'name']).extend({ country: CountryCode.optional() })
export type ListStoreVendors = z.output<typeof ListStoreVendors>

export const StoreVendorList = PageInfo.extend({ vendors: z.array(StoreVendor) })
export type StoreVendorList = z.infer<typeof StoreVendorList>

/** Ids of what a vendor sells in the store, in pages: what to ask core's products for. */
export const ListStoreVendorProducts = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
})
export type ListStoreVendorProducts = z.output<typeof ListStoreVendorProducts>

export const StoreVendorProductList = PageInfo.extend({
  products: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      handle: z.string(),
      thumbnail: z.string().nullable(),
    }),
  ),
})
export type StoreVendorProductList = z.infer<typeof StoreVendorProductList>

/** What somebody who wants to sell says of themselves; they are invited as the owner. */
export const ApplyAsVendor = CreateVendor
export type ApplyAsVendor = z.output<typeof ApplyAsVendor>
