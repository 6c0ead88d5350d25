import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { SavePayoutProvider } from '@cityos/contracts'
import { readPayoutProviders } from '../../../http/payouts/provider-response'
import { savePayoutProviderWorkflow } from '../../../workflows/payout/save-provider'

/** Lists the ways of paying, and whether each can be used. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json(await readPayoutProviders(request.scope))
}

/** Sets up a way of paying. */
export const POST = async (request: MedusaRequest<SavePayoutProvider>, response: MedusaResponse) => {
  await savePayoutProviderWorkflow(request.scope).run({ input: request.validatedBody as never })
  response.json(await readPayoutProviders(request.scope))
}
