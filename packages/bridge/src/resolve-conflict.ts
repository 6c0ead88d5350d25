import type { StateSink } from './apply-together'
import type { Database, Sql } from './database'
import type { Message } from './message'

export interface Resolution {
  conflictId: string
  /** `taken`: what was told counts; `kept`: what is held stays. */
  decision: 'taken' | 'kept'
  by: string
  now: Date
}

/** Ends a conflict. @returns false when it is not open any more. */
export function resolveConflict<Tx extends Sql>(
  db: Database<Tx>,
  sink: StateSink<Tx>,
  { conflictId, decision, by, now }: Resolution,
): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [conflict] = await tx.query<{ told: Message }>(
      `update sync_conflict set state = $2, resolved_by = $3, resolved_at = $4
        where id = $1 and state = 'open' returning told`,
      [conflictId, decision, by, now],
    )
    if (!conflict) return false
    if (decision === 'kept') return true
    const { told } = conflict
    const [held] = await tx.query<{ held_version: string }>(
      `select held_version from sync_entity where tenant_id = $1 and entity = $2 and entity_id = $3 for update`,
      [told.tenant_id, told.entity, told.entity_id],
    )
    // A newer state has come in meanwhile: it counts, whoever decided what about the older one.
    if (Number(held?.held_version ?? 0) > told.version) return true
    await sink.apply(tx, told)
    await tx.query(
      `update sync_entity set held_hash = $4, held_deleted = $5, held_at = $6
        where tenant_id = $1 and entity = $2 and entity_id = $3`,
      [told.tenant_id, told.entity, told.entity_id, told.hash, told.deleted, now],
    )
    return true
  })
}
