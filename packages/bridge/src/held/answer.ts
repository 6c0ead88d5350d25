import type { Received } from '@cityos/webhooks'
import type { Database } from '../database'
import { RefusedMessage, verified } from '../refused-message'
import { HeldQuestion, type HeldAnswer, type HeldState } from './question'

/** A question is short. */
export const LARGEST_QUESTION_BYTES = 10_000

export interface AnswerHeldOptions extends Received {
  /** Whose messages come where the question came. */
  tenantId: string
  /** What whoever asks may tell of, and ask about. */
  entities: readonly string[]
}

/** Answers who asks what is held here of their things, and proves it. @throws RefusedMessage */
export async function answerHeld(
  db: Database,
  { tenantId, entities, ...received }: AnswerHeldOptions,
): Promise<HeldAnswer> {
  const asked = HeldQuestion.safeParse(verified(received))
  if (!asked.success) throw new RefusedMessage('message_invalid', 'The question has not the form of one.')
  const { tenant_id, entity, after, most } = asked.data
  if (tenant_id !== tenantId || !entities.includes(entity))
    throw new RefusedMessage('message_forbidden', 'This source may not ask about that.')
  return { held: await heldStates(db, { tenantId, entity, after, most }) }
}

/** What is held of these things, for the owner to compare. Those of which nothing is held are missing. */
export async function heldStates(
  db: Database,
  { tenantId, entity, after, most }: { tenantId: string; entity: string; after: string; most: number },
): Promise<HeldState[]> {
  const rows = await db.transaction((tx) =>
    tx.query<Omit<HeldState, 'version'> & { version: string }>(
      `select entity_id, held_version as version, held_hash as hash, held_deleted as deleted from sync_entity
        where tenant_id = $1 and entity = $2 and entity_id collate "C" > $3 and held_version > 0
        order by entity_id collate "C" limit $4`,
      [tenantId, entity, after, most],
    ),
  )
  return rows.map((row) => ({ ...row, version: Number(row.version) }))
}
