import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { localDateOf } from '@cityos/calendar'
import { ID_PREFIXES, newIds } from '@cityos/contracts'
import {
  groupBySubscription,
  paidAmounts,
  type SoldGroup,
  type SoldLine,
} from '../../../modules/subscription/domain/checkout'
import type { ItemRow } from '../../../modules/subscription/store/items'
import {
  bindOffers,
  lockWaitingOffers,
  releaseOffers,
  type OfferRow,
} from '../../../modules/subscription/store/offers'
import { draftOf } from '../create/plan-subscription'
import { takeBack, writeSubscription } from '../create/write-subscription'
import { methodAfter } from './chargeable'
import { trialUsed } from './check-out'
import { readPlacedOrder, type PlacedLine, type PlacedOrder } from './placed-order'

type Line = SoldLine &
  Pick<OfferRow, 'product_id' | 'title'> &
  Pick<PlacedLine, 'shipping_profile_id'> & { offer: OfferRow }

/**
 * Begins what an order was bought on plans, in the caller's transaction: its first cycle is paid by the order, or comes
 * after the trial. However often and by how many it is called, each offer becomes one subscription. Answers the ids.
 * @throws CityosError `subscription_trial_used` where another cart of the customer was faster.
 */
export async function beginFromOrder(trx: Knex, orderId: string, now: Date): Promise<string[]> {
  const waiting = new Map((await lockWaitingOffers(trx, orderId)).map((offer) => [offer.id, offer]))
  if (!waiting.size) return []
  const order = await readPlacedOrder(trx, orderId)
  if (!order?.customer_id) return []
  const lines = order.lines.flatMap((line) => {
    const offer = waiting.get(line.offer_id)
    return offer ? [soldLine(line, offer)] : []
  })
  const ids: string[] = []
  for (const group of groupBySubscription(lines)) ids.push(await beginOne(trx, order, group, now))
  return ids
}

function soldLine(line: PlacedLine, offer: OfferRow): Line {
  const { plan_id, plan_version, trial_days, variant_id, product_id, title, unit_price_minor } = offer
  return {
    ...{ offer, offer_id: offer.id, plan_id, plan_version, trial_days, variant_id, product_id, title },
    ...{ unit_price_minor, is_tax_inclusive: line.is_tax_inclusive },
    quantity: Number(line.quantity.value),
    tax_minor: BigInt(line.tax_minor),
    total_minor: BigInt(line.total_minor),
    shipping_profile_id: line.shipping_profile_id,
  }
}

async function beginOne(
  trx: Knex,
  order: PlacedOrder,
  { lines, offers }: SoldGroup<Line>,
  now: Date,
): Promise<string> {
  const { offer } = lines[0]!
  const { email, region_id, sales_channel_id, store_id, time_zone, currency_code } = order
  const { shipping_address, billing_address } = order
  const customer_id = order.customer_id!
  const row = draftOf(
    { ...offer, id: offer.plan_id, version: offer.plan_version, name: offer.plan_name },
    { starts_on: localDateOf(now, time_zone), trialDays: offer.trial_days },
    {
      ...{ customer_id, email, currency_code, region_id, sales_channel_id, store_id, time_zone },
      ...{ shipping_option_id: optionFor(order, lines), shipping_address, billing_address, metadata: {} },
      ...{ created_by: customer_id, order_id: order.id, ...methodAfter(order.payment) },
    },
  )
  const paid = row.trial_ends_on ? null : { order_id: order.id, amounts: paidAmounts(lines) }
  const how = { now, actor: customer_id, begins: true, paid }
  const { hasHadTrial } = await writeSubscription(trx, { row, items: itemsOf(row.id, lines) }, how)
  if (hasHadTrial) throw trialUsed(offer.plan_id)
  await bindOffers(trx, offers, row.id)
  return row.id
}

/** How it goes where these things go, as the order has it; of several ways the first thing's. */
function optionFor({ shipping }: PlacedOrder, [line]: readonly Line[]): string | null {
  const fit = shipping.find(({ profile_id }) => profile_id === line!.shipping_profile_id) ?? shipping[0]
  return fit?.option_id ?? null
}

function itemsOf(subscription_id: string, lines: readonly Line[]): ItemRow[] {
  const ids = newIds(ID_PREFIXES.subscription_item, lines.length)
  return lines.map(
    ({ product_id, variant_id, title, quantity, unit_price_minor, is_tax_inclusive }, index) => ({
      ...{ id: ids[index]!, subscription_id, position: index + 1, product_id, variant_id, title },
      ...{ quantity, unit_price_minor, is_tax_inclusive },
    }),
  )
}

/** The order is not to be: neither is what began with it, and its cart may be completed again. */
export async function takeBackFromOrder(trx: Knex, orderId: string, now: Date): Promise<void> {
  const begun = (await trx('subscription').where({ order_id: orderId }).select('id')) as { id: string }[]
  for (const { id } of begun) {
    await releaseOffers(trx, id)
    await takeBack(trx, id, now)
  }
}
