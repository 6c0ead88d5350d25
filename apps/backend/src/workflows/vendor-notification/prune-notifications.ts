import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'

/** What was told half a year ago is no news, whether somebody has read it or not; the rows that it told of stay. */
const NOTIFICATION_RETENTION_DAYS = 180

const DAY_MS = 86_400_000
/** Rows of one statement: whoever reads meanwhile does not wait. */
const PAGE = 5_000

/** Removes the old notifications of the tenant in scope; answers how many. */
export async function pruneNotifications(container: MedusaContainer, now: Date): Promise<number> {
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  const before = new Date(now.getTime() - NOTIFICATION_RETENTION_DAYS * DAY_MS)
  for (let removed = 0; ;) {
    const { rowCount } = await db.raw<{ rowCount: number }>(
      `delete from vendor_notification where id in
         (select id from vendor_notification where created_at < ? order by created_at limit ${PAGE})`,
      [before],
    )
    removed += rowCount
    if (rowCount < PAGE) return removed
  }
}
