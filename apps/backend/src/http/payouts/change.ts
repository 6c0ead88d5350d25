import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { changePayoutWorkflow } from '../../workflows/payout/change-payout'
import type { PayoutChange } from '../../workflows/payout/steps/change-payout'
import { actorOf } from '../actor'
import { readPayout } from './payout-response'

interface Said {
  note?: string | null
  reference?: string
}

/** A route by which people change a payout; answers it as it is then. */
export function changeRoute(change: PayoutChange) {
  return async (request: MedusaRequest, response: MedusaResponse) => {
    const id = request.params['id'] as string
    const { note, reference } = (request.validatedBody ?? {}) as Said
    await changePayoutWorkflow(request.scope).run({
      input: {
        ...{ id, change, actor: actorOf(request) ?? 'somebody' },
        ...(note && { note }),
        ...(reference && { reference }),
      },
    })
    response.json({ payout: await readPayout(request.scope, id) })
  }
}
