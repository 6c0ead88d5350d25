import { PAYOUT_EVENTS, type PayoutEvent, type PayoutReason } from '@cityos/contracts'
import { payoutFailed, payoutPaid, payoutReturned } from '../../modules/ledger/domain/payout'
import { transactionOf } from '../../modules/ledger/domain/transaction'
import { MONEY_OF, nextPayoutStatus, type PayoutTransition } from '../../modules/payout/domain/payout-status'
import { patchPayout, type PayoutPatch, type PayoutRecord } from '../../modules/payout/store/payouts'
import { rowsOf, type Sql } from '../../modules/payout/store/sql'
import type { PayoutContext } from './context'

/** Why and by whom, as the ledger keeps it. */
export interface Because {
  note?: string
  actor?: string
}

const POSTINGS = { payout_paid: payoutPaid, payout_failed: payoutFailed, payout_reversed: payoutReturned }

/**
 * Takes a payout, which the caller has locked, from one state to the next, and posts what that does to the money, in
 * one database transaction. `returned_minor` is what has come back of one that failed: all that was not reversed, where
 * nobody says it. Answers the ids of what it posted.
 * @throws CityosError `illegal_transition`, and what posting throws.
 */
export async function move(
  { ledger, payouts }: Pick<PayoutContext, 'ledger' | 'payouts'>,
  trx: Sql,
  payout: PayoutRecord,
  transition: PayoutTransition,
  {
    patch = {},
    returned_minor,
    note,
    actor,
  }: { patch?: PayoutPatch; returned_minor?: bigint } & Because = {},
): Promise<string[]> {
  const status = nextPayoutStatus(payout, transition)
  const now = payouts.now()
  await patchPayout(trx, payout.id, { status, ...timesOf(transition, now), ...patch })
  const money = MONEY_OF[transition]
  if (!money) return []
  const because = { ...(note && { reason: note }), ...(actor && { actor }) }
  if (money === 'unpaid') {
    const paid = await standingPayment(trx, payout.id)
    if (!paid) return []
    const reason = note ?? 'the bank sent it back to the provider'
    const posted = await ledger.reverse(trx, [paid], { reason, occurred_at: now, ...because })
    return posted.map(({ id }) => id)
  }
  const came = returned_minor ?? payout.amount_minor - payout.reversed_minor
  const posted = await ledger.post(trx, [
    transactionOf({
      ...{ kind: money, source_type: 'payout', source_id: payout.id, occurred_at: now, ...because },
      ...POSTINGS[money]({ ...payout, returned_minor: came }),
    }),
  ])
  return posted.map(({ id }) => id)
}

/** What was posted when the payout was last paid, and has not been taken back since: a payout may bounce more than once. */
async function standingPayment(trx: Sql, payoutId: string): Promise<string | undefined> {
  const [row] = await rowsOf<{ id: string }>(
    trx,
    `select id from ledger_transaction t
      where source_type = 'payout' and source_id = ? and kind = 'payout_paid'
        and not exists (select from ledger_transaction r where r.reverses_id = t.id)`,
    [payoutId],
  )
  return row?.id
}

function timesOf(transition: PayoutTransition, now: Date): PayoutPatch {
  const ended = { next_attempt_at: null, closed_at: now }
  switch (transition) {
    case 'pay':
      return { ...ended, paid_at: now, reasons: [] }
    case 'fail':
    case 'return':
      return { ...ended, reasons: [] }
    case 'cancel':
      return ended
    case 'bounce':
      return { paid_at: null, closed_at: null }
    case 'hold':
    case 'give_up':
      return { next_attempt_at: null }
    case 'release':
      return { next_attempt_at: now, refusals: 0, unclear: 0, reasons: [] as PayoutReason[] }
    default:
      return {}
  }
}

/** What a transition tells the rest of the system. */
export const EVENT_OF: Readonly<Record<PayoutTransition, PayoutEvent>> = {
  send: PAYOUT_EVENTS.processing,
  retry_later: PAYOUT_EVENTS.released,
  give_up: PAYOUT_EVENTS.held,
  accept: PAYOUT_EVENTS.in_transit,
  pay: PAYOUT_EVENTS.paid,
  fail: PAYOUT_EVENTS.failed,
  bounce: PAYOUT_EVENTS.in_transit,
  return: PAYOUT_EVENTS.returned,
  hold: PAYOUT_EVENTS.held,
  release: PAYOUT_EVENTS.released,
  cancel: PAYOUT_EVENTS.canceled,
}
