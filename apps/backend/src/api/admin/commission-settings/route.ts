import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateCommissionSettings } from '@cityos/contracts'
import { readSettings } from '../../../modules/commission/store/settings'
import { connectionOf } from '../../../workflows/connection'
import { updateCommissionSettingsWorkflow } from '../../../workflows/commission/update-commission-settings'

/** Reads what holds for all commission. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ commission_settings: await readSettings(connectionOf(request.scope)) })
}

/** Changes what holds for all commission. */
export const POST = async (request: MedusaRequest<UpdateCommissionSettings>, response: MedusaResponse) => {
  const { result } = await updateCommissionSettingsWorkflow(request.scope).run({
    input: request.validatedBody,
  })
  response.json({ commission_settings: result })
}
