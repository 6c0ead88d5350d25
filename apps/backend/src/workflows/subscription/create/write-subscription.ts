import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import type { PlannedCycle } from '../../../modules/subscription/domain/cycles'
import { insertCycles, plainAmounts, type NewCycle } from '../../../modules/subscription/store/cycles'
import { noteMove } from '../../../modules/subscription/store/history'
import { amountOf, insertItems, type ItemRow } from '../../../modules/subscription/store/items'
import {
  insertSubscription,
  removeSubscription,
  type NewSubscription,
} from '../../../modules/subscription/store/subscriptions'
import { begin } from './begin'
import type { Planned } from './plan-subscription'

/** Writes a subscription with its things; one that begins also with its first cycle and the note that it did. */
export async function writeSubscription(
  trx: Knex,
  { row: draft, items }: Planned,
  { now, actor, begins }: { now: Date; actor: string | null; begins: boolean },
): Promise<void> {
  const begun = begins ? begin(draft, now) : undefined
  const row = { ...draft, ...begun?.patch }
  await insertSubscription(trx, row, now)
  await insertItems(trx, items, now)
  if (!begun) return
  await insertCycles(trx, [scheduled(row, items, begun.first)], now)
  await noteMove(trx, {
    ...{ subscription_id: row.id, verb: 'begin', from_status: draft.status, to_status: row.status },
    ...{ reason: null, details: {}, actor, created_at: now },
  })
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
    ...{ status: 'scheduled', order_id: null, paid_at: null },
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
