import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, QueryContext } from '@medusajs/framework/utils'
import { allocate, toMajor } from '@cityos/money'
import { CycleBlocked } from '../../../../modules/subscription/domain/blocked'
import type { CycleRow } from '../../../../modules/subscription/store/cycles'
import type { ItemRow } from '../../../../modules/subscription/store/items'
import type { SubscriptionRow } from '../../../../modules/subscription/store/subscriptions'
import { connectionOf } from '../../../connection'
import { requireSellable } from '../../../tenant-store/require-sellable'
import type { WantedOrder } from '../context'

/** What Medusa's workflow makes an order of. */
export interface CycleOrderInput {
  id: string
  status: 'draft'
  is_draft_order: true
  [name: string]: unknown
}

/**
 * The order of a cycle, with the prices that were agreed and what its delivery costs today.
 * @throws CycleBlocked, CityosError where people have to act: a thing that is gone, a region of another currency, no
 * address, no price for the delivery.
 */
export async function orderInput(
  container: MedusaContainer,
  { id, subscription, items, cycle }: WantedOrder,
): Promise<CycleOrderInput> {
  const sql = connectionOf(container)
  const { currency_code, region_id, sales_channel_id, customer_id } = subscription
  await requireRegion(sql, subscription)
  await requireVariants(
    sql,
    items.map(({ variant_id }) => variant_id),
  )
  await requireSellable(container, {
    salesChannelId: sales_channel_id,
    regionId: region_id,
    variantIds: items.map(({ variant_id }) => variant_id),
  })
  const customer = (await sql('customer')
    .where({ id: customer_id })
    .whereNull('deleted_at')
    .first('email')) as { email: string | null } | undefined
  if (!customer) throw new CycleBlocked('customer_missing', `There is no customer ${customer_id} any more.`)
  return {
    ...{ id, status: 'draft', is_draft_order: true, no_notification: true },
    ...{ region_id, sales_channel_id, customer_id, currency_code },
    email: subscription.email ?? customer.email,
    ...(subscription.shipping_address && { shipping_address: { ...subscription.shipping_address } }),
    ...(subscription.billing_address && { billing_address: { ...subscription.billing_address } }),
    items: cycle.kind === 'change' ? restLines(items, cycle) : items.map((item) => line(item, currency_code)),
    shipping_methods: cycle.kind === 'change' ? [] : await shippingOf(container, subscription),
    metadata: {
      subscription_id: subscription.id,
      billing_cycle_id: cycle.id,
      billing_cycle_index: cycle.index,
    },
  }
}

const line = ({ variant_id, quantity, unit_price_minor, is_tax_inclusive }: ItemRow, currency: string) => ({
  ...{ variant_id, quantity, is_tax_inclusive, unit_price: toMajor(unit_price_minor, currency) },
})

/**
 * What a change of terms has left of a period, shared over the things by what they cost: each keeps its seller and its
 * taxes, and nothing is sent or set aside.
 */
function restLines(items: readonly ItemRow[], { items_minor, currency_code }: CycleRow): object[] {
  const weights = items.map(({ quantity, unit_price_minor }) => unit_price_minor * BigInt(quantity))
  return allocate(items_minor, weights).flatMap((share, i) => {
    const { product_id, title, is_tax_inclusive } = items[i]!
    const unit_price = toMajor(share, currency_code)
    const what = { product_id, title, quantity: 1, unit_price, is_tax_inclusive, requires_shipping: false }
    return share > 0n ? [what] : []
  })
}

async function requireRegion(
  sql: Knex,
  { region_id, currency_code, shipping_address }: SubscriptionRow,
): Promise<void> {
  const region = (await sql('region')
    .where({ id: region_id })
    .whereNull('deleted_at')
    .first('currency_code')) as { currency_code: string } | undefined
  if (!region) throw new CycleBlocked('region_missing', `There is no region ${region_id} any more.`)
  if (region.currency_code !== currency_code) {
    throw new CycleBlocked(
      'currency_mismatch',
      `The region ${region_id} sells in ${region.currency_code} by now, not in ${currency_code}.`,
    )
  }
  const country = shipping_address?.country_code
  if (!country) return
  const ships = await sql('region_country').where({ region_id, iso_2: country }).first('iso_2')
  if (!ships) throw new CycleBlocked('address_invalid', `The region ${region_id} has no ${country} any more.`)
}

async function requireVariants(sql: Knex, ids: readonly string[]): Promise<void> {
  const { rows } = await sql.raw<{ rows: { id: string }[] }>(
    `select w.id from unnest(?::text[]) w(id) where not exists (
       select from product_variant v join product p on p.id = v.product_id and p.deleted_at is null
        where v.id = w.id and v.deleted_at is null)`,
    [ids] as never,
  )
  const [gone] = rows
  if (gone) throw new CycleBlocked('variant_missing', `There is no variant ${gone.id} any more.`)
}

interface Option {
  name: string
  calculated_price?: { calculated_amount?: unknown; is_calculated_price_tax_inclusive?: boolean } | null
}

/** How it is sent, where the subscription says so, at today's price. */
async function shippingOf(
  container: MedusaContainer,
  { shipping_option_id: id, shipping_address, currency_code, region_id }: SubscriptionRow,
): Promise<object[]> {
  if (!id) return []
  if (!shipping_address?.country_code) {
    throw new CycleBlocked('address_missing', 'It is to be delivered, and has no address to deliver it to.')
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'shipping_option',
    fields: ['id', 'name', 'calculated_price.*'],
    filters: { id },
    context: { calculated_price: QueryContext({ currency_code, region_id }) },
  })
  const [option] = data as unknown as Option[]
  if (!option)
    throw new CycleBlocked('shipping_option_missing', `There is no shipping option ${id} any more.`)
  const amount = option.calculated_price?.calculated_amount
  if (amount === undefined || amount === null) {
    throw new CycleBlocked(
      'shipping_price_missing',
      `The shipping option ${id} has no price in ${currency_code}.`,
    )
  }
  const is_tax_inclusive = option.calculated_price?.is_calculated_price_tax_inclusive ?? false
  return [{ name: option.name, amount, is_tax_inclusive, shipping_option_id: id, data: {} }]
}
