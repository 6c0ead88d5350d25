import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, type PayoutMethod } from '@cityos/contracts'
import { LEASE_MS } from '../../../modules/payout/domain/backoff'
import { PAYOUT_TRANSITIONS, type PayoutTransition } from '../../../modules/payout/domain/payout-status'
import {
  lockPayout,
  patchPayout,
  type PayoutPatch,
  type PayoutRecord,
} from '../../../modules/payout/store/payouts'
import { lastAttempt, patchAttempt, type AttemptPatch } from '../../../modules/payout/store/attempts'
import type { Sql } from '../../../modules/payout/store/sql'
import { payoutContext, type PayoutContext } from '../context'
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
 * @throws CityosError `not_found`, `illegal_transition`, `payout_method_unfit`, `operation_running`.
 */
export const changePayoutStep = createStep(
  'change-payout',
  async (input: ChangePayout, { container }) => {
    const context = payoutContext(container)
    const done = await context.db.transaction(async (trx) => {
      const payout = await lockPayout(trx, input.id)
      if (!payout) throw new CityosError('not_found', `There is no payout ${input.id}.`)
      const transition = transitionOf(payout, input.change, context.payouts.now())
      const attempt = payout.status === 'processing' ? await endAttempt(context, trx, input) : null
      const note = input.note ?? undefined
      const posted = await move(context, trx, payout, transition, {
        patch: patchOf(input),
        actor: input.actor,
        ...(note && { note }),
      })
      return { before: kept(payout), transition, posted, attempt }
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
      if (done.attempt) await patchAttempt(trx, done.attempt.id, done.attempt.before)
      const reason = `what was to happen to the payout ${id} did not`
      await ledger.reverse(trx, done.posted, { reason, occurred_at: payouts.now() })
    })
  },
)

function transitionOf(payout: PayoutRecord, change: PayoutChange, now: Date): PayoutTransition {
  if (change === 'hold' || change === 'release' || change === 'cancel') return change
  if (payout.reasons.includes('outcome_unknown')) assertNobodyHasIt(payout, now)
  else if (!BY_HAND.includes(payout.method)) {
    throw new CityosError(
      'payout_method_unfit',
      `The payout ${payout.id} goes by ${payout.method}: whether it has arrived is the provider’s to say.`,
    )
  }
  if (change === 'mark_paid') return 'pay'
  return payout.status === 'paid' ? 'return' : 'fail'
}

/** While a process has it in its hands, it may just be sent. @throws CityosError `operation_running`. */
function assertNobodyHasIt({ id, next_attempt_at }: PayoutRecord, now: Date): void {
  const left = next_attempt_at ? next_attempt_at.getTime() - now.getTime() : 0
  if (left <= 0 || left > LEASE_MS) return
  throw new CityosError(
    'operation_running',
    `The provider is being asked about the payout ${id}: try again in a while.`,
  )
}

/** What people have found out about a payout of which nobody knew is the end of its attempt. */
async function endAttempt(
  { payouts }: PayoutContext,
  trx: Sql,
  { id, change, reference, note }: ChangePayout,
): Promise<{ id: string; before: AttemptPatch } | null> {
  const attempt = await lastAttempt(trx, id)
  if (!attempt) return null
  const { state, provider_reference, error_message, finished_at } = attempt
  await patchAttempt(trx, attempt.id, {
    state: change === 'mark_paid' ? 'accepted' : 'failed',
    provider_reference: reference ?? provider_reference,
    error_message: note ?? error_message,
    finished_at: payouts.now(),
  })
  return { id: attempt.id, before: { state, provider_reference, error_message, finished_at } }
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
