import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ListCommissionRuleVersions } from '@cityos/contracts'
import { listCommissionRuleVersions } from '../../../../../http/commission/version-response'

/** Lists what a rule has said, the newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as unknown as ListCommissionRuleVersions
  response.json(await listCommissionRuleVersions(request.scope, request.params['id'] as string, query))
}
