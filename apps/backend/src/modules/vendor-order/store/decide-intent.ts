import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { IntentOutcome } from '@cityos/contracts'
import { CityosError } from '@cityos/contracts'

export interface Decision {
  id: string
  outcome: IntentOutcome
  reason: string
  actor: string | null
}

/** The order that an intent is of. @throws CityosError `not_found`. */
export async function orderOfIntent(sql: Knex, id: string): Promise<string> {
  const { rows } = await sql.raw<{ rows: { order_id: string }[] }>(
    `select order_id from vendor_order_intent where id = ?`,
    [id],
  )
  const [row] = rows
  if (!row) throw new CityosError('not_found', `There is no move of money ${id}.`)
  return row.order_id
}

/**
 * Writes what somebody has found out. What has moved is open again until it is settled, and its provider is asked no
 * more; what has not has come to nothing. @throws CityosError `illegal_transition` for one that is not unclear.
 */
export async function decideIntent(trx: Knex, decision: Decision, now: Date): Promise<void> {
  const { id, outcome, reason, actor } = decision
  const state = outcome === 'moved' ? 'open' : 'refused'
  const { rows } = await trx.raw<{ rows: { state: string }[] }>(
    `select state from vendor_order_intent where id = ? for update`,
    [id],
  )
  const was = rows[0]?.state
  if (was !== 'unclear') {
    throw new CityosError(
      'illegal_transition',
      `The move of money ${id} is ${was} and cannot become ${state}: only one that is unclear can.`,
    )
  }
  await trx.raw(
    `update vendor_order_intent set state = :state, decided = :outcome, decided_by = :actor, decided_reason = :reason,
            decided_at = :now, next_attempt_at = :now, updated_at = :now where id = :id`,
    { id, state, outcome, actor, reason, now } as never,
  )
}

/** Nobody has said anything after all, of one that was not settled since. */
export async function undecideIntent(sql: Knex, id: string): Promise<void> {
  await sql.raw(
    `update vendor_order_intent set state = 'unclear', decided = null, decided_by = null, decided_reason = null,
            decided_at = null where id = ? and state in ('open', 'refused')`,
    [id],
  )
}
