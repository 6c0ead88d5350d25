import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateCommissionRule, ListCommissionRules } from '@cityos/contracts'
import { callerOf } from '../../../access/caller'
import { listCommissionRules, readCommissionRule } from '../../../http/commission/rule-response'
import { createCommissionRuleWorkflow } from '../../../workflows/commission/create-commission-rule'

/** Lists the rules by which vendors are charged. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListCommissionRules
  response.json(await listCommissionRules(request.scope, query))
}

/** Makes a rule. */
export const POST = async (request: MedusaRequest<CreateCommissionRule>, response: MedusaResponse) => {
  const { result: id } = await createCommissionRuleWorkflow(request.scope).run({
    input: { rule: request.validatedBody, by: callerOf(request).id },
  })
  response.status(201).json({ commission_rule: await readCommissionRule(request.scope, id) })
}
