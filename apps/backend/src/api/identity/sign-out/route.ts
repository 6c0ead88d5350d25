import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { identity } from '../../../http/identity/identity'

/** Leads to the provider's own sign-out, which asks, ends the session everywhere, and comes back to this host. */
export const GET = async ({ headers }: MedusaRequest, response: MedusaResponse) => {
  const { options } = await identity()
  const address = new URL(`${options.issuer}/protocol/openid-connect/logout`)
  address.searchParams.set('client_id', options.clientId)
  address.searchParams.set('post_logout_redirect_uri', options.signedOutUrl)
  address.searchParams.set('state', Buffer.from(headers.host ?? '').toString('base64url'))
  response.redirect(303, address.href)
}
