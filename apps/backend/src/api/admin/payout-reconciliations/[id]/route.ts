import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readReconciliation } from '../../../../http/payouts/reconciliation-response'

/** Reads a comparison: what it compared, and how many differences of each class it found. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  response.json({ payout_reconciliation: await readReconciliation(request.scope, id) })
}
