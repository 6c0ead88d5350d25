import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { beginSignIn } from '../../../../http/identity/begin-sign-in'

/** Begins a sign-in of staff. */
export const POST = (request: MedusaRequest, response: MedusaResponse) =>
  beginSignIn(request, response, 'user')
