import type { BillingCycleStatus } from '@cityos/contracts'
import { isDeclined } from '../../../modules/subscription/domain/attempt'
import { AMOUNT_TOO_SMALL } from '../../../modules/subscription/domain/provider-answer'
import { CONFIRMATION_MS } from '../../../modules/subscription/domain/plan-attempt'
import type { AttemptRow } from '../../../modules/subscription/store/attempts'
import type { CyclePatch, CycleRow } from '../../../modules/subscription/store/cycles'
import { amountOf, type ItemRow } from '../../../modules/subscription/store/items'
import type { NewNotice } from '../../../modules/subscription/store/notices'
import type { SubscriptionRow } from '../../../modules/subscription/store/subscriptions'

/** It never reached the provider, or was less than that takes: no method is at fault. */
const NOBODYS_FAULT: readonly (string | null)[] = ['never_arrived', AMOUNT_TOO_SMALL]

type Paid = Pick<CycleRow, 'id' | 'subscription_id' | 'currency_code' | 'total_minor' | 'credit_minor'>

/** A cycle was paid: once, however often its money comes. */
export function receiptOf(cycle: Paid): NewNotice {
  const { id, subscription_id, currency_code, total_minor, credit_minor } = cycle
  return {
    ...{ subscription_id, cycle_id: id, kind: 'receipt', key: id },
    data: { currency_code, amount_minor: String(total_minor), credit_minor: String(credit_minor) },
  }
}

interface OfAttempt {
  cycle: CycleRow
  attempts: readonly AttemptRow[]
  /** What becomes of the cycle. */
  status: BillingCycleStatus
  patch: Pick<CyclePatch, 'next_attempt_at' | 'gives_up_at'>
}

/**
 * The last attempt of a cycle was refused, and it is not given up: once for each attempt, with when it is tried again.
 * Of one that is not their method's fault nobody has to be told.
 */
export function refusalOf({ cycle, attempts, status, patch }: OfAttempt): NewNotice[] {
  const last = lastOf(attempts)
  if (status !== 'failed' || !last || !isDeclined(last.outcome) || NOBODYS_FAULT.includes(last.error_code))
    return []
  return [
    {
      ...{ subscription_id: cycle.subscription_id, cycle_id: cycle.id },
      ...{ kind: 'payment_failed', key: last.idempotency_key },
      data: {
        ...amountOfAttempt(last),
        at: patch.next_attempt_at?.toISOString() ?? null,
        until: patch.gives_up_at?.toISOString() ?? null,
      },
    },
  ]
}

/** Its customer has to confirm a payment, or it ends. */
export function confirmationOf(cycle: CycleRow, attempt: AttemptRow): NewNotice[] {
  if (attempt.outcome !== 'requires_action') return []
  const until = new Date(attempt.started_at.getTime() + CONFIRMATION_MS)
  return [
    {
      ...{ subscription_id: cycle.subscription_id, cycle_id: cycle.id },
      ...{ kind: 'confirmation_needed', key: attempt.idempotency_key },
      ...{ data: { ...amountOfAttempt(attempt), at: until.toISOString() }, gives_up_at: until },
    },
  ]
}

/** It has ended, or nobody is charged for it any more because nobody paid. */
export function endOf(
  subscription_id: string,
  end: { kind: 'canceled' } | { kind: 'given_up'; is_ended: boolean },
  now: Date,
): NewNotice {
  const { kind, ...data } = end
  return { ...{ subscription_id, cycle_id: null, kind, data }, key: keyOfMove(subscription_id, now) }
}

/** It rests. */
export const pauseOf = (subscription_id: string, now: Date): NewNotice => ({
  ...{ subscription_id, cycle_id: null, kind: 'paused', data: {}, key: keyOfMove(subscription_id, now) },
})

type Terms = {
  plan_id: string | null
  items: readonly Pick<ItemRow, 'id' | 'quantity' | 'unit_price_minor'>[]
}

/** A plan, a price or a number of pieces is another one; nothing where all are as they were. */
export function changeOf(
  { id, currency_code }: Pick<SubscriptionRow, 'id' | 'currency_code'>,
  before: Terms,
  after: Terms,
  now: Date,
): NewNotice[] {
  const says = ({ plan_id, items }: Terms) =>
    [plan_id, ...items.map((item) => `${item.id} ${item.quantity} ${item.unit_price_minor}`).sort()].join()
  if (says(before) === says(after)) return []
  return [
    {
      ...{ subscription_id: id, cycle_id: null, kind: 'changed', key: keyOfMove(id, now) },
      data: { currency_code, amount_minor: String(amountOf(after.items)) },
    },
  ]
}

/** What somebody has done is named by its moment. */
export const keyOfMove = (subscriptionId: string, now: Date) => `${subscriptionId}:${now.toISOString()}`

const lastOf = (attempts: readonly AttemptRow[]) => [...attempts].sort((a, b) => a.number - b.number).at(-1)

const amountOfAttempt = ({ amount_minor, currency_code }: AttemptRow) => ({
  ...{ currency_code, amount_minor: String(amount_minor) },
})
