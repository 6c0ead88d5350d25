import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { lockPayout } from '../../../modules/payout/store/payouts'
import { payoutContext, type PayoutContext } from '../context'
import { generateNow } from '../generate/generate-now'
import { move } from '../move-money'

export interface GenerateNow {
  /** Everybody who has something when it is left out. */
  vendor_id?: string
  /** Why this one is paid, also after it was terminated. */
  reason?: string
}

/** Makes payouts now; undone, they are canceled and the money is available again. @throws CityosError `not_found`. */
export const generatePayoutsStep = createStep(
  'generate-payouts',
  async ({ vendor_id, reason }: GenerateNow, { container }) => {
    const context = payoutContext(container)
    const ids: string[] = []
    try {
      const made = await generateNow(context, vendor_id, (more) => ids.push(...more), reason)
      return new StepResponse(made, ids)
    } catch (error) {
      // A step that fails is not compensated, and some pieces may have been committed.
      await unmake(context, ids)
      throw error
    }
  },
  async (ids, { container }) => unmake(payoutContext(container), ids ?? []),
)

async function unmake(context: PayoutContext, ids: readonly string[]): Promise<void> {
  for (const id of ids) {
    await context.db.transaction(async (trx) => {
      const payout = await lockPayout(trx, id)
      // What was sent meanwhile is paid.
      if (payout?.status === 'pending' && payout.attempts === 0)
        await move(context, trx, payout, 'cancel', { note: 'was not to be made' })
    })
  }
}
