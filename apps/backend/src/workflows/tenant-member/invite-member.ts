import { createHook, createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { deleteInvitesWorkflow, emitEventStep } from '@medusajs/medusa/core-flows'
import { InviteWorkflowEvents } from '@medusajs/framework/utils'
import type { Principal } from '@cityos/access'
import type { Role } from '@cityos/contracts'
import { checkInvitationStep } from './steps/check-invitation'
import { createInvitationStep } from './steps/create-invitation'
import { sendInvitationStep } from './steps/send-invitation'

interface Input {
  email: string
  roles: Role[]
  caller: Principal
  /** The address of the page that accepts, without the token. */
  acceptPage: string
}

/**
 * Invites somebody into the scope. An expired invitation of the same e-mail makes room.
 * @throws CityosError `validation_failed`, `forbidden`, `member_exists`, `invitation_pending`.
 */
export const inviteMemberWorkflow = createWorkflow('invite-member', (input: Input) => {
  const expired = checkInvitationStep(input)
  deleteInvitesWorkflow.runAsStep({ input: { ids: expired } })
  const invite = createInvitationStep(input)
  const message = transform({ input, invite }, ({ input, invite }) => ({
    id: invite.id,
    email: invite.email,
    acceptUrl: `${input.acceptPage}?token=${encodeURIComponent(invite.token)}`,
  }))
  const { emailed } = sendInvitationStep(message)
  emitEventStep({
    eventName: InviteWorkflowEvents.CREATED,
    data: transform({ invite }, ({ invite }) => [{ id: invite.id }]),
  })
  const memberInvited = createHook('memberInvited', { invite })
  return new WorkflowResponse(
    transform({ invite, emailed, message }, ({ invite, emailed, message }) => ({
      invite,
      emailed,
      acceptUrl: message.acceptUrl,
    })),
    { hooks: [memberInvited] },
  )
})
