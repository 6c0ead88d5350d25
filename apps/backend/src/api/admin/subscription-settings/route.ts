import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateSubscriptionSettings } from '@cityos/contracts'
import { willBill } from '../../../modules/subscription/store/billing'
import { readSettings } from '../../../modules/subscription/store/settings'
import { connectionOf } from '../../../workflows/connection'
import { updateSubscriptionSettingsWorkflow } from '../../../workflows/subscription/update-settings'

/** Reads whether subscriptions are billed, and what happens when payments fail. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const sql = connectionOf(request.scope)
  const settings = { ...(await readSettings(sql)), is_billing: await willBill(sql) }
  response.json({ subscription_settings: settings })
}

/** Changes it. */
export const POST = async (request: MedusaRequest<UpdateSubscriptionSettings>, response: MedusaResponse) => {
  const { result } = await updateSubscriptionSettingsWorkflow(request.scope).run({
    input: request.validatedBody,
  })
  response.json({ subscription_settings: result })
}
