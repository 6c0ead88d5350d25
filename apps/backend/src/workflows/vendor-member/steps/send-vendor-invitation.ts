import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { currentEnvironment } from '../../../env'

interface Input {
  id: string
  email: string
  /** The vendor's name. */
  vendor: string
}

/** The template that a provider of e-mails has to know; its data are `email`, `vendor` and `portal_url`. */
const INVITATION_TEMPLATE = 'vendor-invitation'

/**
 * E-mails that somebody is invited when a provider for e-mails is configured; answers whether it did. The message
 * holds no secret: whoever signs in with the e-mail, and has proved it, is in.
 */
export const sendVendorInvitationStep = createStep(
  'send-vendor-invitation',
  async ({ id, email, vendor }: Input, { container }) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    const provider = await connection('notification_provider')
      .where({ is_enabled: true })
      .whereRaw("'email' = any(channels)")
      .whereNull('deleted_at')
      .first<object | undefined>('id')
    if (!provider) return new StepResponse({ emailed: false })
    await container.resolve(Modules.NOTIFICATION).createNotifications({
      to: email,
      channel: 'email',
      template: INVITATION_TEMPLATE,
      resource_id: id,
      resource_type: 'vendor_member',
      data: { email, vendor, portal_url: currentEnvironment().VENDOR_PORTAL_URL ?? null },
    })
    return new StepResponse({ emailed: true })
  },
)
