import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, MOST_VARIANTS, type CreateVendorVariant } from '@cityos/contracts'
import { vendorSupplies } from './vendor-supplies'

export interface NewVariants {
  productId: string
  vendorId: string
  variants: readonly CreateVendorVariant[]
}

/** One value of each option, by the option's title. */
type Named = Readonly<Record<string, string>>

interface Option {
  id: string
  title: string
  /** Of this product alone: others share the values of one that is not. */
  is_exclusive: boolean
  values: string[]
}

const SQL = `
  select o.id, o.title, o.is_exclusive,
         (select coalesce(jsonb_agg(u.value), '[]') from product_product_option_value y
            join product_option_value u on u.id = y.product_option_value_id and u.deleted_at is null
           where y.product_product_option_id = x.id and y.deleted_at is null) as "values",
         (select coalesce(jsonb_agg(c.options), '[]') from (
            select jsonb_object_agg(w.title, u.value) as options from product_variant v
              join product_variant_option y on y.variant_id = v.id
              join product_option_value u on u.id = y.option_value_id
              join product_option w on w.id = u.option_id
             where v.product_id = l.product_id and v.deleted_at is null group by v.id) c) as taken
    from vendor_product l
    join product_product_option x on x.product_id = l.product_id and x.deleted_at is null
    join product_option o on o.id = x.product_option_id and o.deleted_at is null
   where l.vendor_id = ? and l.product_id = ? and l.deleted_at is null order by x.id`

/**
 * What new variants of a vendor's own product need: values that its options do not have yet, and where the pieces are.
 * @throws CityosError `not_found`, `validation_failed` when they do not name one value of each option,
 * `limit_exceeded`, `vendor_not_active`.
 */
export async function planVariants(
  container: MedusaContainer,
  { productId, vendorId, variants }: NewVariants,
) {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const { rows: options } = await db.raw<{ rows: (Option & { taken: Named[] })[] }>(SQL, [
    vendorId,
    productId,
  ])
  if (!options.length) throw new CityosError('not_found', `There is no product ${productId}.`)
  const { taken } = options[0]!
  const before = taken.length
  if (before + variants.length > MOST_VARIANTS) {
    throw new CityosError('limit_exceeded', `The product ${productId} may have ${MOST_VARIANTS} variants.`)
  }
  for (const { title, options: named } of variants) {
    requireEach(title, named, options)
    requireNew(title, named, taken)
  }
  const { locationId } = await vendorSupplies(container, vendorId)
  return { locationId, firstRank: before, values: newValues(productId, options, variants) }
}

function requireEach(title: string, named: Named, options: readonly Option[]): void {
  const wanted = options.map((option) => option.title)
  const matches = wanted.length === Object.keys(named).length && wanted.every((name) => name in named)
  if (matches) return
  throw new CityosError(
    'validation_failed',
    `options: the variant ${title} names one value of each of these, and nothing else: ${wanted.join(', ')}.`,
  )
}

function requireNew(title: string, named: Named, taken: readonly Named[]): void {
  const isTaken = taken.some((other) => Object.entries(named).every(([name, value]) => other[name] === value))
  if (!isTaken) return
  throw new CityosError('validation_failed', `options: there is a variant with those of ${title} already.`)
}

function newValues(productId: string, options: readonly Option[], variants: readonly CreateVendorVariant[]) {
  return options.flatMap(({ id, title, is_exclusive, values }) => {
    const asked = new Set(variants.map((variant) => variant.options[title]!))
    const added = [...asked].filter((value) => !values.includes(value))
    if (!added.length) return []
    if (is_exclusive) {
      return [{ product_id: productId, product_option_id: id, add: added.map((value) => ({ value })) }]
    }
    throw new CityosError(
      'validation_failed',
      `options: ${title} is the tenant’s and has no ${added.join(', ')}.`,
    )
  })
}
