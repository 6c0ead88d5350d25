import { waitMs } from './backoff'
import type { Database, Sql } from './database'
import type { Message } from './message'

/** Where an app writes what it is told. */
export interface StateSink<Tx extends Sql = Sql> {
  /**
   * Makes the thing what the message says, in `tx`; when the transaction is rolled back, nothing may remain of it.
   * Whatever it writes must not come into the outbox as a change of its own.
   */
  apply(tx: Tx, message: Message): Promise<void>
}

export interface ApplyOptions<Tx extends Sql> {
  sink: StateSink<Tx>
  now: () => Date
  /** Messages of all tenants that one call works on, a few of each in turn. */
  most?: number
  perTenant?: number
  random?: () => number
}

interface Waiting {
  source_id: string
  message_id: string
  attempts: number
  body: Message
}

interface Held {
  held_version: string
  held_hash: string | null
}

/** Messages that fail this often wait for a person. */
const MOST_ATTEMPTS = 10

/** Works on messages that were taken in, each in a transaction of its own, and answers how many. */
export async function apply<Tx extends Sql>(db: Database<Tx>, options: ApplyOptions<Tx>): Promise<number> {
  const { sink, now, most = 50, perTenant = 20, random = Math.random } = options
  const waiting = await db.transaction((tx) => nextWaiting(tx, now(), most, perTenant))
  let done = 0
  for (const { source_id: sourceId, message_id: messageId } of waiting) {
    try {
      if (await db.transaction((tx) => applyOne(tx, sink, sourceId, messageId, now()))) done++
    } catch (error) {
      await db.transaction((tx) => noteFailure(tx, sourceId, messageId, error, now(), random()))
      done++
    }
  }
  return done
}

function nextWaiting(tx: Sql, now: Date, most: number, perTenant: number): Promise<Waiting[]> {
  return tx.query<Waiting>(
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

/** @returns whether there was something to do: another process may have been first. */
async function applyOne<Tx extends Sql>(
  tx: Tx,
  sink: StateSink<Tx>,
  sourceId: string,
  messageId: string,
  now: Date,
): Promise<boolean> {
  const [waiting] = await tx.query<Waiting>(
    `select source_id, message_id, attempts, body from sync_inbox
      where source_id = $1 and message_id = $2 and state = 'received' for update skip locked`,
    [sourceId, messageId],
  )
  if (!waiting) return false
  const message = waiting.body
  const thing = [message.tenant_id, message.entity, message.entity_id]
  const held = await holdEntity(tx, thing)
  const state = await judge(tx, waiting, held, now)
  if (state === 'applied') {
    await sink.apply(tx, message)
    await tx.query(
      `update sync_entity set held_version = $4, held_hash = $5, held_deleted = $6, held_at = $7
        where tenant_id = $1 and entity = $2 and entity_id = $3`,
      [...thing, message.version, message.hash, message.deleted, now],
    )
    await tx.query(
      `update sync_conflict set state = 'overtaken', resolved_at = $5
        where tenant_id = $1 and entity = $2 and entity_id = $3 and version < $4 and state = 'open'`,
      [...thing, message.version, now],
    )
  }
  await tx.query(
    `update sync_inbox set state = $3, attempts = attempts + 1, last_error = null, applied_at = $4
      where source_id = $1 and message_id = $2`,
    [sourceId, messageId, state, now],
  )
  return true
}

/** Two messages of one thing wait for each other here, in whatever processes they are. */
async function holdEntity(tx: Sql, thing: readonly string[]): Promise<Held> {
  await tx.query(
    `insert into sync_entity (tenant_id, entity, entity_id) values ($1, $2, $3) on conflict do nothing`,
    thing,
  )
  const [held] = await tx.query<Held>(
    `select held_version, held_hash from sync_entity
      where tenant_id = $1 and entity = $2 and entity_id = $3 for update`,
    thing,
  )
  return held as Held
}

/** What is older than what is held is dropped; two states of one version are a conflict, which is noted once. */
async function judge(
  tx: Sql,
  { source_id: sourceId, message_id: messageId, body: message }: Waiting,
  held: Held,
  now: Date,
): Promise<'applied' | 'stale' | 'duplicate' | 'conflict'> {
  const version = Number(held.held_version)
  if (message.version > version) return 'applied'
  if (message.version < version) return 'stale'
  if (message.hash === held.held_hash) return 'duplicate'
  await tx.query(
    `insert into sync_conflict (tenant_id, entity, entity_id, version, held_hash, told_hash, told, source_id, message_id, found_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      message.tenant_id,
      message.entity,
      message.entity_id,
      message.version,
      held.held_hash,
      message.hash,
      JSON.stringify(message),
      sourceId,
      messageId,
      now,
    ],
  )
  return 'conflict'
}

async function noteFailure(
  tx: Sql,
  sourceId: string,
  messageId: string,
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
