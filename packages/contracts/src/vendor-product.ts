import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

/** Medusa's own states of a product: `proposed` waits for the tenant, `published` was approved. */
export const ProductStatus = z.enum(['draft', 'proposed', 'published', 'rejected'])
export type ProductStatus = z.infer<typeof ProductStatus>

const text = (max: number) => z.string().trim().min(1).max(max)
const Picture = z.url({ protocol: /^https?$/ }).max(2_000)
const ForeignId = z.string().min(1).max(100)

/** Minor units: 1250 is 12.50 in a currency of two decimals. */
const Price = z.strictObject({
  currency_code: CurrencyCode,
  amount_minor: z.int('must be a whole number of minor units').min(0).max(9_000_000_000_000),
})
const onceEach = (prices: { currency_code: string }[]) =>
  new Set(prices.map((price) => price.currency_code)).size === prices.length
const Prices = z.array(Price).min(1).max(50).refine(onceEach, 'names a currency twice')
const Quantity = z.int().min(0).max(1_000_000_000)

/** A variant of a product: also one that is added later. */
export const CreateVendorVariant = z.strictObject({
  title: text(200),
  sku: text(100).nullable().default(null),
  barcode: text(100).nullable().default(null),
  /** One value of each option of the product: `{ "Size": "M" }`. */
  options: z.record(text(100), text(100)),
  prices: Prices,
  /** Whether pieces are counted. */
  manage_inventory: z.boolean().default(true),
  /** How many there are at the vendor's own location. */
  stocked_quantity: Quantity.default(0),
})

export type CreateVendorVariant = z.output<typeof CreateVendorVariant>

/** How many variants a product may have. */
export const MOST_VARIANTS = 200

const words = {
  title: text(300),
  subtitle: text(300).nullable(),
  description: z.string().trim().max(20_000).nullable(),
  thumbnail: Picture.nullable(),
  images: z.array(Picture).max(30),
  category_ids: z.array(ForeignId).max(50),
}

export const CreateVendorProduct = z.strictObject({
  title: words.title,
  subtitle: words.subtitle.default(null),
  description: words.description.default(null),
  thumbnail: words.thumbnail.default(null),
  images: words.images.default([]),
  category_ids: words.category_ids.default([]),
  /** In the store's addresses; made from the title where it is left out. */
  handle: z
    .string()
    .trim()
    .max(200)
    .regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'may hold lower-case letters, digits and inner hyphens only')
    .optional(),
  options: z
    .array(z.strictObject({ title: text(100), values: z.array(text(100)).min(1).max(200) }))
    .min(1)
    .max(10),
  variants: z.array(CreateVendorVariant).min(1).max(MOST_VARIANTS),
})
export type CreateVendorProduct = z.output<typeof CreateVendorProduct>

/** What the tenant looks at: of a product that is approved already, a change of these waits for it. */
export const UpdateVendorProduct = z
  .strictObject(words)
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateVendorProduct = z.output<typeof UpdateVendorProduct>

/** What is the vendor's own business, and holds at once. */
export const UpdateVendorVariant = z
  .strictObject({ sku: text(100).nullable(), barcode: text(100).nullable(), prices: Prices })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateVendorVariant = z.output<typeof UpdateVendorVariant>

/** At the vendor's own location: the one that `location_id` names, or its first. */
export const SetVendorStock = z.strictObject({
  stocked_quantity: Quantity,
  location_id: ForeignId.optional(),
})
export type SetVendorStock = z.output<typeof SetVendorStock>

/** A change of an approved product that waits for the tenant. */
export const PendingChange = z.object({
  approval_id: idSchema(ID_PREFIXES.product_approval),
  changes: z.record(z.string(), z.unknown()),
})

export const VendorProduct = z.object({
  id: z.string(),
  title: z.string(),
  subtitle: z.string().nullable(),
  description: z.string().nullable(),
  handle: z.string(),
  thumbnail: z.string().nullable(),
  images: z.array(z.string()),
  category_ids: z.array(z.string()),
  status: ProductStatus,
  /** Why it, or the last change of it, was rejected. */
  reason: z.string().nullable(),
  pending_change: PendingChange.nullable(),
  /** What its variants differ by. */
  options: z.array(z.object({ title: z.string(), values: z.array(z.string()) })),
  variants: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      sku: z.string().nullable(),
      barcode: z.string().nullable(),
      manage_inventory: z.boolean(),
      /** One value of each option. */
      options: z.record(z.string(), z.string()),
      prices: z.array(z.object({ currency_code: z.string(), amount_minor: z.number().int() })),
      /** At the vendor's own locations; null where pieces are not counted. */
      stocked_quantity: z.number().nullable(),
      reserved_quantity: z.number().nullable(),
      /** Of these, what is at which location of the vendor's. */
      levels: z.array(
        z.object({
          location_id: z.string(),
          stocked_quantity: z.number(),
          reserved_quantity: z.number(),
        }),
      ),
    }),
  ),
  created_at: z.iso.datetime({ offset: true }),
  updated_at: z.iso.datetime({ offset: true }),
})
export type VendorProduct = z.infer<typeof VendorProduct>

/** `q` finds in title and handle. */
export const ListVendorProducts = pageQuery(['created_at']).extend({ status: ProductStatus.optional() })
export type ListVendorProducts = z.output<typeof ListVendorProducts>

export const VendorProductList = PageInfo.extend({ products: z.array(VendorProduct) })
export type VendorProductList = z.infer<typeof VendorProductList>

/** A place from which a vendor sends. */
export const VendorStockLocation = z.object({ id: z.string(), name: z.string() })
export type VendorStockLocation = z.infer<typeof VendorStockLocation>
