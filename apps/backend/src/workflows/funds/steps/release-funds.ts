import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError } from '@cityos/contracts'
import type { Sql } from '../../../modules/payout/store/sql'
import { payoutContext, type PayoutContext } from '../../payout/context'
import { knownFunds } from '../known-funds'
import { fundsOf, lockFunds, writeFunds, type OneWithFunds } from '../lock-funds'
import { planRelease, planReserveRelease } from '../plan-release'

export interface ReleaseFundsOf {
  id: string
  reason: string
  actor: string | null
  free_reserve: boolean
}

/**
 * Posts what is pending of a vendor order to reserve and available, and with `free_reserve` all that is in reserve as
 * well. Undone, the ledger says so by reversals and the order waits again; when a payout has taken the money meanwhile
 * that is refused (`ledger_overdrawn`), and people decide.
 */
export const releaseFundsStep = createStep(
  'release-funds',
  async (input: ReleaseFundsOf, { container }) => {
    const context = payoutContext(container)
    const done = await context.db.transaction(async (trx) => {
      const order = await lockFunds(context, trx, input.id)
      requireReleasable(order)
      return { before: fundsOf(order), posted: await releaseNow(context, trx, order, input) }
    })
    return new StepResponse({ id: input.id }, done)
  },
  async (done, { container }) => {
    if (!done) return
    const context = payoutContext(container)
    const now = context.payouts.now()
    await context.db.transaction(async (trx) => {
      const order = await lockFunds(context, trx, done.before.id)
      const reason = `what was to follow the release of ${done.before.id} failed`
      await context.ledger.reverse(trx, done.posted, { reason, occurred_at: now })
      // What was captured meanwhile waits as well.
      const released_at = order.released_at === null ? null : done.before.released_at
      const { reserve_until } = done.before
      await writeFunds(trx, { ...fundsOf(order), released_at, reserve_until }, now)
    })
  },
)

/** @throws CityosError `illegal_transition`. */
function requireReleasable({ id, status, funds_held_at }: OneWithFunds): void {
  if (funds_held_at !== null) {
    throw new CityosError(
      'illegal_transition',
      `The money of the vendor order ${id} is kept back: resume it first.`,
    )
  }
  if (status === 'rejected' || status === 'canceled') {
    throw new CityosError(
      'illegal_transition',
      `The vendor order ${id} is ${status}: its money goes back to the shopper.`,
    )
  }
}

/** Answers the ids of what was posted. @throws CityosError `funds_not_pending`. */
async function releaseNow(
  context: PayoutContext,
  trx: Sql,
  order: OneWithFunds,
  { id, reason, actor, free_reserve }: ReleaseFundsOf,
): Promise<string[]> {
  const now = context.payouts.now()
  const because = { note: reason, ...(actor && { actor }) }
  const [known] = await knownFunds(context, trx, [order])
  const settings = free_reserve ? { reserve_bps: 0, reserve_days: 0 } : known!.settings
  const released = planRelease({ ...known!, settings }, now, because)
  const freed = free_reserve ? planReserveRelease(known!, now, because) : { ...released, transactions: [] }
  const transactions = [...released.transactions, ...freed.transactions]
  if (!transactions.length) {
    throw new CityosError('funds_not_pending', `Of the vendor order ${id} there is no money to release.`)
  }
  const posted = await context.ledger.post(trx, transactions)
  const { released_at } = released
  await writeFunds(trx, { ...fundsOf(order), released_at, reserve_until: freed.reserve_until }, now)
  return posted.map((transaction) => transaction.id)
}
