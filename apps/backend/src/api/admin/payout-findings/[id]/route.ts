import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readFinding } from '../../../../http/payouts/reconciliation-response'

/** Reads a difference with what either side says. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ payout_finding: await readFinding(request.scope, request.params['id'] as string) })
}
