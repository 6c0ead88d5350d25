import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateVendorSetting } from '@cityos/contracts'
import { writeVendorSettingStep } from './steps/write-vendor-setting'

/** Changes how the tenant's marketplace works. @throws CityosError `validation_failed` for an unknown KYC provider. */
export const updateVendorSettingWorkflow = createWorkflow(
  'update-vendor-setting',
  (input: UpdateVendorSetting) => {
    writeVendorSettingStep(input)
    const vendorSettingUpdated = createHook('vendorSettingUpdated', { input })
    return new WorkflowResponse(undefined, { hooks: [vendorSettingUpdated] })
  },
)
