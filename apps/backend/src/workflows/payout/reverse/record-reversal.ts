import { PAYOUT_REVERSAL_EVENTS, type PayoutReversalEvent } from '@cityos/contracts'
import { transferReversed } from '../../../modules/ledger/domain/payout'
import { transactionOf } from '../../../modules/ledger/domain/transaction'
import { askAgainAt } from '../../../modules/payout/domain/backoff'
import type { ReversalOutcome } from '../../../modules/payout/domain/outcome'
import { lockPayout, patchPayout } from '../../../modules/payout/store/payouts'
import { lockReversal, patchReversal, type ReversalRecord } from '../../../modules/payout/store/reversals'
import type { Sql } from '../../../modules/payout/store/sql'
import type { PayoutContext } from '../context'

const LONGEST_MESSAGE = 1_000

/**
 * Writes what came of a reversal, and the money's move with it, in one transaction: the debt is paid, and what was no
 * longer owed is available. One that has ended stays as it is, whoever comes late.
 */
export async function recordReversal(
  context: PayoutContext,
  { id, vendor_id, currency_code }: ReversalRecord,
  outcome: ReversalOutcome,
): Promise<void> {
  const { db, ledger, payouts } = context
  const event = await db.transaction(async (trx): Promise<PayoutReversalEvent | null> => {
    await ledger.lockAccounts(trx, vendor_id, currency_code)
    const reversal = await lockReversal(trx, id)
    if (reversal?.state !== 'processing') return null
    const now = payouts.now()
    if (outcome.kind === 'unclear') {
      const unclear = reversal.unclear + 1
      const error_message = outcome.message.slice(0, LONGEST_MESSAGE)
      await patchReversal(trx, id, { unclear, error_message, next_attempt_at: askAgainAt(unclear, now) })
      return null
    }
    const ended = { next_attempt_at: null, closed_at: now }
    if (outcome.kind === 'refused') {
      const { code: error_code, message } = outcome
      const said = { error_code, error_message: message.slice(0, LONGEST_MESSAGE) }
      await patchReversal(trx, id, { ...ended, ...said, state: 'refused' })
      return PAYOUT_REVERSAL_EVENTS.refused
    }
    const came = { state: 'succeeded' as const, provider_reference: outcome.reference }
    await patchReversal(trx, id, { ...ended, ...came, error_message: null })
    await post(context, trx, reversal, now)
    return PAYOUT_REVERSAL_EVENTS.succeeded
  })
  if (event) await context.announce(event, [id])
}

async function post({ ledger }: PayoutContext, trx: Sql, reversal: ReversalRecord, now: Date): Promise<void> {
  const { id, payout_id, vendor_id, vendor_order_id, currency_code, amount_minor } = reversal
  const { reversed_minor } = (await lockPayout(trx, payout_id))!
  await patchPayout(trx, payout_id, { reversed_minor: reversed_minor + amount_minor })
  const { receivable: receivable_minor } = await ledger.balances(trx, vendor_id, currency_code)
  const money = { vendor_id, currency_code, amount_minor, receivable_minor, vendor_order_id }
  await ledger.post(trx, [
    transactionOf({
      ...{ kind: 'payout_reversed', source_type: 'payout_reversal', source_id: id, occurred_at: now },
      ...transferReversed(money),
    }),
  ])
}
