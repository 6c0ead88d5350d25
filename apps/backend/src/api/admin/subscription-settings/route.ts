import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateSubscriptionSettings } from '@cityos/contracts'
import { readSettings } from '../../../modules/subscription/store/settings'
import { connectionOf } from '../../../workflows/connection'
import { updateSubscriptionSettingsWorkflow } from '../../../workflows/subscription/update-settings'

/** Reads what happens when payments fail. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ subscription_settings: await readSettings(connectionOf(request.scope)) })
}

/** Changes it. */
export const POST = async (request: MedusaRequest<UpdateSubscriptionSettings>, response: MedusaResponse) => {
  const { result } = await updateSubscriptionSettingsWorkflow(request.scope).run({
    input: request.validatedBody,
  })
  response.json({ subscription_settings: result })
}
