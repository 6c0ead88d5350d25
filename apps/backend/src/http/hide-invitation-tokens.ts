import type { NextFunction, Request, Response } from 'express'
import { ROLE_PERMISSIONS, type Grantee } from '@cityos/contracts'
import { callerOf } from '../access/caller'
import { mayAssign } from '../modules/tenant/domain/member-roles'
import { invitationRoles } from '../workflows/tenant-member/invitation-roles'

interface Invite {
  token?: string
  metadata?: Record<string, unknown> | null
}

/**
 * Takes the token out of what core's invitation routes answer, unless the caller could have sent the invitation:
 * whoever holds the token of an owner's invitation becomes an owner.
 */
export function hideInvitationTokens(request: Request, response: Response, next: NextFunction): void {
  const caller = callerOf(request)
  const json = response.json.bind(response)
  response.json = (body: { invite?: Invite; invites?: Invite[] }) => {
    for (const invite of [body?.invite ?? [], body?.invites ?? []].flat()) {
      if (!maySend(caller, invite)) delete invite.token
    }
    return json(body)
  }
  next()
}

function maySend(caller: Grantee[], invite: Invite): boolean {
  const sends = caller.some((grantee) => ROLE_PERMISSIONS[grantee].has('invitation:create'))
  // Without the metadata, which the caller may leave out of the answer, the roles are unknown.
  return sends && invite.metadata !== undefined && mayAssign(caller, invitationRoles(invite))
}
