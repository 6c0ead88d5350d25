import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { savePayoutSettingsStep, type SavePayoutSettings } from './steps/save-settings'

/** Changes how vendors are paid, or one of them. @throws CityosError `not_found`. */
export const savePayoutSettingsWorkflow = createWorkflow(
  'save-payout-settings',
  (input: SavePayoutSettings) => {
    const vendorId = savePayoutSettingsStep(input)
    const payoutSettingsSaved = createHook('payoutSettingsSaved', { vendorId })
    return new WorkflowResponse(vendorId, { hooks: [payoutSettingsSaved] })
  },
)
