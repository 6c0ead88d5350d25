import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import type { Sql } from '../../../modules/payout/store/sql'
import { payoutContext, type PayoutContext } from '../../payout/context'
import { fundsOf, lockFunds, writeFunds, type OneWithFunds } from '../lock-funds'

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
      if (change === 'hold') await requireSomethingLeft(context, trx, order)
      const held =
        change === 'hold'
          ? { funds_held_at: now, funds_held_reason: reason }
          : { ...NOT_HELD, funds_resumed_at: now }
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
      const { funds_held_at, funds_held_reason, funds_resumed_at } = before
      const held = { funds_held_at, funds_held_reason, funds_resumed_at }
      await writeFunds(trx, { ...fundsOf(order), ...held }, context.payouts.now())
    })
  },
)

const NOT_HELD = { funds_held_at: null, funds_held_reason: null }

/** What was released is the vendor's, or has left already: nobody takes that back. @throws CityosError `funds_released`. */
async function requireSomethingLeft(
  { ledger }: PayoutContext,
  trx: Sql,
  { id, released_at }: OneWithFunds,
): Promise<void> {
  if (released_at === null) return
  const { pending, reserve } = (await ledger.orderBalances(trx, [id])).get(id)!
  if (pending > 0n || reserve > 0n) return
  throw new CityosError(
    'funds_released',
    `The money of the vendor order ${id} was released, and nothing is left to keep back: put the vendor’s payouts on hold.`,
  )
}
