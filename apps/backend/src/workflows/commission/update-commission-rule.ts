import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { COMMISSION_RULE_EVENTS } from '@cityos/contracts'
import { changeCommissionRuleStep, type CommissionRuleEdit } from './steps/change-commission-rule'

/**
 * Gives a rule another version, which counts for what is sold from now on.
 * @throws CityosError `not_found`, `commission_rule_changed`, `currency_unknown` and others that begin with `commission_`.
 */
export const updateCommissionRuleWorkflow = createWorkflow(
  'update-commission-rule',
  (input: CommissionRuleEdit) => {
    const id = changeCommissionRuleStep(input)
    emitEventStep({
      eventName: COMMISSION_RULE_EVENTS.updated,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const commissionRuleUpdated = createHook('commissionRuleUpdated', { id })
    return new WorkflowResponse(id, { hooks: [commissionRuleUpdated] })
  },
)
