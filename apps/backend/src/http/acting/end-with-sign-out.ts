import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { endActingSessionWorkflow } from '../../workflows/acting-session/end-acting-session'
import { signInOf } from './sign-in-of'

/** Whoever signs out acts in no tenant any more, as far as this browser had begun it. */
export async function endWithSignOut(
  request: MedusaRequest,
  _response: MedusaResponse,
  next: MedusaNextFunction,
): Promise<void> {
  const signIn = signInOf(request)
  const { auth_context: who } =
    (request as { session?: { auth_context?: { actor_id?: string } } }).session ?? {}
  if (signIn && who?.actor_id && requireTenantId() === PLATFORM_TENANT_ID) {
    await endActingSessionWorkflow(request.scope).run({
      input: {
        which: { sign_in: signIn },
        because: 'signed_out',
        by: who.actor_id,
        requestId: String(request.headers['x-request-id']),
      },
    })
  }
  next()
}
