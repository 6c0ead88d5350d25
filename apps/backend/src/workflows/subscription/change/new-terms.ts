import type { MedusaContainer } from '@medusajs/framework/types'
import type { ChangeSubscriptionTerms } from '@cityos/contracts'
import { readItems } from '../../../modules/subscription/store/items'
import type { WholePlan } from '../../../modules/subscription/store/plans'
import { requireSubscription, type SubscriptionRef } from '../../../modules/subscription/store/subscriptions'
import { connectionOf } from '../../connection'
import { requireActivePlan } from '../create/plan-subscription'
import { priceItems, type PricedItem } from '../create/price-items'

/** What a change asks for, with what the things cost on another plan; by their variants. */
export interface NewTerms {
  how: ChangeSubscriptionTerms
  plan: WholePlan | null
  prices: ReadonlyMap<string, PricedItem>
}

/**
 * Looks up what a change needs that no lock keeps: the plan, and what the things cost on it now.
 * @throws CityosError `not_found`, `subscription_plan_unfit`, `subscription_variant_unavailable`,
 * `subscription_price_missing`, `subscription_amount_invalid`.
 */
export async function newTerms(
  container: MedusaContainer,
  ref: SubscriptionRef,
  how: ChangeSubscriptionTerms,
): Promise<NewTerms> {
  const sql = connectionOf(container)
  const { id, currency_code, region_id, customer_id } = await requireSubscription(sql, ref)
  if (!how.plan_id) return { how, plan: null, prices: new Map() }
  const plan = await requireActivePlan(sql, how.plan_id)
  const wanted = (await readItems(sql, [id])).map(({ variant_id, quantity }) => ({ variant_id, quantity }))
  const priced = await priceItems(container, plan, wanted, { currency_code, region_id, customer_id })
  return { how, plan, prices: new Map(priced.map((item) => [item.variant_id, item])) }
}
