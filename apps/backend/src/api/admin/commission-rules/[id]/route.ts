import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateCommissionRule } from '@cityos/contracts'
import { callerOf } from '../../../../access/caller'
import { readCommissionRule } from '../../../../http/commission/rule-response'
import { archiveCommissionRuleWorkflow } from '../../../../workflows/commission/archive-commission-rule'
import { updateCommissionRuleWorkflow } from '../../../../workflows/commission/update-commission-rule'

const idOf = (request: MedusaRequest) => request.params['id'] as string

/** Reads one rule. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ commission_rule: await readCommissionRule(request.scope, idOf(request)) })
}

/** Gives a rule another version. */
export const POST = async (request: MedusaRequest<UpdateCommissionRule>, response: MedusaResponse) => {
  const id = idOf(request)
  await updateCommissionRuleWorkflow(request.scope).run({
    input: { id, update: request.validatedBody, by: callerOf(request).id },
  })
  response.json({ commission_rule: await readCommissionRule(request.scope, id) })
}

/** Takes a rule out of use. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = idOf(request)
  await archiveCommissionRuleWorkflow(request.scope).run({ input: { id } })
  response.json({ id, object: 'commission_rule', deleted: true })
}
