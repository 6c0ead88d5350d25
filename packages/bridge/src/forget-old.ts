import type { Database } from './database'

const AT_ONCE = 5_000

/** What a person has to look at stays: messages that were given up, open conflicts, and the states that those compare. */
const DONE_WITH = [
  // One that was sent again is as old as its sending.
  `delete from sync_delivery where id in (
     select id from sync_delivery
      where state in ('delivered', 'superseded', 'canceled') and coalesce(delivered_at, occurred_at) < $2
      limit $1) returning 1`,
  `delete from sync_inbox where (source_id, message_id) in (
     select i.source_id, i.message_id from sync_inbox i
      where i.state in ('applied', 'stale', 'duplicate', 'conflict') and i.received_at < $2
        and not exists (select from sync_conflict c where c.state = 'open' and c.tenant_id = i.tenant_id
                           and c.entity = i.entity and c.entity_id = i.entity_id)
      limit $1) returning 1`,
  `delete from sync_conflict where id in (
     select id from sync_conflict where state <> 'open' and found_at < $2 limit $1) returning 1`,
]

/** Lets go of what is done with and older than `before`, a few thousand rows in each transaction. @returns how many */
export async function forgetOld(db: Database, before: Date): Promise<number> {
  let forgotten = 0
  for (const statement of DONE_WITH) forgotten += await deleteInParts(db, statement, [before])
  return forgotten
}

/**
 * Deletes many rows without keeping anybody waiting for long. The statement deletes at most `$1` rows and returns
 * something for each; `values` are `$2`, `$3` … @returns how many
 */
export async function deleteInParts(
  db: Database,
  statement: string,
  values: readonly unknown[],
): Promise<number> {
  let deleted = 0
  for (let last = AT_ONCE; last === AT_ONCE; deleted += last)
    last = (await db.transaction((tx) => tx.query(statement, [AT_ONCE, ...values]))).length
  return deleted
}
