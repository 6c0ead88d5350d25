import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdatePayoutSettings } from '@cityos/contracts'
import { readPayoutSettings } from '../../../http/payouts/settings-response'
import { savePayoutSettingsWorkflow } from '../../../workflows/payout/save-settings'

const TENANT = ''

/** Reads how the tenant's vendors are paid. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ payout_settings: await readPayoutSettings(request.scope, TENANT) })
}

/** Changes how the tenant's vendors are paid. */
export const POST = async (request: MedusaRequest<UpdatePayoutSettings>, response: MedusaResponse) => {
  await savePayoutSettingsWorkflow(request.scope).run({
    input: { vendor_id: TENANT, update: request.validatedBody },
  })
  response.json({ payout_settings: await readPayoutSettings(request.scope, TENANT) })
}
