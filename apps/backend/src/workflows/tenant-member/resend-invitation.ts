import { createWorkflow, transform, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { refreshInviteTokensWorkflow } from '@medusajs/medusa/core-flows'
import type { Principal } from '@cityos/access'
import { readInvitationStep } from './steps/read-invitation'
import { sendInvitationStep } from './steps/send-invitation'

interface Input {
  id: string
  caller: Principal
  acceptPage: string
}

/** Sends an invitation again, with a new link: the old one ends. @throws CityosError `not_found`, `forbidden`. */
export const resendInvitationWorkflow = createWorkflow('resend-invitation', (input: Input) => {
  readInvitationStep(input)
  const invites = refreshInviteTokensWorkflow.runAsStep({
    input: transform({ input }, ({ input }) => ({ invite_ids: [input.id] })),
  })
  const message = transform({ input, invites }, ({ input, invites }) => ({
    id: invites[0]!.id,
    email: invites[0]!.email,
    acceptUrl: `${input.acceptPage}?token=${encodeURIComponent(invites[0]!.token)}`,
  }))
  const { emailed } = sendInvitationStep(message)
  return new WorkflowResponse(
    transform({ invites, emailed, message }, ({ invites, emailed, message }) => ({
      invite: invites[0]!,
      emailed,
      acceptUrl: message.acceptUrl,
    })),
  )
})
