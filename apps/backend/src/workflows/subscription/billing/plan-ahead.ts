import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newIds } from '@cityos/contracts'
import { missedCycles, nextCycle } from '../../../modules/subscription/domain/cycles'
import { countCycles, insertCycles } from '../../../modules/subscription/store/cycles'
import { readItems } from '../../../modules/subscription/store/items'
import type { SubscriptionRow } from '../../../modules/subscription/store/subscriptions'
import { scheduled } from '../create/write-subscription'

/**
 * Writes the cycles down that a subscription lacks: those that are due, each with its own dates, oldest first, and the
 * one after them. What is about to rest or end gets no more. The caller has locked it. Answers how many there were.
 */
export async function planAhead(trx: Knex, row: SubscriptionRow, now: Date): Promise<number> {
  if (!['active', 'past_due'].includes(row.status) || row.cancel_at_period_end || row.pause_at_period_end)
    return 0
  const { rows } = await trx.raw<{ rows: object[] }>(
    `select 1 from billing_cycle where subscription_id = ? and status = 'scheduled' and due_at > ? limit 1`,
    [row.id, now],
  )
  if (rows.length) return 0
  const { last_index } = await countCycles(trx, row.id)
  const missed = missedCycles(row, last_index, now)
  const planned = [...missed, nextCycle(row, missed.at(-1)?.index ?? last_index)]
  const items = await readItems(trx, [row.id])
  // Their ids rise with their numbers, so that lists show them in their order.
  const ids = newIds(ID_PREFIXES.billing_cycle, planned.length)
  await insertCycles(
    trx,
    planned.map((cycle, i) => ({ ...scheduled(row, items, cycle), id: ids[i]! })),
    now,
  )
  return planned.length
}
