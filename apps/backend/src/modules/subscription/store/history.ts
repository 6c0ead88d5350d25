import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId, type SubscriptionStatus } from '@cityos/contracts'

export interface Move {
  id: string
  subscription_id: string
  verb: string
  from_status: SubscriptionStatus | null
  to_status: SubscriptionStatus | null
  reason: string | null
  details: Record<string, unknown>
  actor: string | null
  created_at: Date
}

/** Notes what was done to a subscription, for ever; answers the id of the note. */
export async function noteMove(trx: Knex, move: Omit<Move, 'id'>): Promise<string> {
  const id = newId(ID_PREFIXES.subscription_transition)
  await trx('subscription_transition').insert({ ...move, id, details: JSON.stringify(move.details) })
  return id
}

/** The latest moves of a subscription, the last first. */
export async function readMoves(sql: Knex, subscriptionId: string, most: number): Promise<Move[]> {
  return sql<Move>('subscription_transition')
    .where({ subscription_id: subscriptionId })
    .orderBy([
      { column: 'created_at', order: 'desc' },
      { column: 'id', order: 'desc' },
    ])
    .limit(most) as unknown as Promise<Move[]>
}
