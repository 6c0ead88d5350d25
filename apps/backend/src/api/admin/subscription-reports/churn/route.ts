import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReadSubscriptionReport } from '@cityos/contracts'
import { readChurn, reportSource } from '../../../../http/subscription-reports/read-report'

/** Tells who and what was lost, month by month. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ReadSubscriptionReport
  response.json({ subscription_churn: await readChurn(await reportSource(request.scope), query) })
}
