import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** Products that a channel sells. Counted in the link table: core's services would load what they count. */
export async function countProducts(container: MedusaContainer, salesChannelId: string): Promise<number> {
  return count(container, 'product_sales_channel', salesChannelId)
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
