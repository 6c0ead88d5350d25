import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { readOnboarding } from '../../../../../http/vendors/onboarding-response'

/** How far a vendor is. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ onboarding: await readOnboarding(request.scope, request.params['id'] as string) })
}
