import { systemClock } from '@cityos/calendar'
import { env } from '../../env'
import { bridgeDatabase } from '../database/pool'

const DAY_MS = 86_400_000
const AT_ONCE = 5_000

/** What a person has to look at stays: messages that were given up, open conflicts, and what those are about. */
const DONE_WITH = [
  `delete from sync_delivery where id in (
     select id from sync_delivery where state in ('delivered', 'superseded', 'canceled') and created_at < $1 limit ${AT_ONCE})`,
  `delete from sync_inbox where (source_id, message_id) in (
     select i.source_id, i.message_id from sync_inbox i
      where i.state in ('applied', 'stale', 'duplicate', 'conflict') and i.received_at < $1
        and not exists (select from sync_conflict c where c.state = 'open' and c.tenant_id = i.tenant_id
                           and c.entity = i.entity and c.entity_id = i.entity_id)
      limit ${AT_ONCE})`,
  `delete from sync_conflict where id in (
     select id from sync_conflict where state <> 'open' and found_at < $1 limit ${AT_ONCE})`,
]

/** Lets go of what is done with and older than it is kept. @returns how many rows */
export async function forgetOld(): Promise<number> {
  const before = new Date(systemClock.now().getTime() - env().SYNC_RETENTION_DAYS * DAY_MS)
  let forgotten = 0
  for (const statement of DONE_WITH) {
    const gone = await bridgeDatabase.transaction((tx) => tx.query(`${statement} returning 1`, [before]))
    forgotten += gone.length
  }
  return forgotten
}
