import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { CityosError, type PlanTarget, type PriceByCurrency } from '@cityos/contracts'
import { CURRENCIES } from '@cityos/money'

interface Content {
  targets?: readonly PlanTarget[] | undefined
  prices?: PriceByCurrency | null | undefined
}

/**
 * What a plan names is there, in this tenant, and its prices are in currencies that there are. What an edit leaves
 * alone is not asked for again: a plan for a product that is gone can still be renamed.
 * @throws CityosError `not_found`, `currency_unknown`.
 */
export async function assertPlan(trx: Knex, { targets = [], prices }: Content): Promise<void> {
  for (const code of Object.keys(prices ?? {})) {
    if (CURRENCIES.includes(code.toUpperCase())) continue
    throw new CityosError('currency_unknown', `prices: "${code}" is not an active ISO 4217 currency.`)
  }
  const { rows } = await trx.raw<{ rows: { product_id: string; variant_id: string | null }[] }>(
    `select w.product_id, w.variant_id from json_to_recordset(?) as w(product_id text, variant_id text)
      where not exists (select from product p where p.id = w.product_id and p.deleted_at is null)
         or w.variant_id is not null and not exists (select from product_variant v where v.id = w.variant_id
            and v.product_id = w.product_id and v.deleted_at is null)`,
    [JSON.stringify(targets)],
  )
  const [missing] = rows
  if (!missing) return
  const { product_id, variant_id } = missing
  throw new CityosError(
    'not_found',
    variant_id
      ? `There is no variant ${variant_id} of the product ${product_id}.`
      : `There is no product ${product_id}.`,
  )
}
