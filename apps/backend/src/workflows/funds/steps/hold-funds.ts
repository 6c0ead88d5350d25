import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import { payoutContext } from '../../payout/context'
import { fundsOf, lockFunds, writeFunds } from '../lock-funds'

export interface HoldFundsOf {
  id: string
  change: 'hold' | 'resume'
  reason: string
  actor: string | null
}

/** Notes that the money of a vendor order is kept back, or no longer is; undone, it is as it was. */
export const holdFundsStep = createStep(
  'hold-funds',
  async ({ id, change, reason }: HoldFundsOf, { container }) => {
    const context = payoutContext(container)
    const now = context.payouts.now()
    const before = await context.db.transaction(async (trx) => {
      const order = await lockFunds(context, trx, id)
      if ((order.funds_held_at !== null) === (change === 'hold')) {
        const state = change === 'hold' ? 'kept back already' : 'not kept back'
        throw new CityosError('illegal_transition', `The money of the vendor order ${id} is ${state}.`)
      }
      const held = change === 'hold' ? { funds_held_at: now, funds_held_reason: reason } : NOT_HELD
      await writeFunds(trx, { ...fundsOf(order), ...held }, now)
      return fundsOf(order)
    })
    return new StepResponse({ id }, before)
  },
  async (before, { container }) => {
    if (!before) return
    const context = payoutContext(container)
    await context.db.transaction(async (trx) => {
      const order = await lockFunds(context, trx, before.id)
      const { funds_held_at, funds_held_reason } = before
      await writeFunds(trx, { ...fundsOf(order), funds_held_at, funds_held_reason }, context.payouts.now())
    })
  },
)

const NOT_HELD = { funds_held_at: null, funds_held_reason: null }
