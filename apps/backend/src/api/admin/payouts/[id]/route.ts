import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readPayout } from '../../../../http/payouts/payout-response'

/** Reads a payout with its attempts and what it pays. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ payout: await readPayout(request.scope, request.params['id'] as string) })
}
