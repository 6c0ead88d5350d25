import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readDispute } from '../../../../http/disputes/dispute-response'

/** Reads a dispute with what falls on whom. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ dispute: await readDispute(request.scope, request.params['id'] as string) })
}
