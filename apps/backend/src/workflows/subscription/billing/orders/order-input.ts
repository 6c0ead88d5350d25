import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, generateEntityId, QueryContext } from '@medusajs/framework/utils'
import { CycleBlocked } from '../../../../modules/subscription/domain/blocked'
import type { SubscriptionRow } from '../../../../modules/subscription/store/subscriptions'
import { connectionOf } from '../../../connection'
import { requireSellable } from '../../../tenant-store/require-sellable'
import type { WantedOrder } from '../context'
import { newTry } from './own-order'
import { periodLines, readTaxed, readVariants, restLines, type OrderLine, type Variant } from './order-lines'

/** What an order of a cycle is made of. */
export interface CycleOrderInput {
  order: {
    id: string
    status: 'draft'
    is_draft_order: true
    sales_channel_id: string | null
    items: OrderLine[]
    shipping_methods: { id: string; [name: string]: unknown }[]
    metadata: { billing_try: string; [name: string]: unknown }
    [name: string]: unknown
  }
  variants: Variant[]
  /** What taxes depend on besides the order. */
  taxed: {
    region: { automatic_taxes: boolean }
    customer: { id: string; email: string | null; groups: { id: string }[] }
  }
  /** The shop has promotions that apply by themselves. */
  is_promoted: boolean
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
  const isPeriod = cycle.kind !== 'change'
  const variantIds = items.map(({ variant_id }) => variant_id)
  const region = await requireRegion(sql, subscription)
  await requireVariants(sql, variantIds)
  await requireSellable(container, { salesChannelId: sales_channel_id, regionId: region_id, variantIds })
  const { customer, is_promoted } = await readBuyer(sql, customer_id)
  // Of what is left of a period nothing is set aside.
  const variants = isPeriod ? await readVariants(container, variantIds) : []
  const productIds = items.map(({ product_id }) => product_id)
  const lines = isPeriod
    ? periodLines(items, variants, currency_code)
    : restLines(items, await readTaxed(sql, productIds), cycle)
  const order: CycleOrderInput['order'] = {
    ...{ id, status: 'draft', is_draft_order: true, no_notification: true },
    ...{ region_id, sales_channel_id, customer_id, currency_code },
    email: subscription.email ?? customer.email,
    ...(subscription.shipping_address && { shipping_address: { ...subscription.shipping_address } }),
    ...(subscription.billing_address && { billing_address: { ...subscription.billing_address } }),
    items: lines,
    shipping_methods: isPeriod ? await shippingOf(container, subscription) : [],
    metadata: {
      subscription_id: subscription.id,
      billing_cycle_id: cycle.id,
      billing_cycle_index: cycle.index,
      billing_try: newTry(),
    },
  }
  return { order, variants, taxed: { region, customer }, is_promoted }
}

type Buyer = CycleOrderInput['taxed']['customer']

/** Who buys, with what taxes and promotions may depend on. */
async function readBuyer(sql: Knex, id: string): Promise<{ customer: Buyer; is_promoted: boolean }> {
  const { rows } = await sql.raw<{
    rows: { email: string | null; groups: string[]; is_promoted: boolean }[]
  }>(
    `select c.email, array(select g.customer_group_id from customer_group_customer g
                            where g.customer_id = c.id and g.deleted_at is null) as groups,
            exists (select from promotion p where p.is_automatic and p.deleted_at is null) as is_promoted
       from customer c where c.id = ? and c.deleted_at is null`,
    [id],
  )
  const [found] = rows
  if (!found) throw new CycleBlocked('customer_missing', `There is no customer ${id} any more.`)
  const { email, groups, is_promoted } = found
  return { customer: { id, email, groups: groups.map((group) => ({ id: group })) }, is_promoted }
}

interface Region {
  currency_code: string
  automatic_taxes: boolean
}

async function requireRegion(
  sql: Knex,
  { region_id, currency_code, shipping_address }: SubscriptionRow,
): Promise<{ automatic_taxes: boolean }> {
  const region = (await sql('region')
    .where({ id: region_id })
    .whereNull('deleted_at')
    .first('currency_code', 'automatic_taxes')) as Region | undefined
  if (!region) throw new CycleBlocked('region_missing', `There is no region ${region_id} any more.`)
  if (region.currency_code !== currency_code) {
    throw new CycleBlocked(
      'currency_mismatch',
      `The region ${region_id} sells in ${region.currency_code} by now, not in ${currency_code}.`,
    )
  }
  const country = shipping_address?.country_code
  if (!country) return region
  const ships = await sql('region_country').where({ region_id, iso_2: country }).first('iso_2')
  if (!ships) throw new CycleBlocked('address_invalid', `The region ${region_id} has no ${country} any more.`)
  return region
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
): Promise<CycleOrderInput['order']['shipping_methods']> {
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
  const method = { name: option.name, amount, is_tax_inclusive, shipping_option_id: id, data: {} }
  return [{ id: generateEntityId(undefined, 'ordsm'), ...method }]
}
