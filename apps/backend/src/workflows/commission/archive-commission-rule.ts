import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { COMMISSION_RULE_EVENTS } from '@cityos/contracts'
import { archiveCommissionRuleStep } from './steps/archive-commission-rule'

/** Takes a rule out of use for good; its versions stay, for the lines of the past. @throws CityosError `not_found`. */
export const archiveCommissionRuleWorkflow = createWorkflow(
  'archive-commission-rule',
  (input: { id: string }) => {
    const id = archiveCommissionRuleStep(input)
    emitEventStep({
      eventName: COMMISSION_RULE_EVENTS.deleted,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const commissionRuleArchived = createHook('commissionRuleArchived', { id })
    return new WorkflowResponse(id, { hooks: [commissionRuleArchived] })
  },
)
