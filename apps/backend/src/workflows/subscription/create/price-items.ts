import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, QueryContext } from '@medusajs/framework/utils'
import { CityosError, type PlanTarget } from '@cityos/contracts'
import { percentOf, toMinor, type MajorAmount } from '@cityos/money'
import type { WholePlan } from '../../../modules/subscription/store/plans'
import { connectionOf } from '../../connection'

/** What is asked for: of which variant how much, and at which price where it is not the plan's. */
export interface WantedItem {
  variant_id: string
  quantity: number
  unit_price_minor?: number | undefined
}

/** A thing with the price that is agreed, in minor units. */
export interface PricedItem {
  product_id: string
  variant_id: string
  title: string
  quantity: number
  unit_price_minor: bigint
  is_tax_inclusive: boolean
}

interface Terms {
  currency_code: string
  region_id: string
  customer_id?: string | undefined
}

interface Variant {
  id: string
  title: string
  product_id: string
  product?: { title: string } | null
  calculated_price?: {
    raw_calculated_amount?: { value: unknown } | null
    is_calculated_price_tax_inclusive?: boolean
  } | null
}

/** Whether a plan sells a variant. */
function isTarget(targets: readonly PlanTarget[], variant: { id: string; product_id: string }): boolean {
  return targets.some(
    ({ product_id, variant_id }) =>
      product_id === variant.product_id && (variant_id === null || variant_id === variant.id),
  )
}

/**
 * What things cost on a plan: its own price in the currency, or what the shop asks less the discount, half-up.
 * @throws CityosError `subscription_variant_unavailable`, `subscription_plan_unfit`, `subscription_price_missing`,
 * `subscription_amount_invalid`.
 */
export async function priceItems(
  container: MedusaContainer,
  plan: Pick<WholePlan, 'id' | 'targets' | 'prices' | 'discount_bps'>,
  wanted: readonly WantedItem[],
  terms: Terms,
): Promise<PricedItem[]> {
  const variants = await readVariants(container, wanted, terms)
  return wanted.map((item) => {
    const { variant_id, quantity } = item
    const variant = variants.get(variant_id)
    if (!variant) {
      throw new CityosError('subscription_variant_unavailable', `There is no variant ${variant_id} any more.`)
    }
    if (!isTarget(plan.targets, variant)) {
      throw new CityosError(
        'subscription_plan_unfit',
        `The plan ${plan.id} does not sell the variant ${variant_id}.`,
      )
    }
    const unit_price_minor = priceOf(plan, variant, item, terms)
    if (unit_price_minor < 1n) {
      throw new CityosError(
        'subscription_amount_invalid',
        `The variant ${variant_id} would cost ${unit_price_minor}: a price is at least one minor unit.`,
      )
    }
    const title = [variant.product?.title, variant.title].filter(Boolean).join(' · ')
    const is_tax_inclusive = variant.calculated_price?.is_calculated_price_tax_inclusive ?? false
    return { product_id: variant.product_id, variant_id, title, quantity, unit_price_minor, is_tax_inclusive }
  })
}

function priceOf(
  { id, prices, discount_bps }: Pick<WholePlan, 'id' | 'prices' | 'discount_bps'>,
  variant: Variant,
  { unit_price_minor }: WantedItem,
  { currency_code }: Terms,
): bigint {
  if (unit_price_minor !== undefined) return BigInt(unit_price_minor)
  if (prices) {
    const own = prices[currency_code]
    if (own !== undefined) return BigInt(own)
    throw new CityosError('subscription_price_missing', `The plan ${id} has no price in ${currency_code}.`)
  }
  const asked = variant.calculated_price?.raw_calculated_amount
  if (!asked) {
    throw new CityosError(
      'subscription_price_missing',
      `The variant ${variant.id} has no price in ${currency_code}.`,
    )
  }
  const full = toMinor(asked as MajorAmount, currency_code, 'half_up')
  return full - percentOf(full, discount_bps)
}

async function readVariants(
  container: MedusaContainer,
  wanted: readonly WantedItem[],
  terms: Terms,
): Promise<ReadonlyMap<string, Variant>> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'variants',
    fields: ['id', 'title', 'product_id', 'product.title', 'calculated_price.*'],
    filters: { id: wanted.map(({ variant_id }) => variant_id) },
    context: { calculated_price: QueryContext({ ...terms, ...(await groupsOf(container, terms)) }) },
  })
  return new Map((data as unknown as Variant[]).map((variant) => [variant.id, variant]))
}

/** Customers of a group may pay less: the shop looks for them under this name. */
async function groupsOf(container: MedusaContainer, { customer_id }: Terms) {
  if (!customer_id) return {}
  const groups = (await connectionOf(container)('customer_group_customer')
    .where({ customer_id })
    .whereNull('deleted_at')
    .select('customer_group_id as id')) as { id: string }[]
  return groups.length ? { customer: { groups } } : {}
}
