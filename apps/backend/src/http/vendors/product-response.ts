import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  type ListVendorProducts,
  type VendorProduct,
  type VendorProductList,
} from '@cityos/contracts'
import { toMinor } from '@cityos/money'
import { listPage } from '../paging'
import { COUNT_SQL, productsSql, type ProductRow } from './product-sql'

interface Filters {
  vendor: string
  q?: string
  status?: string
  id?: string | { $gt?: string; $lt?: string }
}

/** One page of a vendor's own products. Whose they are stands in the query itself. */
export async function listProducts(
  container: MedusaContainer,
  vendor: string,
  query: ListVendorProducts,
): Promise<VendorProductList> {
  const { q, status } = query
  const { rows, page } = await listPage<ProductRow>(
    (where, { take, order }) => find(container, where as unknown as Filters, { take, order }),
    { vendor, ...(q && { q }), ...(status && { status }) },
    query,
  )
  return { products: rows.map(toProduct), ...page }
}

/** @throws CityosError `not_found`, for another vendor's as well. */
export async function readProduct(
  container: MedusaContainer,
  { vendorId: vendor, id }: { vendorId: string; id: string },
): Promise<VendorProduct> {
  const [[row]] = await find(container, { vendor, id }, { take: 1, order: { id: 'ASC' } })
  if (!row) throw new CityosError('not_found', `There is no product ${id}.`)
  return toProduct(row)
}

async function find(
  container: MedusaContainer,
  { vendor, q, status, id }: Filters,
  { take, order }: { take: number; order: Record<string, 'ASC' | 'DESC'> },
): Promise<[ProductRow[], number]> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const among = { vendor, q: q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null, status: status ?? null }
  const where = {
    ...among,
    id: typeof id === 'string' ? id : null,
    after: typeof id === 'object' ? (id.$gt ?? null) : null,
    before: typeof id === 'object' ? (id.$lt ?? null) : null,
  }
  const { rows } = (await connection.raw(productsSql(order['id'] === 'DESC' ? 'desc' : 'asc'), {
    ...where,
    take,
  })) as { rows: ProductRow[] }
  const counted = (await connection.raw(COUNT_SQL, among)) as { rows: { n: number }[] }
  return [rows, counted.rows[0]!.n]
}

function toProduct({ variants, created_at, updated_at, ...row }: ProductRow): VendorProduct {
  return {
    ...row,
    variants: variants.map(({ prices, ...variant }) => ({
      ...variant,
      prices: prices.map(({ currency_code, amount }) => ({
        currency_code,
        amount_minor: Number(toMinor(amount, currency_code, 'half_up')),
      })),
    })),
    created_at: new Date(created_at).toISOString(),
    updated_at: new Date(updated_at).toISOString(),
  }
}
