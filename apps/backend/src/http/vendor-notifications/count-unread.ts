import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { VendorMembership } from '../../access/vendors/memberships'
import { kindsFor } from '../../modules/vendor/domain/notification-audience'

/** How many notifications somebody has not read yet, of those that their role sees. */
export async function countUnread(
  db: Knex,
  { member_id, role }: Pick<VendorMembership, 'member_id' | 'role'>,
): Promise<number> {
  const { rows } = await db.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from vendor_notification
      where member_id = ? and read_at is null and kind = any(?::text[])`,
    [member_id, kindsFor(role)],
  )
  return rows[0]!.n
}
