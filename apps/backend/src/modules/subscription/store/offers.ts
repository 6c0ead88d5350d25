import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { BillingInterval } from '@cityos/contracts'

/** A row of `subscription_offer`: what a piece costs on a plan, as a shopper saw it in their cart. */
export interface OfferRow {
  id: string
  cart_id: string
  plan_id: string
  plan_version: number
  plan_name: string
  interval: BillingInterval
  interval_count: number
  trial_days: number
  minimum_cycles: number
  product_id: string
  variant_id: string
  title: string
  currency_code: string
  unit_price_minor: bigint
  is_tax_inclusive: boolean
}

type Row = Omit<OfferRow, 'unit_price_minor'> & { unit_price_minor: string }

const COLUMNS = `f.id, f.cart_id, f.plan_id, f.plan_version, f.plan_name, f."interval", f.interval_count, f.trial_days,
  f.minimum_cycles, f.product_id, f.variant_id, f.title, f.currency_code, f.unit_price_minor, f.is_tax_inclusive`

const toOffer = (row: Row): OfferRow => ({ ...row, unit_price_minor: BigInt(row.unit_price_minor) })

export async function insertOffer(sql: Knex, offer: OfferRow, now: Date): Promise<void> {
  const unit_price_minor = String(offer.unit_price_minor)
  await sql('subscription_offer').insert({ ...offer, unit_price_minor, created_at: now })
}

/** Offers of a cart by their ids; none of another cart's. */
export async function readOffers(sql: Knex, cartId: string, ids: readonly string[]): Promise<OfferRow[]> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select ${COLUMNS} from subscription_offer f where f.cart_id = ? and f.id = any(?)`,
    [cartId, ids] as never,
  )
  return rows.map(toOffer)
}

/** The offer that a line of the cart holds for the same thing on the same terms. */
export async function findOfferInCart(
  sql: Knex,
  like: Pick<
    OfferRow,
    'cart_id' | 'variant_id' | 'plan_id' | 'plan_version' | 'trial_days' | 'currency_code'
  >,
): Promise<OfferRow | undefined> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select ${COLUMNS} from subscription_offer f
       join cart_line_item i on i.cart_id = f.cart_id and i.deleted_at is null
        and i.metadata->'subscription'->>'offer_id' = f.id
      where f.cart_id = :cart_id and f.variant_id = :variant_id and f.plan_id = :plan_id
        and f.plan_version = :plan_version and f.trial_days = :trial_days and f.currency_code = :currency_code
      order by f.id limit 1`,
    { ...like },
  )
  return rows.map(toOffer)[0]
}

/** Locks the offers of an order's cart that nothing has come of yet, so that a subscription begins once. */
export async function lockWaitingOffers(trx: Knex, orderId: string): Promise<OfferRow[]> {
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select ${COLUMNS} from subscription_offer f where f.subscription_id is null and f.cart_id in
        (select x.cart_id from order_cart x where x.order_id = ? and x.deleted_at is null)
      order by f.id for update of f`,
    [orderId],
  )
  return rows.map(toOffer)
}

/** What has come of offers; null where it is not to be after all. */
export async function bindOffers(trx: Knex, ids: readonly string[], subscription_id: string): Promise<void> {
  await trx('subscription_offer')
    .whereIn('id', [...ids])
    .update({ subscription_id })
}

export async function releaseOffers(trx: Knex, subscriptionId: string): Promise<void> {
  await trx('subscription_offer').where({ subscription_id: subscriptionId }).update({ subscription_id: null })
}

/** Forgets offers of carts that nobody has completed since. */
export async function removeOldOffers(sql: Knex, before: Date): Promise<void> {
  await sql.raw(
    `delete from subscription_offer f where f.subscription_id is null and f.created_at < ?
        and not exists (select from order_cart x where x.cart_id = f.cart_id and x.deleted_at is null)`,
    [before],
  )
}
