import { PAYOUT_EVENTS } from '@cityos/contracts'
import { insertAttempts, lastAttempt, type AttemptRecord } from '../../../modules/payout/store/attempts'
import { lockPayout, type PayoutRecord } from '../../../modules/payout/store/payouts'
import type { PayoutContext } from '../context'
import { move } from '../move-money'
import { destinationsOf } from './destination-of'

/** A payout on its way, with the attempt that is open. `again`: something may have been sent for it before. */
export interface Sending {
  payout: PayoutRecord
  attempt: AttemptRecord
  again: boolean
  isNew: boolean
}

/**
 * Commits the intent to send a payout: the attempt with its key, amount and destination. A payout that is under way
 * already keeps the attempt that it has. Nothing when the payout may not be sent now, and is held, or has moved on.
 */
export async function beginAttempt(context: PayoutContext, id: string): Promise<Sending | undefined> {
  const { db, payouts } = context
  const result = await db.transaction(async (trx) => {
    const payout = await lockPayout(trx, id)
    if (payout?.status === 'processing') {
      const attempt = await lastAttempt(trx, id)
      return attempt && { payout, attempt, again: true, isNew: false }
    }
    if (payout?.status !== 'pending') return undefined
    const destination = (await destinationsOf(context, trx, [payout])).get(id)!
    if ('reasons' in destination) {
      await move(context, trx, payout, 'hold', { patch: { reasons: destination.reasons } })
      return 'held' as const
    }
    const [attempt] = await insertAttempts(trx, [{ payout, ...destination }], payouts.now())
    const patch = {
      ...{ attempts: payout.attempts + 1, unclear: 0, sent_at: payouts.now() },
      destination: destination.destination.shown,
    }
    await move(context, trx, payout, 'send', { patch })
    // An earlier attempt that was refused has moved no money, or so the provider said: it is asked before another.
    return {
      payout: { ...payout, ...patch, status: 'processing' as const },
      attempt: attempt!,
      again: payout.attempts > 0,
      isNew: true,
    }
  })
  if (result === 'held') {
    await context.announce(PAYOUT_EVENTS.held, [id])
    return undefined
  }
  if (result?.isNew) await context.announce(PAYOUT_EVENTS.processing, [id])
  return result
}
