import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { adminAddress, identity } from '../../../http/identity/identity'

/** Back from the provider's sign-out, on to the admin where it began. */
export const GET = async ({ query }: MedusaRequest, response: MedusaResponse) => {
  await identity()
  const host =
    typeof query.state === 'string' ? Buffer.from(query.state, 'base64url').toString('utf8') : undefined
  response.redirect(303, (await adminAddress(host)).href)
}
