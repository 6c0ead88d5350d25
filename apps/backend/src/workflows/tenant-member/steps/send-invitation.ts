import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { emailSomebody } from '../../email/email-somebody'

interface Input {
  id: string
  email: string
  acceptUrl: string
}

/** The template that a provider of e-mails has to know; its data are `accept_url` and `email`. */
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
    })
    return new StepResponse({ emailed })
  },
)
