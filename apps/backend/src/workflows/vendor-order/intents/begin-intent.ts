import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { systemClock } from '@cityos/calendar'
import { isForgotten, nextAttempt, type Intent } from '../../../modules/vendor-order/domain/intent'
import { lockOpenIntent, updateIntent } from '../../../modules/vendor-order/store/intents'

/** Medusa's capture or refund that was made for an intent. */
export interface MoveRow {
  id: string
  /** Medusa tells the order of it when the provider has answered. */
  is_told: boolean
}

interface Begun {
  intent: Intent
  key: string
  /** The provider has done it before. */
  done?: MoveRow
}

export async function findMove(sql: Knex, { id, kind }: Intent): Promise<MoveRow | undefined> {
  const { rows } = await sql.raw<{ rows: MoveRow[] }>(
    `select m.id, exists (select from order_transaction t where t.reference = :kind and t.reference_id = m.id
              and t.deleted_at is null) as is_told
       from ${kind} m where m.created_by = :id and m.deleted_at is null`,
    { id, kind },
  )
  return rows[0]
}

/** Takes an open intent up, and writes down that the provider is going to be asked; undefined where it is not to be. */
export async function beginIntent(trx: Knex, id: string): Promise<Begun | undefined> {
  const now = systemClock.now()
  const intent = await lockOpenIntent(trx, id)
  if (!intent) return undefined
  const row = await findMove(trx, intent)
  if (row?.is_told) return { intent, key: id, done: row }
  const amount_minor = await stillWanted(trx, intent)
  if (amount_minor > 0n && isForgotten(intent, now) && intent.decided !== 'moved') {
    const error = 'The provider may have forgotten that it was asked.'
    await updateIntent(trx, id, { state: 'unclear', error }, now)
    return undefined
  }
  // A process ended between Medusa's row and the provider's answer: the row is made anew by asking under the same key.
  if (row) await trx.raw(`delete from ${intent.kind} where id = ?`, [row.id])
  if (amount_minor <= 0n) {
    await updateIntent(trx, id, { state: 'void' }, now)
    return undefined
  }
  const attempts = intent.attempts + 1
  const key = intent.call_key ?? (attempts === 1 ? id : `${id}-${attempts}`)
  await updateIntent(
    trx,
    id,
    {
      ...{ attempts, amount_minor: String(amount_minor), call_key: key, called_at: intent.called_at ?? now },
      next_attempt_at: nextAttempt(attempts, now),
    },
    now,
  )
  return { intent: { ...intent, attempts, amount_minor }, key }
}

/**
 * An order that was canceled as a whole has given back what this was to give. What may have moved stays as it was, unless
 * all that was captured has gone back of a canceled order: then this cannot have, and Medusa refuses it for ever.
 */
async function stillWanted(trx: Knex, intent: Intent): Promise<bigint> {
  const { kind, vendor_order_id, amount_minor, called_at } = intent
  if (kind === 'capture') return amount_minor
  const { rows } = await trx.raw<{ rows: { left: string; is_canceled: boolean }[] }>(
    `select v.captured_minor - v.refunded_minor as left, o.canceled_at is not null as is_canceled
       from vendor_order v join "order" o on o.id = v.order_id where v.id = ?`,
    [vendor_order_id],
  )
  const left = BigInt(rows[0]!.left)
  if (called_at) return rows[0]!.is_canceled && left <= 0n ? 0n : amount_minor
  return left < amount_minor ? left : amount_minor
}
