import { waitMs } from './backoff'
import type { Database, Sql } from './database'
import { applyTogether, type Key, type StateSink } from './apply-together'

export interface ApplyOptions<Tx extends Sql> {
  sink: StateSink<Tx>
  now: () => Date
  /** Messages of all tenants that one call works on, a few of each in turn. */
  most?: number
  perTenant?: number
  random?: () => number
}

/** Messages that fail this often wait for a person. */
const MOST_ATTEMPTS = 10

/** So many are applied in one transaction: what all need is asked for once, and the disk is waited for once. */
const TOGETHER = 20

/** Works on messages that were taken in, and answers on how many. One that fails is undone and noted by itself. */
export async function apply<Tx extends Sql>(db: Database<Tx>, options: ApplyOptions<Tx>): Promise<number> {
  const { sink, now, most = 100, perTenant = 20, random = Math.random } = options
  const waiting = await db.transaction((tx) => nextWaiting(tx, now(), most, perTenant))
  let done = 0
  for (let next = 0; next < waiting.length; next += TOGETHER) {
    const together = waiting.slice(next, next + TOGETHER)
    try {
      done += await db.transaction((tx) => applyTogether(tx, sink, together, now()))
    } catch {
      done += await applySingly(db, together, { sink, now, random })
    }
  }
  return done
}

async function applySingly<Tx extends Sql>(
  db: Database<Tx>,
  keys: readonly Key[],
  { sink, now, random }: { sink: StateSink<Tx>; now: () => Date; random: () => number },
): Promise<number> {
  let done = 0
  for (const key of keys) {
    try {
      done += await db.transaction((tx) => applyTogether(tx, sink, [key], now()))
    } catch (error) {
      await db.transaction((tx) => noteFailure(tx, key, error, now(), random()))
      done++
    }
  }
  return done
}

function nextWaiting(tx: Sql, now: Date, most: number, perTenant: number): Promise<Key[]> {
  return tx.query<Key>(
    `with recursive tenants (tenant_id) as (
       (select tenant_id from sync_inbox where state = 'received' order by tenant_id limit 1)
       union all
       select (select i.tenant_id from sync_inbox i
                where i.state = 'received' and i.tenant_id > t.tenant_id order by i.tenant_id limit 1)
         from tenants t where t.tenant_id is not null
     )
     select i.source_id, i.message_id from tenants t cross join lateral (
       select *, row_number() over (order by position) as turn from (
         select * from sync_inbox
          where tenant_id = t.tenant_id and state = 'received' and next_attempt_at <= $1
          order by position limit $3
       ) few
     ) i where t.tenant_id is not null
     order by i.turn, i.position limit $2`,
    [now, most, perTenant],
  )
}

async function noteFailure(
  tx: Sql,
  { source_id: sourceId, message_id: messageId }: Key,
  error: unknown,
  now: Date,
  random: number,
): Promise<void> {
  const [row] = await tx.query<{ attempts: number }>(
    `update sync_inbox set attempts = attempts + 1, last_error = $3
      where source_id = $1 and message_id = $2 and state = 'received' returning attempts`,
    [sourceId, messageId, (error instanceof Error ? error.message : String(error)).slice(0, 1_000)],
  )
  if (!row) return
  await tx.query(
    `update sync_inbox set state = case when $3::int >= ${MOST_ATTEMPTS} then 'dead' else state end, next_attempt_at = $4
      where source_id = $1 and message_id = $2`,
    [sourceId, messageId, row.attempts, new Date(now.getTime() + waitMs(row.attempts, random))],
  )
}
