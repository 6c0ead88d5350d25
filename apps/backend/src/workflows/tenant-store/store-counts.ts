import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** Products that a channel sells. Counted in the link table: core's services would load what they count. */
export async function countProducts(container: MedusaContainer, salesChannelId: string): Promise<number> {
  return count(container, 'product_sales_channel', salesChannelId)
}

const PRICED_SQL = `
  select count(*) from product_sales_channel l
    join product p on p.id = l.product_id and p.status = 'published' and p.deleted_at is null
   where l.sales_channel_id = :channel and l.deleted_at is null
     and exists (select from product_variant v
                   join product_variant_price_set s on s.variant_id = v.id and s.deleted_at is null
                   join price on price.price_set_id = s.price_set_id
                  where v.product_id = p.id and v.deleted_at is null and price.deleted_at is null
                    and price.price_list_id is null and lower(price.currency_code) = any(:currencies))`

/** Products of a channel that are published and have a price in one of these currencies. */
export async function countPriced(
  container: MedusaContainer,
  channel: string,
  currencies: readonly string[],
): Promise<number> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const { rows } = (await connection.raw(PRICED_SQL, { channel, currencies: [...currencies] as never })) as {
    rows: { count: string }[]
  }
  return Number(rows[0]?.count ?? 0)
}

/** Orders ever placed in a channel, canceled ones included. */
export async function countOrders(container: MedusaContainer, salesChannelId: string): Promise<number> {
  return count(container, 'order', salesChannelId)
}

async function count(container: MedusaContainer, table: string, sales_channel_id: string): Promise<number> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = (await connection(table)
    .count('* as count')
    .where({ sales_channel_id, deleted_at: null })) as {
    count: string
  }[]
  return Number(rows[0]?.count ?? 0)
}
