import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReadSubscriptionReport } from '@cityos/contracts'
import { readMrr, reportSource } from '../../../../http/subscription-reports/read-report'

/** Tells what recurs, month by month. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ReadSubscriptionReport
  response.json({ subscription_mrr: await readMrr(await reportSource(request.scope), query) })
}
