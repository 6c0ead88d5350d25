import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type ApplyAsVendor } from '@cityos/contracts'
import { readVendorSetting } from '../vendor-setting/read-vendor-setting'
import { createVendorWorkflow } from './create-vendor'

/**
 * Makes a draft for somebody who wants to sell, where the tenant lets anybody apply, and invites them to go on.
 * @throws CityosError `vendor_applications_closed`, `vendor_handle_taken`, `limit_exceeded`.
 */
export async function applyAsVendor(container: MedusaContainer, application: ApplyAsVendor): Promise<string> {
  const { applications_open } = await readVendorSetting(container)
  if (!applications_open) {
    throw new CityosError('vendor_applications_closed', 'No applications of vendors are taken here.')
  }
  return (await createVendorWorkflow(container).run({ input: application })).result.id
}
