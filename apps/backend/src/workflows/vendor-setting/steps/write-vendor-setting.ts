import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { ID_PREFIXES, newId, type UpdateVendorSetting, type VendorSetting } from '@cityos/contracts'
import { kycProvider } from '../../vendor/kyc-providers'
import { readVendorSetting } from '../read-vendor-setting'

/** Writes the tenant's one row; undone, it says again what held. @throws CityosError `validation_failed`. */
export const writeVendorSettingStep = createStep(
  'write-vendor-setting',
  async (update: UpdateVendorSetting, { container }) => {
    if (update.kyc_provider !== undefined) kycProvider(update.kyc_provider)
    const before = await readVendorSetting(container)
    await write(container, { ...before, ...update } as VendorSetting)
    return new StepResponse(undefined, before)
  },
  async (before, { container }) => {
    if (before) await write(container, before)
  },
)

async function write(container: MedusaContainer, setting: VendorSetting): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await connection('vendor_setting')
    .insert({ id: newId(ID_PREFIXES.vendor_setting), ...setting })
    .onConflict()
    .ignore()
  await connection('vendor_setting').update({ ...setting, updated_at: systemClock.now() })
}
