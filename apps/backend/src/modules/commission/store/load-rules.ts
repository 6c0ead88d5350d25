import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { CommissionRule } from '../domain/commission-rule'
import type { CommissionSale } from '../domain/commission-sale'

const COLUMNS = `id, version, version_id, created_at, name, description, terms, limits, product_id, category_id,
  collection_id, product_type_id, vendor_id, store_id, charge_shipping, only_listed_currencies, valid_from, valid_to,
  priority, stack_group, active`

type Sold = Pick<
  CommissionSale,
  'vendor_id' | 'store_id' | 'product_id' | 'category_ids' | 'collection_id' | 'product_type_id'
>

const SCOPES = [
  'vendor_id',
  'store_id',
  'product_id',
  'category_id',
  'collection_id',
  'product_type_id',
] as const

/**
 * The rules of the tenant in scope that may hold any of the sales, in one query; the engine says which do. With
 * `inactive` also those that are switched off, which an explanation names.
 */
export async function loadRules(
  trx: Knex,
  sales: readonly Sold[],
  { inactive = false } = {},
): Promise<CommissionRule[]> {
  const named = {
    vendor_id: sales.map((sale) => sale.vendor_id),
    store_id: sales.map((sale) => sale.store_id),
    product_id: sales.map((sale) => sale.product_id),
    category_id: sales.flatMap((sale) => sale.category_ids),
    collection_id: sales.map((sale) => sale.collection_id),
    product_type_id: sales.map((sale) => sale.product_type_id),
  }
  const holds = SCOPES.map((scope) => `(${scope} is null or ${scope} = any(?))`).join(' and ')
  const { rows } = await trx.raw<{ rows: CommissionRule[] }>(
    `select ${COLUMNS} from commission_rule where deleted_at is null ${inactive ? '' : 'and active'} and ${holds}`,
    SCOPES.map((scope) => [...new Set(named[scope].filter((id) => id !== null))]) as never,
  )
  return rows
}
