import type { Charge } from '../../../modules/subscription/domain/charge-provider'
import { patchAttempt, type AttemptRow } from '../../../modules/subscription/store/attempts'
import { renewLease, type ClaimedCycle } from '../../../modules/subscription/store/claim-cycles'
import type { CycleRow } from '../../../modules/subscription/store/cycles'
import type { SubscriptionRow } from '../../../modules/subscription/store/subscriptions'
import type { BillingContext } from './context'

/** What a provider is asked for: of an attempt that was written down, the same to the letter whenever it is sent. */
export function chargeOf(
  attempt: Pick<AttemptRow, 'idempotency_key' | 'amount_minor' | 'currency_code' | 'payment_method_id'>,
  { id: cycle_id }: Pick<CycleRow, 'id'>,
  { id: subscription_id, customer_id }: Pick<SubscriptionRow, 'id' | 'customer_id'>,
): Charge {
  const { idempotency_key: key, amount_minor, currency_code, payment_method_id } = attempt
  return { key, cycle_id, subscription_id, amount_minor, currency_code, customer_id, payment_method_id }
}

/** Notes that the provider is asked about an attempt. False where the cycle is another’s by now. */
export async function wasAsked(
  context: BillingContext,
  held: ClaimedCycle,
  { id, asked }: AttemptRow,
): Promise<boolean> {
  const now = context.now()
  return context.db.transaction(async (trx) => {
    const claimed_until = await renewLease(trx, held, now)
    if (!claimed_until) return false
    held.claimed_until = claimed_until
    await patchAttempt(trx, id, { asked: asked + 1, last_asked_at: now })
    return true
  })
}

/** Notes that an attempt is sent again, under its own key. Null where the cycle is another’s by now. */
export async function sendAgain(
  context: BillingContext,
  held: ClaimedCycle,
  { id }: AttemptRow,
): Promise<Date | null> {
  const now = context.now()
  return context.db.transaction(async (trx) => {
    const claimed_until = await renewLease(trx, held, now)
    if (claimed_until) await patchAttempt(trx, id, { sent_at: now })
    return claimed_until
  })
}
