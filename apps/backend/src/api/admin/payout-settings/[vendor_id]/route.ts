import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdatePayoutSettings } from '@cityos/contracts'
import { readPayoutSettings } from '../../../../http/payouts/settings-response'
import { savePayoutSettingsWorkflow } from '../../../../workflows/payout/save-settings'

const vendorOf = (request: MedusaRequest) => request.params['vendor_id'] as string

/** Reads how one vendor is paid. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ payout_settings: await readPayoutSettings(request.scope, vendorOf(request)) })
}

/** Changes how one vendor is paid; null takes a decision back. */
export const POST = async (request: MedusaRequest<UpdatePayoutSettings>, response: MedusaResponse) => {
  const vendor_id = vendorOf(request)
  await savePayoutSettingsWorkflow(request.scope).run({ input: { vendor_id, update: request.validatedBody } })
  response.json({ payout_settings: await readPayoutSettings(request.scope, vendor_id) })
}
