import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { lockPayout } from '../../../modules/payout/store/payouts'
import { payoutContext } from '../context'
import { generateNow } from '../generate/generate-now'
import { move } from '../move-money'

export interface GenerateNow {
  /** Everybody who has something when it is left out. */
  vendor_id?: string
}

/** Makes payouts now; undone, they are canceled and the money is available again. @throws CityosError `not_found`. */
export const generatePayoutsStep = createStep(
  'generate-payouts',
  async ({ vendor_id }: GenerateNow, { container }) => {
    const made = await generateNow(payoutContext(container), vendor_id)
    return new StepResponse(made, made.payout_ids)
  },
  async (ids, { container }) => {
    const context = payoutContext(container)
    for (const id of ids ?? []) {
      await context.db.transaction(async (trx) => {
        const payout = await lockPayout(trx, id)
        // What was sent meanwhile is paid.
        if (payout?.status === 'pending')
          await move(context, trx, payout, 'cancel', { note: 'was not to be made' })
      })
    }
  },
)
