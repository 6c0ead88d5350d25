import { Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { requireTenantId, PLATFORM_TENANT_ID } from '@cityos/medusa-tenancy'
import { leadingRole } from '../../modules/tenant/domain/member-roles'
import { invitationRoles } from '../../workflows/tenant-member/invitation-roles'
import { requireInvitable } from '../../workflows/tenant-member/require-invitable'
import type { Condition } from './condition'

/**
 * Core's own screen names no roles. What it may write beside the e-mail is where ours are kept. Core would also invite
 * a member, and the same person twice in another case.
 */
export const invitationWithoutRoles: Condition = async ({ request, may }) => {
  const body = (request.body ?? {}) as { roles?: unknown; metadata?: unknown; email?: unknown }
  if (body.roles !== undefined || body.metadata !== undefined) {
    throw new CityosError(
      'validation_failed',
      'roles, metadata: an invitation with roles is made by POST /admin/tenant/invitations.',
    )
  }
  // Whoever may not invite learns that first, from the row.
  if (typeof body.email !== 'string' || !(await may('invitation:create')).allowed) return undefined
  body.email = body.email.trim().toLowerCase()
  await requireInvitable(request.scope, body.email as string)
  return undefined
}

/** Sending an owner's invitation again, or taking it back, is for those who could have sent it. */
export const namedInvitation: Condition = async ({ request, params }) => {
  const [invite] = await request.scope.resolve(Modules.USER).listInvites({ id: params['id'] as string })
  const leading = leadingRole(requireTenantId() === PLATFORM_TENANT_ID)
  return invite && invitationRoles(invite).includes(leading) ? 'ownership:grant' : undefined
}
