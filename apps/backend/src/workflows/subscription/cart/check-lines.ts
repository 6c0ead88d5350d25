import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, LINE_TERMS_KEY } from '@cityos/contracts'
import { readOffers } from '../../../modules/subscription/store/offers'
import { connectionOf } from '../../connection'
import { isOnPlan, offerIdOf, planPart, priceInCart, requirePieces } from './line-terms'

interface NewLine {
  variant_id?: string | null | undefined
  quantity?: unknown
  unit_price?: unknown
  metadata?: Record<string, unknown> | null | undefined
}

/**
 * New lines that claim to be on a plan were offered it, for this cart and at this price: nobody writes their own terms.
 * @throws CityosError `validation_failed`.
 */
export async function requireOffered(
  container: MedusaContainer,
  cartId: string,
  lines: readonly NewLine[],
): Promise<void> {
  const claimed = lines.filter(({ metadata }) => isOnPlan(metadata))
  if (!claimed.length) return
  const ids = claimed.flatMap(({ metadata }) => offerIdOf(metadata) ?? [])
  const offers = new Map(
    (await readOffers(connectionOf(container), cartId, ids)).map((offer) => [offer.id, offer]),
  )
  for (const { metadata, variant_id, unit_price, quantity } of claimed) {
    const offer = offers.get(offerIdOf(metadata) ?? '')
    if (!offer || offer.variant_id !== variant_id || priceInCart(offer) !== unit_price) throw notYours()
    requirePieces(quantity)
  }
}

/** A cart begins without plans: they are added to it, one line after the other. @throws CityosError `validation_failed`. */
export function requireNoPlans(lines: readonly NewLine[]): void {
  if (!lines.some(({ metadata }) => isOnPlan(metadata))) return
  throw new CityosError(
    'validation_failed',
    'items: make the cart first, then add what is bought on a plan with POST /store/carts/:id/line-items.',
  )
}

/** What a line says of its plan stays as it was offered. @throws CityosError `validation_failed`. */
export function requireSamePlan(
  line: { metadata?: Record<string, unknown> | null } | undefined,
  update: { metadata?: Record<string, unknown> | null | undefined; quantity?: unknown },
): void {
  const { metadata, quantity } = update
  if (metadata !== undefined && planPart(metadata) !== planPart(line?.metadata)) throw notYours()
  if (quantity !== undefined && isOnPlan(line?.metadata)) requirePieces(quantity)
}

/** What is sold on plans keeps its currency: its price was offered in it. @throws CityosError `subscription_currency_mismatch`. */
export async function requireSameCurrency(
  container: MedusaContainer,
  cartId: string,
  regionId: string,
): Promise<void> {
  const { rows } = await connectionOf(container).raw<{ rows: { currency_code: string }[] }>(
    `select f.currency_code from cart_line_item i
       join subscription_offer f on f.id = i.metadata->'subscription'->>'offer_id' and f.cart_id = i.cart_id
      where i.cart_id = :cart and i.deleted_at is null
        and f.currency_code <> (select r.currency_code from region r where r.id = :region) limit 1`,
    { cart: cartId, region: regionId },
  )
  const [line] = rows
  if (!line) return
  throw new CityosError(
    'subscription_currency_mismatch',
    `region_id: the cart holds something on a plan in ${line.currency_code}. Take it out before the cart moves.`,
  )
}

const notYours = () =>
  new CityosError(
    'validation_failed',
    `metadata.${LINE_TERMS_KEY}: the shop writes on which terms a line is sold.`,
  )
