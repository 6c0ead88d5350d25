import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { vendorMe } from '../../../http/vendors/vendor-me'

/** Who am I, and what may I do for which vendor? */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await vendorMe(request as never))
}
