import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import {
  CityosError,
  type ListVendorNotifications,
  type VendorNotification,
  type VendorNotificationList,
} from '@cityos/contracts'
import type { VendorMembership } from '../../access/vendors/memberships'
import { kindsFor } from '../../modules/vendor/domain/notification-audience'
import { vendorModule } from '../../workflows/vendor/vendor-module'
import { listPage } from '../paging'
import { countUnread } from './count-unread'

type Row = Omit<VendorNotification, 'read_at' | 'created_at'> & { read_at: Date | null; created_at: Date }

/** Whose they are, and what their role sees. */
const ownOf = ({ member_id, vendor_id, role }: VendorMembership) => ({
  ...{ member_id, vendor_id },
  kind: kindsFor(role),
})

/** One page of somebody's own notifications, newest first. */
export async function listNotifications(
  container: MedusaContainer,
  member: VendorMembership,
  { unread, kind, ...page }: ListVendorNotifications,
): Promise<VendorNotificationList> {
  const service = vendorModule(container)
  const own = ownOf(member)
  const found = await listPage<Row>(
    async (where, config) => (await service.listAndCountVendorNotifications(where, config)) as never,
    {
      ...own,
      ...(kind && { kind: own.kind.filter((one) => one === kind) }),
      ...(unread && { read_at: unread === 'true' ? null : { $ne: null } }),
    },
    { ...page, order: '-created_at' },
  )
  const db = container.resolve(ContainerRegistrationKeys.PG_CONNECTION) as unknown as Knex
  return {
    notifications: found.rows.map(toNotification),
    ...found.page,
    unread_count: await countUnread(db, member),
  }
}

/** @throws CityosError `not_found`, for somebody else's as well. */
export async function readNotification(
  container: MedusaContainer,
  member: VendorMembership,
  id: string,
): Promise<VendorNotification> {
  const [row] = await vendorModule(container).listVendorNotifications({ ...ownOf(member), id } as never)
  if (!row) throw new CityosError('not_found', `There is no notification ${id}.`)
  return toNotification(row as unknown as Row)
}

function toNotification({
  id,
  vendor_id,
  kind,
  subject_id,
  data,
  read_at,
  created_at,
}: Row): VendorNotification {
  return {
    ...{ id, vendor_id, kind, subject_id, data },
    read_at: read_at && new Date(read_at).toISOString(),
    created_at: new Date(created_at).toISOString(),
  }
}
