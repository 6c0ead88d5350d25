import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { actorOfState, hostOfState } from '@cityos/identity'
import { adminAddress, identity, portalAddress } from '../../../http/identity/identity'

const PASSED_ON = ['code', 'state', 'iss', 'session_state', 'error', 'error_description']

/**
 * The one address that the provider leads back to, for every tenant. It decides nothing: it takes the answer to the
 * admin where the sign-in began, or to the vendors' portal, whose browser's cookie alone can use it.
 */
export const GET = async ({ query }: MedusaRequest, response: MedusaResponse) => {
  await identity()
  const state = typeof query.state === 'string' ? query.state : ''
  const lead = actorOfState(state) === 'vendor_member' ? portalAddress : adminAddress
  const address = await lead(hostOfState(state))
  address.searchParams.set('auth_provider', 'keycloak')
  for (const name of PASSED_ON) {
    const value = query[name]
    if (typeof value === 'string') address.searchParams.set(name, value)
  }
  response.setHeader('referrer-policy', 'no-referrer')
  response.redirect(303, address.href)
}
