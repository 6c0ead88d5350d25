import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { InjectFault } from '@cityos/contracts'
import { SandboxProvider } from '../../../modules/payout/providers/sandbox'
import { payoutContext } from '../../../workflows/payout/context'

/** Makes the next transfers of the sandbox go wrong. */
export const POST = async (request: MedusaRequest<InjectFault>, response: MedusaResponse) => {
  const { fault, times } = request.validatedBody
  const { db, payouts } = payoutContext(request.scope)
  payouts.requireAllowed('sandbox')
  await new SandboxProvider(db).inject(fault, times)
  response.json({ fault, times })
}
