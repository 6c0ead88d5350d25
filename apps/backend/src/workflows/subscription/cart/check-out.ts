import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { toMinor } from '@cityos/money'
import { hasUsedTrial } from '../../../modules/subscription/store/trials'
import { connectionOf } from '../../connection'
import { requireChargeable } from './chargeable'

/** A line of a cart that says it is on a plan, and what is known of the offer that it names. */
interface Line {
  id: string
  price: { value: string }
  currency_code: string
  customer_id: string | null
  has_account: boolean
  /** Null where nothing of the kind was offered to this cart. */
  offer: {
    plan_id: string
    plan_name: string
    trial_days: number
    unit_price_minor: string
    currency_code: string
    is_sold: boolean
  } | null
}

const SQL = `
  select i.id, coalesce(i.raw_unit_price, jsonb_build_object('value', i.unit_price::text)) as price, c.currency_code,
         c.customer_id, coalesce(u.has_account, false) as has_account,
         case when f.id is not null then jsonb_build_object('plan_id', f.plan_id, 'plan_name', f.plan_name,
           'trial_days', f.trial_days, 'unit_price_minor', f.unit_price_minor::text, 'currency_code', f.currency_code,
           'is_sold', p.active and p.deleted_at is null and exists (select from subscription_plan_target t
              where t.plan_id = p.id and t.product_id = f.product_id and t.variant_id in ('', f.variant_id))) end as offer
    from cart c join cart_line_item i on i.cart_id = c.id and i.deleted_at is null
    left join customer u on u.id = c.customer_id
    left join subscription_offer f on f.cart_id = c.id and f.id = i.metadata->'subscription'->>'offer_id'
      and f.variant_id = i.variant_id
    left join subscription_plan p on p.id = f.plan_id
   where c.id = ? and (i.metadata->'subscription' is not null or i.metadata->'subscription_plan_id' is not null)
   order by i.created_at, i.id`

/**
 * Before a cart becomes an order: what is bought on plans is still sold on them, at the price that the shopper saw; whoever
 * buys it has an account, has no second trial, and pays in a way that can be charged again.
 * @throws CityosError `validation_failed`, `subscription_account_missing`, `subscription_plan_unfit`,
 * `subscription_currency_mismatch`, `subscription_trial_used`, `payment_method_missing`.
 */
export async function requireCheckout(container: MedusaContainer, cartId: string): Promise<void> {
  const sql = connectionOf(container)
  const { rows: lines } = await sql.raw<{ rows: Line[] }>(SQL, [cartId])
  const [first] = lines
  if (!first) return
  if (!first.has_account || !first.customer_id) {
    throw new CityosError(
      'subscription_account_missing',
      `The cart ${cartId} holds what is bought on a plan: that needs an account. Sign in and give the cart to it.`,
    )
  }
  for (const line of lines) requireOffer(line)
  await requireTrials(sql, first.customer_id, lines)
  if (lines.some(({ offer }) => !offer?.trial_days))
    await requireChargeable(container, cartId, first.customer_id)
}

function requireOffer({ id, price, currency_code, offer }: Line): void {
  if (!offer)
    throw new CityosError('validation_failed', `items: the line ${id} names terms that were not offered.`)
  if (!offer.is_sold) {
    throw new CityosError(
      'subscription_plan_unfit',
      `The plan ${offer.plan_id} (${offer.plan_name}) does not sell the line ${id} any more: take it out of the cart.`,
    )
  }
  if (offer.currency_code !== currency_code) {
    throw new CityosError(
      'subscription_currency_mismatch',
      `The line ${id} was offered in ${offer.currency_code}, and the cart is in ${currency_code}.`,
    )
  }
  const offered = offer.trial_days ? 0n : BigInt(offer.unit_price_minor)
  if (toMinor(price, currency_code) === offered) return
  throw new CityosError('validation_failed', `items: the line ${id} does not cost what was offered.`)
}

async function requireTrials(sql: Knex, customer_id: string, lines: readonly Line[]): Promise<void> {
  const plans = new Set(lines.flatMap(({ offer }) => (offer?.trial_days ? [offer.plan_id] : [])))
  for (const plan_id of plans) {
    if (await hasUsedTrial(sql, { customer_id, plan_id })) throw trialUsed(plan_id)
  }
}

export const trialUsed = (planId: string) =>
  new CityosError(
    'subscription_trial_used',
    `The customer has had a trial of the plan ${planId}. Add it again to buy it without one.`,
  )
