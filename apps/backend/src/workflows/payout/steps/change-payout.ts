import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type PayoutMethod } from '@cityos/contracts'
import { PAYOUT_TRANSITIONS, type PayoutTransition } from '../../../modules/payout/domain/payout-status'
import {
  lockPayout,
  patchPayout,
  type PayoutPatch,
  type PayoutRecord,
} from '../../../modules/payout/store/payouts'
import { payoutContext } from '../context'
import { move } from '../move-money'

/** What people do to a payout. `take_back`: it has not arrived, or has come back. */
export type PayoutChange = 'hold' | 'release' | 'cancel' | 'mark_paid' | 'take_back'

export interface ChangePayout {
  id: string
  change: PayoutChange
  /** Who does it. */
  actor: string
  note?: string | null
  /** The bank's or the till's own name for it. */
  reference?: string
}

/** Where people say whether money has arrived; elsewhere the provider does. */
const BY_HAND: readonly PayoutMethod[] = ['manual', 'bank_transfer']

/** What makes its money available again. */
const FREES: ReadonlySet<PayoutTransition> = new Set(['cancel', 'fail', 'return'])

/**
 * Changes a payout and the money with it, in one transaction; undone, it is as it was and the ledger says so,
 * unless somebody has taken it further meanwhile.
 * @throws CityosError `not_found`, `illegal_transition`, `payout_method_unfit`.
 */
export const changePayoutStep = createStep(
  'change-payout',
  async (input: ChangePayout, { container }) => {
    const context = payoutContext(container)
    const done = await context.db.transaction(async (trx) => {
      const payout = await lockPayout(trx, input.id)
      if (!payout) throw new CityosError('not_found', `There is no payout ${input.id}.`)
      const transition = transitionOf(payout, input.change)
      const note = input.note ?? undefined
      const posted = await move(context, trx, payout, transition, {
        patch: patchOf(input),
        actor: input.actor,
        ...(note && { note }),
      })
      return { before: kept(payout), transition, posted }
    })
    return new StepResponse({ id: input.id, transition: done.transition }, done)
  },
  async (done, { container }) => {
    if (!done) return
    const { db, ledger, payouts } = payoutContext(container)
    const { id, vendor_id, currency_code, amount_minor, ...before } = done.before
    await db.transaction(async (trx) => {
      await ledger.lockAccounts(trx, vendor_id, currency_code)
      const now = await lockPayout(trx, id)
      // Once it has gone on from there, or its money has, another has taken it up: taking it back would pay it twice.
      const isThere = now?.status === PAYOUT_TRANSITIONS[done.transition].to
      if (!isThere || now.attempts !== before.attempts) return
      if (FREES.has(done.transition)) {
        const { available } = await ledger.balances(trx, vendor_id, currency_code)
        if (available < BigInt(amount_minor)) return
      }
      await patchPayout(trx, id, before)
      const reason = `what was to happen to the payout ${id} did not`
      await ledger.reverse(trx, done.posted, { reason, occurred_at: payouts.now() })
    })
  },
)

function transitionOf(payout: PayoutRecord, change: PayoutChange): PayoutTransition {
  if (change === 'hold' || change === 'release' || change === 'cancel') return change
  if (!BY_HAND.includes(payout.method)) {
    throw new CityosError(
      'payout_method_unfit',
      `The payout ${payout.id} goes by ${payout.method}: whether it has arrived is the provider’s to say.`,
    )
  }
  if (change === 'mark_paid') return 'pay'
  return payout.status === 'paid' ? 'return' : 'fail'
}

function patchOf({ change, note, reference }: ChangePayout): PayoutPatch {
  return {
    ...(note && { note }),
    ...(change === 'hold' && { reasons: ['held_by_staff' as const] }),
    ...(reference && { provider_reference: reference }),
  }
}

/** What can be written back, and whose it is. A workflow hands on plain copies: amounts and times are texts then. */
function kept(payout: PayoutRecord) {
  const { id, vendor_id, currency_code } = payout
  const { status, method, batch_id, reasons, note, attempts, refusals, unclear } = payout
  const { next_attempt_at, destination, provider_reference, sent_at, paid_at, closed_at } = payout
  return {
    ...{ id, vendor_id, currency_code, amount_minor: String(payout.amount_minor) },
    ...{ status, method, batch_id, reasons, note, attempts, refusals, unclear },
    ...{ next_attempt_at, destination, provider_reference, sent_at, paid_at, closed_at },
  }
}
