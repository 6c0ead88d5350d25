import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { ReadSubscriptionReport } from '@cityos/contracts'
import { readChurn, reportSource } from '../../../../../http/subscription-reports/read-report'
import { sendReport } from '../../../../../http/subscription-reports/send-csv'

/** Sends who and what was lost, month by month, as CSV. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ReadSubscriptionReport
  sendReport(response, 'churn', await readChurn(await reportSource(request.scope), query))
}
