import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
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

/** @throws CityosError `payout_ineligible` with the reasons, when somebody asked for one vendor's payout alone. */
export function assertMade(
  vendorId: string | undefined,
  made: Awaited<ReturnType<typeof generateNow>>,
): void {
  if (vendorId === undefined || made.payout_ids.length) return
  const reasons = [...new Set(made.left_out.flatMap(({ reasons: all }) => all))]
  const because = reasons.length ? reasons.join(', ') : 'nothing_available'
  throw new CityosError('payout_ineligible', `The vendor ${vendorId} is not paid now: ${because}.`)
}
