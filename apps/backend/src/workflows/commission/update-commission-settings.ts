import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import type { UpdateCommissionSettings } from '@cityos/contracts'
import { writeCommissionSettingsStep } from './steps/write-commission-settings'

/** Changes what holds for all commission of the tenant in scope, for what is sold from now on. */
export const updateCommissionSettingsWorkflow = createWorkflow(
  'update-commission-settings',
  (input: UpdateCommissionSettings) => {
    const settings = writeCommissionSettingsStep(input)
    const commissionSettingsUpdated = createHook('commissionSettingsUpdated', { settings })
    return new WorkflowResponse(settings, { hooks: [commissionSettingsUpdated] })
  },
)
