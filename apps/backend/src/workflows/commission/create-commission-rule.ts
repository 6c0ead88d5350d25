import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { emitEventStep } from '@medusajs/medusa/core-flows'
import { COMMISSION_RULE_EVENTS } from '@cityos/contracts'
import { createCommissionRuleStep, type NewCommissionRule } from './steps/create-commission-rule'

/**
 * Makes a rule of the tenant in scope, which counts from its first version on, and answers its id.
 * @throws CityosError `not_found`, `currency_unknown` and those that begin with `commission_`.
 */
export const createCommissionRuleWorkflow = createWorkflow(
  'create-commission-rule',
  (input: NewCommissionRule) => {
    const id = createCommissionRuleStep(input)
    emitEventStep({
      eventName: COMMISSION_RULE_EVENTS.created,
      data: transform({ id }, ({ id }) => ({ id })),
    })
    const commissionRuleCreated = createHook('commissionRuleCreated', { id })
    return new WorkflowResponse(id, { hooks: [commissionRuleCreated] })
  },
)
