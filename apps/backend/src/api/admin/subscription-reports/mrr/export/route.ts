import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReadSubscriptionReport } from '@cityos/contracts'
import { readMrr, reportSource } from '../../../../../http/subscription-reports/read-report'
import { sendReport } from '../../../../../http/subscription-reports/send-csv'

/** Sends what recurs, month by month, as CSV. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ReadSubscriptionReport
  sendReport(response, 'mrr', await readMrr(await reportSource(request.scope), query))
}
