import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { describePurge } from '../../../../../workflows/tenant-operation/describe-purge'

/** Answers what a purge would remove, and the token that confirms it. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ confirmation: await describePurge(request.scope, request.params['id'] as string) })
}
