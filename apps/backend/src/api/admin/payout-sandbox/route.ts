import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { InjectFault } from '@cityos/contracts'
import { SandboxProvider } from '../../../modules/payout/providers/sandbox'
import { payoutContext } from '../../../workflows/payout/context'

/** Makes the next transfers of the sandbox go wrong. */
export const POST = async (request: MedusaRequest<InjectFault>, response: MedusaResponse) => {
  const { fault, times } = request.validatedBody
  await new SandboxProvider(payoutContext(request.scope).db).inject(fault, times)
  response.json({ fault, times })
}
