import type { Knex } from '@medusajs/framework/mikro-orm/knex'

/** A row of `subscription_item`, whose price is frozen. */
export interface ItemRow {
  id: string
  subscription_id: string
  position: number
  product_id: string
  variant_id: string
  title: string
  quantity: number
  unit_price_minor: bigint
  is_tax_inclusive: boolean
}

type Row = Omit<ItemRow, 'unit_price_minor'> & { unit_price_minor: string }

export async function insertItems(trx: Knex, items: readonly ItemRow[], now: Date): Promise<void> {
  await trx('subscription_item').insert(
    items.map((item) => ({
      ...item,
      unit_price_minor: String(item.unit_price_minor),
      ...{ created_at: now, updated_at: now },
    })),
  )
}

/** The things of subscriptions, in their order. */
export async function readItems(sql: Knex, subscriptionIds: readonly string[]): Promise<ItemRow[]> {
  const { rows } = await sql.raw<{ rows: Row[] }>(
    `select id, subscription_id, position, product_id, variant_id, title, quantity, unit_price_minor, is_tax_inclusive
       from subscription_item where subscription_id = any(?) order by subscription_id, position`,
    [subscriptionIds] as never,
  )
  return rows.map((row) => ({ ...row, unit_price_minor: BigInt(row.unit_price_minor) }))
}

/** How many pieces of each there are from now on. */
export async function writeQuantities(
  trx: Knex,
  quantities: readonly { id: string; quantity: number }[],
  now: Date,
): Promise<void> {
  for (const { id, quantity } of quantities) {
    await trx('subscription_item').where({ id }).update({ quantity, updated_at: now })
  }
}

/** What each costs and how many pieces of it there are from now on. */
export async function writeTerms(
  trx: Knex,
  items: readonly Pick<ItemRow, 'id' | 'quantity' | 'unit_price_minor' | 'is_tax_inclusive'>[],
  now: Date,
): Promise<void> {
  for (const { id, quantity, unit_price_minor, is_tax_inclusive } of items) {
    const price = String(unit_price_minor)
    await trx('subscription_item')
      .where({ id })
      .update({ quantity, unit_price_minor: price, is_tax_inclusive, updated_at: now })
  }
}

/** What the things cost together for one period, in minor units. */
export function amountOf(items: readonly Pick<ItemRow, 'quantity' | 'unit_price_minor'>[]): bigint {
  return items.reduce((sum, { quantity, unit_price_minor }) => sum + BigInt(quantity) * unit_price_minor, 0n)
}
