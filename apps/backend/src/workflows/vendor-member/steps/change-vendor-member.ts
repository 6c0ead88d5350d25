import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import type { Principal } from '@cityos/access'
import { systemClock } from '@cityos/calendar'
import { CityosError, type VendorRole } from '@cityos/contracts'
import { assertMayManage } from '../../../access/vendors/may-manage'
import { keepsAnOwner } from '../../../modules/vendor/domain/owners'
import type { VendorMemberRecord } from '../../vendor/vendor-module'

/** Another role, or none any longer. */
export interface VendorMemberChange {
  id: string
  vendorId: string
  caller: Principal
  role?: VendorRole
  remove?: boolean
}

type Row = Pick<VendorMemberRecord, 'id' | 'role' | 'status'>

/**
 * Gives somebody who works for a vendor another role, or takes them out; answers the row as it was.
 * @throws CityosError `not_found`, `forbidden`, `vendor_last_owner`.
 */
export const changeVendorMemberStep = createStep(
  'change-vendor-member',
  async (input: VendorMemberChange, { container }) => {
    const before = await change(container, input)
    return new StepResponse(before, before)
  },
  async (before, { container }) => {
    if (!before) return
    // Unless the same person has been invited anew meanwhile.
    await connectionOf(container).raw(
      `update vendor_member m set role = ?, status = ?, updated_at = now()
        where m.id = ? and not exists (select from vendor_member o where o.vendor_id = m.vendor_id
          and o.email = m.email and o.id <> m.id and o.status <> 'removed' and o.deleted_at is null)`,
      [before.role, before.status, before.id],
    )
  },
)

const connectionOf = (container: MedusaContainer) =>
  container.resolve(ContainerRegistrationKeys.PG_CONNECTION)

async function change(container: MedusaContainer, input: VendorMemberChange): Promise<Row> {
  const { id, vendorId, caller, remove = false } = input
  return connectionOf(container).transaction(async (trx) => {
    // All of them, in one order: two owners who take each other out meet here, and the second sees what the first did.
    const members: Row[] = await trx('vendor_member')
      .where({ vendor_id: vendorId })
      .whereNot({ status: 'removed' })
      .whereNull('deleted_at')
      .orderBy('id')
      .forUpdate()
      .select('id', 'role', 'status')
    const before = members.find((member) => member.id === id)
    if (!before) throw new CityosError('not_found', `There is no member ${id} of this vendor.`)
    const { role = before.role } = input
    for (const touched of new Set([before.role, role])) {
      await assertMayManage(caller, remove ? 'delete' : 'update', { vendor: vendorId, role: touched })
    }
    const status = remove ? 'removed' : before.status
    if (!keepsAnOwner(members, { id, role, status })) {
      throw new CityosError('vendor_last_owner', `Member ${id} is the last owner of the vendor.`)
    }
    await trx('vendor_member').where({ id }).update({ role, status, updated_at: systemClock.now() })
    return before
  })
}
