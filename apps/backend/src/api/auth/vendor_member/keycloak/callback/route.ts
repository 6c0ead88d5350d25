import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { vendorMembershipsOf } from '../../../../../access/vendors/memberships'
import { finishSignIn } from '../../../../../http/identity/finish-sign-in'
import { signInToken } from '../../../../../http/identity/sign-in-token'

/** Ends a sign-in: the answer of the provider becomes a token of the person, if they work for a vendor of the tenant. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const signedIn = await finishSignIn(request, response, 'vendor_member')
  const { subject, provedEmail } = signedIn
  const [membership] = await vendorMembershipsOf(request.scope, { subject, provedEmail })
  if (!membership) throw new CityosError('membership_missing', 'You work for no vendor of this tenant.')
  // Nothing of it is kept with the account: a token that core renews by that names nobody, and opens nothing.
  const actor = { type: 'vendor_member', id: subject, app_metadata: {} } as const
  response.json({ token: signInToken(request, actor, signedIn) })
}
