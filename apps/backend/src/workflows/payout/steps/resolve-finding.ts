import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { reopenFinding, resolveFinding } from '../../../modules/payout/store/payout-findings'
import { payoutContext } from '../context'

export interface ResolveFinding {
  id: string
  actor: string
  resolution: string
}

/** Settles a finding for a reason; undone, it is open. @throws CityosError `not_found`, `illegal_transition`. */
export const resolvePayoutFindingStep = createStep(
  'resolve-payout-finding',
  async ({ id, actor, resolution }: ResolveFinding, { container }) => {
    const { db, payouts } = payoutContext(container)
    await resolveFinding(db, id, { actor, resolution, now: payouts.now() })
    return new StepResponse(id, id)
  },
  async (id, { container }) => {
    if (!id) return
    const { db, payouts } = payoutContext(container)
    await reopenFinding(db, id, payouts.now())
  },
)
