import type { Message } from '@cityos/bridge'
import { VendorState } from '@cityos/contracts'
import type { PayloadTransaction } from '../database/payload-transaction'
import { needTenant } from './needs-tenant'
import { mirrorRow, removeRow } from './row'

export async function mirrorVendor(tx: PayloadTransaction, message: Message): Promise<void> {
  const { entity_id: id, tenant_id: tenant, data, version } = message
  if (data === null) return removeRow(tx, 'vendors', { id, tenant })
  const { name, handle, status, description, logo, country } = VendorState.parse(data)
  await needTenant(tx, tenant)
  const fields = { name, handle, status, description, logo, country, mirrorVersion: version }
  const isNew = await mirrorRow(tx, 'vendors', { id, tenant, ...fields })
  if (!isNew) return
  // Its products may have come first.
  await tx.query(
    'update products set vendor_id = $2 where tenant_id = $1 and medusa_vendor_id = $2 and vendor_id is null',
    [tenant, id],
  )
}
