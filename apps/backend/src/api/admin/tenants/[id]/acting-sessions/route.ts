import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { Modules } from '@medusajs/framework/utils'
import { CityosError, type OpenActingSession } from '@cityos/contracts'
import { recordReason } from '@cityos/medusa-tenancy'
import { callerOf } from '../../../../../access/caller'
import { readActingSession } from '../../../../../http/acting/acting-session-response'
import { signInOf } from '../../../../../http/acting/sign-in-of'
import { openActingSessionWorkflow } from '../../../../../workflows/acting-session/open-acting-session'
import { findTenant } from '../../../../../workflows/tenant/find-tenant'

/** Lets whoever asks act in this tenant for a while, for the reason that they give. */
export const POST = async (request: MedusaRequest<OpenActingSession>, response: MedusaResponse) => {
  const caller = callerOf(request)
  if (caller.kind !== 'user' || !caller.id) {
    throw new CityosError('forbidden', 'A key opens no session: it says why it acts in x-acting-reason.')
  }
  const { reason, duration_minutes, read_only } = request.validatedBody
  const tenant = await findTenant(request.scope, request.params['id'] as string)
  if (tenant.status === 'archived') {
    throw new CityosError('tenant_archived', `The tenant "${tenant.handle}" is archived.`)
  }
  const user = await request.scope.resolve(Modules.USER).retrieveUser(caller.id, { select: ['id', 'email'] })
  const input = {
    tenantId: tenant.id,
    actorId: caller.id,
    actorEmail: user.email,
    reason,
    durationMinutes: duration_minutes,
    readOnly: read_only ?? !caller.platformRoles.includes('super_admin'),
    signIn: signInOf(request),
  }
  response.locals['reason'] = reason
  const { result: id } = await recordReason(reason, async () =>
    openActingSessionWorkflow(request.scope).run({ input }),
  )
  response.status(201).json({ acting_session: await readActingSession(request.scope, id) })
}
