import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'

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
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const provider = await connection('notification_provider')
      .where({ is_enabled: true })
      .whereRaw("'email' = any(channels)")
      .whereNull('deleted_at')
      .first('id')
    if (!provider) return new StepResponse({ emailed: false })
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: email,
      channel: 'email',
      template: INVITATION_TEMPLATE,
      resource_id: id,
      resource_type: 'invite',
      data: { accept_url: acceptUrl, email },
    })
    return new StepResponse({ emailed: true })
  },
)
