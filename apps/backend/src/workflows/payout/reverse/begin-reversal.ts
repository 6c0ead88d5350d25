import { PAYOUT_REVERSAL_EVENTS } from '@cityos/contracts'
import { reversalTurn } from '../../../modules/payout/domain/claw-back'
import { payable } from '../../../modules/payout/domain/step'
import { lockPayout } from '../../../modules/payout/store/payouts'
import {
  lockReversal,
  onItsWayBack,
  patchReversal,
  type ReversalRecord,
} from '../../../modules/payout/store/reversals'
import type { PayoutContext } from '../context'

/** How long a reversal waits for its payout to leave. */
const WAIT_MS = 60 * 60_000

/**
 * Commits that a reversal is about to be sent, of what its vendor still owes. From then on its amount, its transfer and
 * its key stay as they are: whoever sends it again sends the same. Nothing when it is not to be sent now, or not by
 * whoever was so slow that its lease is over.
 */
export async function beginReversal(
  context: PayoutContext,
  claimed: ReversalRecord,
): Promise<ReversalRecord | undefined> {
  const { db, ledger, payouts } = context
  const { id, vendor_id, currency_code } = claimed
  const result = await db.transaction(async (trx) => {
    await ledger.lockAccounts(trx, vendor_id, currency_code)
    const reversal = await lockReversal(trx, id)
    const now = payouts.now()
    if (!reversal || !isHeld(reversal, claimed, now)) return undefined
    if (reversal.state === 'processing') {
      await patchReversal(trx, id, { sends: reversal.sends + 1 })
      return reversal
    }
    const payout = (await lockPayout(trx, reversal.payout_id))!
    const { receivable } = await ledger.balances(trx, vendor_id, currency_code)
    const owed = -receivable - (await onItsWayBack(trx, vendor_id, currency_code))
    const turn = reversalTurn(reversal, payout, owed)
    if (turn.kind === 'wait') {
      await patchReversal(trx, id, { next_attempt_at: new Date(now.getTime() + WAIT_MS) })
      return undefined
    }
    if (turn.kind === 'cancel') {
      const ended = { state: 'canceled' as const, next_attempt_at: null, closed_at: now }
      await patchReversal(trx, id, { ...ended, error_code: turn.reason })
      return 'canceled' as const
    }
    // What cannot be taken back stays owed; where that is all of it, the provider says so.
    const amount_minor = payable(turn.amount_minor, reversal.method, currency_code) || turn.amount_minor
    const sent = {
      ...{ state: 'processing' as const, amount_minor, sends: 1 },
      transfer_reference: payout.provider_reference,
    }
    await patchReversal(trx, id, sent)
    return { ...reversal, ...sent }
  })
  if (result !== 'canceled') return result
  await context.announce(PAYOUT_REVERSAL_EVENTS.canceled, [id])
  return undefined
}

/** Whether it is open, and whoever claimed it still has it. */
function isHeld(reversal: ReversalRecord, claimed: ReversalRecord, now: Date): boolean {
  const isOpen = reversal.state === 'pending' || reversal.state === 'processing'
  const until = reversal.next_attempt_at?.getTime()
  return isOpen && until === claimed.next_attempt_at?.getTime() && until! > now.getTime()
}
