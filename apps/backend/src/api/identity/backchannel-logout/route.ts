import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'
import { isTokenError } from '@cityos/identity'
import { identity } from '../../../http/identity/identity'
import { endIdentitySessionWorkflow } from '../../../workflows/identity/end-identity-session'

/** The provider tells that a session has ended (OpenID Connect Back-Channel Logout 1.0). The token is the proof. */
export const POST = async ({ body, scope }: MedusaRequest, response: MedusaResponse) => {
  const { verifyLogout } = await identity()
  const token = (body as { logout_token?: unknown } | undefined)?.logout_token
  const { sid } = await verifyLogout(typeof token === 'string' ? token : '').catch((error: unknown) => {
    if (!isTokenError(error)) throw error
    const ours = error.code === 'keys_unavailable'
    throw new CityosError(
      ours ? 'identity_unavailable' : 'validation_failed',
      'The logout token is refused.',
      {
        code: error.code,
      },
    )
  })
  await endIdentitySessionWorkflow(scope).run({ input: { sid } })
  response.setHeader('cache-control', 'no-store')
  response.status(200).end()
}
