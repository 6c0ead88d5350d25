import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { acceptInviteWorkflow } from '@medusajs/medusa/core-flows'
import { createMemberStep } from './steps/create-member'
import { readAcceptedRolesStep } from './steps/read-accepted-roles'
import { rememberLoginStep } from './steps/remember-login'

interface Input {
  invite_token: string
  auth_identity_id: string
  user: { email?: string; first_name?: string; last_name?: string }
}

/**
 * Makes a user, and a member with the invitation's roles, of whoever holds its token; or neither.
 * @throws CityosError `invitation_invalid`, `limit_exceeded`.
 */
export const acceptInvitationWorkflow = createWorkflow('accept-invitation', (input: Input) => {
  const roles = readAcceptedRolesStep(input.invite_token)
  rememberLoginStep(input.auth_identity_id)
  const users = acceptInviteWorkflow.runAsStep({ input })
  const member = createMemberStep(
    transform({ users, roles }, ({ users, roles }) => ({ userId: users[0]!.id, roles })),
  )
  const memberJoined = createHook('memberJoined', { member })
  return new WorkflowResponse(
    transform({ users }, ({ users }) => users[0]!),
    { hooks: [memberJoined] },
  )
})
