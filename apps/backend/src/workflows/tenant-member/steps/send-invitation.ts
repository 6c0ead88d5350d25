import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { emailSomebody } from '../../email/email-somebody'
import { staffInvitation } from '../../email/invitations'

interface Input {
  id: string
  email: string
  acceptUrl: string
}

/** For a provider with templates of its own; its data are `accept_url` and `email`. */
const INVITATION_TEMPLATE = 'tenant-invitation'

/** E-mails the link when a provider for e-mails is configured; answers whether it did. */
export const sendInvitationStep = createStep(
  'send-invitation',
  async ({ id, email, acceptUrl }: Input, { container }) => {
    const emailed = await emailSomebody(container, {
      to: email,
      template: INVITATION_TEMPLATE,
      resource_id: id,
      resource_type: 'invite',
      data: { accept_url: acceptUrl, email },
      content: await staffInvitation(container, acceptUrl),
    })
    return new StepResponse({ emailed })
  },
)
