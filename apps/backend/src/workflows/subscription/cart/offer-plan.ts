import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, ID_PREFIXES, newId } from '@cityos/contracts'
import { findOfferInCart, insertOffer, type OfferRow } from '../../../modules/subscription/store/offers'
import { hasUsedTrial } from '../../../modules/subscription/store/trials'
import { connectionOf } from '../../connection'
import { requireActivePlan } from '../create/plan-subscription'
import { priceItems } from '../create/price-items'
import { subscriptionModule } from '../subscription-module'

/** What a shopper asks for: a thing, on a plan, in a cart. */
export interface Wish {
  cart_id: string
  plan_id: string
  variant_id: string
  quantity: number
}

interface Cart {
  region_id: string
  currency_code: string
  customer_id: string | null
  has_account: boolean | null
}

/**
 * Writes down what a piece costs on a plan, for this cart. What is in the cart already on the same terms keeps its price,
 * so that more of it is the same line. Who has had a trial of the plan is offered none; of a guest nobody knows yet.
 * @throws CityosError `not_found`, also for another tenant's plan; `subscription_plan_unfit`,
 * `subscription_variant_unavailable`, `subscription_price_missing`, `subscription_amount_invalid`.
 */
export async function offerPlan(container: MedusaContainer, wish: Wish): Promise<OfferRow> {
  const sql = connectionOf(container)
  const cart = await requireCart(sql, wish.cart_id)
  const plan = await requireActivePlan(sql, wish.plan_id)
  const { currency_code, region_id } = cart
  const customer_id = cart.has_account ? cart.customer_id : null
  const [priced] = await priceItems(container, plan, [wish], {
    ...{ currency_code, region_id },
    ...(customer_id && { customer_id }),
  })
  const { product_id, variant_id, title, unit_price_minor, is_tax_inclusive } = priced!
  const hadTrial =
    plan.trial_days > 0 &&
    customer_id !== null &&
    (await hasUsedTrial(sql, { customer_id, plan_id: plan.id }))
  const terms = {
    ...{ cart_id: wish.cart_id, variant_id, plan_id: plan.id, plan_version: plan.version, currency_code },
    trial_days: hadTrial ? 0 : plan.trial_days,
  }
  const held = await findOfferInCart(sql, terms)
  if (held) return held
  const { name: plan_name, interval, interval_count, minimum_cycles } = plan
  const offer: OfferRow = {
    ...{ id: newId(ID_PREFIXES.subscription_offer), ...terms, plan_name, interval, interval_count },
    ...{ minimum_cycles, product_id, title, unit_price_minor, is_tax_inclusive },
  }
  await insertOffer(sql, offer, subscriptionModule(container).clock.now())
  return offer
}

async function requireCart(sql: Knex, id: string): Promise<Cart> {
  const { rows } = await sql.raw<{ rows: Cart[] }>(
    `select c.region_id, c.currency_code, c.customer_id, u.has_account
       from cart c left join customer u on u.id = c.customer_id
      where c.id = ? and c.deleted_at is null and c.completed_at is null`,
    [id],
  )
  const [cart] = rows
  if (!cart) throw new CityosError('not_found', `There is no open cart ${id}.`)
  return cart
}
