import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MoveSubscriptionClock } from '@cityos/contracts'
import { moveClock, movableClock } from '../../../workflows/subscription/billing/move-clock'

/** Reads what time it is for the tenant's subscriptions. */
export const GET = (request: MedusaRequest, response: MedusaResponse) => {
  const clock = movableClock(request.scope)
  const is_moved = clock.aheadMs() !== 0
  response.json({ subscription_clock: { now: clock.now().toISOString(), is_moved, cycles: 0 } })
}

/** Moves it forward, and does at each moment in between what the jobs do; back only where it has not begun. */
export const POST = async (request: MedusaRequest<MoveSubscriptionClock>, response: MedusaResponse) => {
  response.json({ subscription_clock: await moveClock(request.scope, new Date(request.validatedBody.to)) })
}
