import { BILLING_CYCLE_EVENTS } from '@cityos/contracts'
import type { ChargeProvider } from '../../../modules/subscription/domain/charge-provider'
import { findAttempt, insertAttempt, type AttemptRow } from '../../../modules/subscription/store/attempts'
import { isBilling } from '../../../modules/subscription/store/billing'
import { renewLease } from '../../../modules/subscription/store/claim-cycles'
import { patchCycle } from '../../../modules/subscription/store/cycles'
import { noteNotices } from '../../../modules/subscription/store/notices'
import { lockSubscription } from '../../../modules/subscription/store/subscriptions'
import type { Work } from './begin-work'
import type { BillingContext, MadeOrder, Told } from './context'
import { takeCredit } from './credit'
import { payableOf } from './payable'
import { receiptOf } from '../notices/what-happened'
import { isOver, settle } from './settle'

interface Begun {
  attempt: AttemptRow
  claimed_until: Date
}

interface Next {
  number: number
  key: string
  order: MadeOrder
  provider: ChargeProvider
}

/**
 * Writes down what an order comes to, what credit pays of it, what nobody can charge of it, and the attempt to charge the
 * rest: all before anybody is asked. What comes to nothing is paid. Null where nobody is to be asked: it is paid,
 * another’s, or over by now.
 */
export async function beginAttempt(
  context: BillingContext,
  work: Work,
  { number, key, order, provider }: Next,
): Promise<Begun | null> {
  const { held, cycle, subscription } = work
  const now = context.now()
  const told: Told[] = []
  const begun = await context.db.transaction(async (trx): Promise<Begun | null> => {
    const row = await lockSubscription(trx, { id: subscription.id, customerId: null })
    const claimed_until = await renewLease(trx, held, now)
    if (!claimed_until) return null
    const order_id = cycle.planned_order_id
    const unblocked = { blocked_at: null, failure_code: null, failure_message: null }
    if (isOver(row) || !(await isBilling(trx))) {
      await patchCycle(trx, cycle.id, { order_id }, now)
      told.push(...(await settle(trx, row, { cycleId: cycle.id, by: 'worker' }, now)))
      return null
    }
    const amounts = await takeCredit(trx, cycle, { order, payable: payableOf(provider, work) }, now)
    await patchCycle(trx, cycle.id, { ...amounts, ...unblocked, order_id }, now)
    if (amounts.total_minor === 0n) {
      const money_version = cycle.money_version + 1
      const paid = {
        status: 'paid',
        paid_at: now,
        next_attempt_at: null,
        gives_up_at: null,
        retry_at: null,
        money_version,
      } as const
      await patchCycle(trx, cycle.id, paid, now)
      await noteNotices(trx, [receiptOf({ ...cycle, ...amounts })], now)
      told.push({ event: BILLING_CYCLE_EVENTS.paid, id: cycle.id })
      told.push(...(await settle(trx, row, { cycleId: cycle.id, by: 'worker' }, now)))
      return null
    }
    const { currency_code } = cycle
    const attempt = {
      ...{
        cycle_id: cycle.id,
        number,
        idempotency_key: key,
        currency_code,
        amount_minor: amounts.total_minor,
      },
      payment_provider_id: subscription.payment_provider_id!,
      payment_method_id: subscription.payment_method_id!,
    }
    await insertAttempt(trx, attempt, now)
    return { attempt: (await findAttempt(trx, key))!, claimed_until }
  })
  await context.announce(told)
  return begun
}
