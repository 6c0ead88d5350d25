import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { currentEnvironment } from '../../../../env'
import { beginSignIn } from '../../../../http/identity/begin-sign-in'

/** Begins a sign-in of somebody who works for a vendor; it ends at the portal, and without one there is none. */
export const POST = async (request: MedusaRequest, response: MedusaResponse) => {
  if (!currentEnvironment().VENDOR_PORTAL_URL) throw new CityosError('not_found', 'Not found')
  await beginSignIn(request, response, 'vendor_member')
}
