import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { replayCommissionLine } from '../../../../../http/commission/replay-line'

/** Computes a line of the past again, and compares. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ replay: await replayCommissionLine(request.scope, request.params['id'] as string) })
}
