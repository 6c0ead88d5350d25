import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'

/**
 * The id of the tenant's own vendor, made when it is first needed; whoever comes at the same moment gets the same one.
 * Its handle is "house", or one with its id's end where somebody had that name before it was kept for this.
 */
export async function houseVendor(trx: Knex, name: string): Promise<string> {
  const id = newId(ID_PREFIXES.vendor)
  await trx.raw(
    `insert into vendor (id, tenant_id, handle, name, status, kyc_status, is_house)
     select ?, ?, case when exists (select from vendor where handle = 'house') then ? else 'house' end, ?,
            'approved', 'verified', true
     on conflict do nothing`,
    [id, requireTenantId(), `house-${id.slice(-6).toLowerCase()}`, name],
  )
  const { rows } = await trx.raw<{ rows: { id: string }[] }>(
    `select id from vendor where is_house and deleted_at is null`,
  )
  const [house] = rows
  if (!house) throw new Error('The tenant has no vendor of its own, and none can be made.')
  return house.id
}
