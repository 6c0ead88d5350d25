import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import type { CommissionContent, CommissionScope } from '../../modules/commission/domain/commission-rule'
import { missingCurrencies } from '../../modules/commission/domain/check-terms'

const TABLES: Record<keyof CommissionScope, [table: string, noun: string]> = {
  product_id: ['product', 'product'],
  category_id: ['product_category', 'category'],
  collection_id: ['product_collection', 'collection'],
  product_type_id: ['product_type', 'product type'],
  vendor_id: ['vendor', 'vendor'],
  store_id: ['tenant_store', 'store'],
}

/** Everything that a rule is narrowed to is there, in this tenant. @throws CityosError `not_found`. */
export async function assertScope(trx: Knex, scope: Partial<CommissionScope>): Promise<void> {
  for (const [key, [table, noun]] of Object.entries(TABLES)) {
    const id = scope[key as keyof CommissionScope]
    if (id === undefined || id === null) continue
    const found = await trx(table).where({ id }).whereNull('deleted_at').first('id')
    if (!found) throw new CityosError('not_found', `There is no ${noun} ${id}.`)
  }
}

/** The currencies in which the tenant sells. */
export async function tenantCurrencies(trx: Knex): Promise<string[]> {
  const tenant = await trx('tenant')
    .where({ id: requireTenantId() })
    .first<{ currency_codes: string[] }>('currency_codes')
  return tenant?.currency_codes ?? []
}

/**
 * A rule of amounts lists every currency in which the tenant sells, unless it is meant to leave some out: else a sale
 * in another one would be charged nothing, and nobody would know. @throws CityosError `commission_currency_missing`.
 */
export async function assertCurrencies(
  trx: Knex,
  { terms, only_listed_currencies }: CommissionContent,
): Promise<void> {
  if (only_listed_currencies) return
  const missing = missingCurrencies(terms, await tenantCurrencies(trx))
  if (!missing.length) return
  throw new CityosError(
    'commission_currency_missing',
    `The rule says nothing about ${missing.join(', ')}, in which the tenant sells: list them, or set only_listed_currencies.`,
  )
}
