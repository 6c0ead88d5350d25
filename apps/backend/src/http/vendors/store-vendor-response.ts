import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  type ListStoreVendorProducts,
  type ListStoreVendors,
  type ProductSeller,
  type StoreVendor,
  type StoreVendorList,
  type StoreVendorProductList,
} from '@cityos/contracts'
import { vendorModule, type VendorRecord } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'

/** Whom shoppers see: vendors that may sell, and not the tenant itself. */
const SHOWN = { status: 'approved', is_house: false } as const

/** One page of the vendors that shoppers see. */
export async function listStoreVendors(
  container: MedusaContainer,
  query: ListStoreVendors,
): Promise<StoreVendorList> {
  const service = vendorModule(container)
  const { q, country } = query
  const { rows, page } = await listPage<VendorRecord>(
    async (where, config) => (await service.listAndCountVendors(where as never, config)) as never,
    {
      ...SHOWN,
      ...(country && { country }),
      ...(q && { $or: [{ name: { $ilike: `%${q}%` } }, { handle: { $ilike: `%${q}%` } }] }),
    },
    query,
  )
  return { vendors: rows.map(toStoreVendor), ...page }
}

/** A vendor by its id or handle. @throws CityosError `not_found`, for one that may not sell as well. */
export async function readStoreVendor(container: MedusaContainer, named: string): Promise<StoreVendor> {
  const by = { ...SHOWN, $or: [{ id: named }, { handle: named }] }
  const [row] = await vendorModule(container).listVendors(by as never)
  if (!row) throw new CityosError('not_found', `There is no vendor ${named}.`)
  return toStoreVendor(row as unknown as VendorRecord)
}

function toStoreVendor({ id, handle, name, description, logo, country }: VendorRecord): StoreVendor {
  return { id, handle, name, description, logo, country }
}

interface Asked extends ListStoreVendorProducts {
  vendorId: string
  /** The channels of the publishable key: nobody sees what is sold elsewhere. */
  channelIds: readonly string[]
}

interface Found {
  id: string
  title: string
  handle: string
  thumbnail: string | null
}

const OF_VENDOR = `
  from vendor_product l join product p on p.id = l.product_id and p.deleted_at is null and p.status = 'published'
 where l.vendor_id = :vendorId and l.deleted_at is null
   and exists (select from product_sales_channel c where c.product_id = p.id and c.deleted_at is null
                  and c.sales_channel_id = any(:channels::text[]))`

/** One page of what a vendor sells in the channels of the request, newest first. */
export async function listStoreVendorProducts(
  container: MedusaContainer,
  { vendorId, channelIds, limit, cursor }: Asked,
): Promise<StoreVendorProductList> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows, page } = await listPage<Found>(
    async (where, { take }) => {
      const before = (where as { id?: { $lt?: string } }).id?.$lt ?? null
      const bindings = { vendorId, channels: [...channelIds], before, take }
      const { rows } = (await connection.raw(
        `select p.id, p.title, p.handle, p.thumbnail ${OF_VENDOR}
            and (:before::text is null or p.id < :before) order by p.id desc limit :take`,
        bindings,
      )) as { rows: Found[] }
      const counted = (await connection.raw(`select count(*)::int as n ${OF_VENDOR}`, bindings)) as {
        rows: { n: number }[]
      }
      return [rows, counted.rows[0]!.n]
    },
    {},
    { limit, cursor, order: '-created_at' },
  )
  return { products: rows, ...page }
}

/** Who sells each of these products, by product; nobody for the tenant's own. */
export async function sellersOf(
  container: MedusaContainer,
  productIds: readonly string[],
): Promise<Map<string, ProductSeller>> {
  const { rows } = (await container.resolve(ContainerRegistrationKeys.PG_CONNECTION).raw(
    `select l.product_id, v.id, v.handle, v.name, v.logo from vendor_product l
       join vendor v on v.id = l.vendor_id and v.deleted_at is null and v.status = 'approved' and not v.is_house
      where l.product_id = any(?::text[]) and l.deleted_at is null`,
    [[...productIds]],
  )) as { rows: (ProductSeller & { product_id: string })[] }
  return new Map(rows.map(({ product_id, ...seller }) => [product_id, seller]))
}
