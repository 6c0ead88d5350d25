import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError, type Permission } from '@cityos/contracts'
import type { Condition } from './condition'

interface Row {
  name: string
}

/**
 * A store's channel is open exactly while the store is active, and lives as long as the store: opening, closing and
 * deleting it are done by what is done to the store.
 */
const fixed =
  (permission: Permission, touches: (body: Record<string, unknown>) => boolean): Condition =>
  async ({ request, params, may }) => {
    if (!touches((request.body ?? {}) as Record<string, unknown>)) return undefined
    // Whoever has no right on channels learns that first, from the row.
    if (!(await may(permission)).allowed) return undefined
    const connection = request.scope.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const store = await connection('tenant_store')
      .join('tenant_store_sales_channel as link', 'link.tenant_store_id', 'tenant_store.id')
      .where({ 'link.sales_channel_id': params['id'] as string })
      .whereNull('link.deleted_at')
      .whereNull('tenant_store.deleted_at')
      .first<Row | undefined>('tenant_store.name')
    if (!store) return undefined
    throw new CityosError(
      'store_channel_fixed',
      `This is the channel of the store "${store.name}": activate, pause, archive or delete the store instead.`,
    )
  }

export const openedChannel = fixed('sales_channel:update', (body) => 'is_disabled' in body)
export const deletedChannel = fixed('sales_channel:delete', () => true)
