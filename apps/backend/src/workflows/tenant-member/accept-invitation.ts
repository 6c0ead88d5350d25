import { InviteWorkflowEvents } from '@medusajs/framework/utils'
import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createUsersWorkflow, emitEventStep } from '@medusajs/medusa/core-flows'
import { claimInvitationStep } from './steps/claim-invitation'
import { createMemberStep } from './steps/create-member'
import { linkLoginStep } from './steps/link-login'

interface Input {
  invite_token: string
  auth_identity_id: string
  user: { first_name?: string | null; last_name?: string | null }
}

/**
 * Makes a user, and a member with the invitation's roles, of whoever holds its token; or neither. The e-mail is the
 * one that was invited, and an invitation is good for one member, however many accept it at once.
 * @throws CityosError `invitation_invalid`, `member_exists`, `limit_exceeded`.
 */
export const acceptInvitationWorkflow = createWorkflow('accept-invitation', (input: Input) => {
  const invitation = claimInvitationStep(
    transform({ input }, ({ input }) => ({
      token: input.invite_token,
      authIdentityId: input.auth_identity_id,
    })),
  )
  const users = createUsersWorkflow.runAsStep({ input: transform({ input, invitation }, newUser) })
  linkLoginStep(
    transform({ input, users }, ({ input, users }) => ({
      authIdentityId: input.auth_identity_id,
      userId: users[0]!.id,
    })),
  )
  const member = createMemberStep(
    transform({ users, invitation }, ({ users, invitation }) => ({
      userId: users[0]!.id,
      roles: invitation.roles,
    })),
  )
  emitEventStep({
    eventName: InviteWorkflowEvents.ACCEPTED,
    data: transform({ invitation }, ({ invitation }) => ({ id: invitation.id })),
  })
  const memberJoined = createHook('memberJoined', { member })
  return new WorkflowResponse(
    transform({ users }, ({ users }) => users[0]!),
    { hooks: [memberJoined] },
  )
})

function newUser({ input, invitation }: { input: Input; invitation: { email: string } }) {
  const { first_name, last_name } = input.user
  return {
    users: [{ email: invitation.email, first_name: first_name ?? null, last_name: last_name ?? null }],
  }
}
