import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import { cycleAt, type PlannedCycle } from '../../../modules/subscription/domain/cycles'
import { beginBilling } from '../../../modules/subscription/store/billing'
import {
  insertCycles,
  plainAmounts,
  type CycleAmounts,
  type NewCycle,
} from '../../../modules/subscription/store/cycles'
import { noteMove } from '../../../modules/subscription/store/history'
import { amountOf, insertItems, type ItemRow } from '../../../modules/subscription/store/items'
import {
  insertSubscription,
  removeSubscription,
  type NewSubscription,
} from '../../../modules/subscription/store/subscriptions'
import { useTrial } from '../../../modules/subscription/store/trials'
import { begin } from './begin'
import type { Planned } from './plan-subscription'

interface Writing {
  now: Date
  actor: string | null
  begins: boolean
  /** The order that has paid for the first cycle. */
  paid?: { order_id: string; amounts: CycleAmounts } | null
}

/**
 * Writes a subscription with its things; one that begins also with the note that it did and with its first cycle, or,
 * where that is paid, with the one after it too. Answers whether it begins with a trial that its customer has had before.
 */
export async function writeSubscription(
  trx: Knex,
  { row: draft, items }: Planned,
  { now, actor, begins, paid }: Writing,
): Promise<{ hasHadTrial: boolean }> {
  const begun = begins ? begin(draft, now) : undefined
  const row = { ...draft, ...begun?.patch }
  await beginBilling(trx, now)
  await insertSubscription(trx, row, now)
  await insertItems(trx, items, now)
  if (!begun) return { hasHadTrial: false }
  const first = scheduled(row, items, begun.first)
  const cycles = paid
    ? [
        { ...first, ...paid.amounts, order_id: paid.order_id, status: 'paid' as const, paid_at: now },
        scheduled(row, items, cycleAt(row, begun.first.index + 1)),
      ]
    : [first]
  await insertCycles(trx, cycles, now)
  await noteMove(trx, {
    ...{ subscription_id: row.id, verb: 'begin', from_status: draft.status, to_status: row.status },
    ...{ reason: null, details: paid ? { order_id: paid.order_id } : {}, actor, created_at: now },
  })
  return { hasHadTrial: !(await noteTrial(trx, row, now)) }
}

/** Who begins with a trial has had the one of the plan; false where that was so before. */
export async function noteTrial(
  trx: Knex,
  { id: subscription_id, customer_id, plan_id, trial_ends_on }: NewSubscription,
  now: Date,
): Promise<boolean> {
  return !trial_ends_on || !plan_id || useTrial(trx, { subscription_id, customer_id, plan_id }, now)
}

/** A cycle that waits for its time, at the prices that were agreed. */
export function scheduled(
  { id: subscription_id, currency_code }: Pick<NewSubscription, 'id' | 'currency_code'>,
  items: readonly ItemRow[],
  cycle: PlannedCycle,
): NewCycle {
  return {
    ...{ id: newId(ID_PREFIXES.billing_cycle), subscription_id, currency_code, ...cycle },
    ...plainAmounts(amountOf(items)),
    ...{ kind: 'period', status: 'scheduled', order_id: null, paid_at: null },
  }
}

/** Takes back a subscription that nobody has seen; its history says so. */
export async function takeBack(trx: Knex, id: string, now: Date): Promise<void> {
  await removeSubscription(trx, id)
  await noteMove(trx, {
    ...{ subscription_id: id, verb: 'undone', from_status: null, to_status: null },
    ...{ reason: null, details: {}, actor: null, created_at: now },
  })
}
