import type { Sql } from './database'
import { holdThings, thingOf, writeHeld, type Held } from './held-things'
import type { Message } from './message'
import { RELAXED } from './statements'

/** Where an app writes what it is told. */
export interface StateSink<Tx extends Sql = Sql> {
  /**
   * Makes the thing what the message says, in `tx`; when the transaction is rolled back, nothing may remain of it.
   * Whatever it writes must not come into the outbox as a change of its own.
   */
  apply(tx: Tx, message: Message): Promise<void>
}

/** Of a message that was taken in. */
export interface Key {
  source_id: string
  message_id: string
}

interface Waiting extends Key {
  body: Message
}

type Judgement = 'applied' | 'stale' | 'duplicate' | 'conflict'

/** Works on messages, all or none. @returns how many there were left: another process may have been first. */
export async function applyTogether<Tx extends Sql>(
  tx: Tx,
  sink: StateSink<Tx>,
  keys: readonly Key[],
  now: Date,
): Promise<number> {
  const waiting = await lockWaiting(tx, keys)
  if (!waiting.length) return 0
  const held = await holdThings(
    tx,
    waiting.map(({ body }) => body),
  )
  const judgements: Judgement[] = []
  for (const one of waiting) {
    const { body: message } = one
    const { version, hash, deleted } = message
    const thing = held.get(thingOf(message)) as Held
    const judgement = judge(message, thing)
    judgements.push(judgement)
    if (judgement === 'conflict') await noteConflict(tx, one, thing, now)
    if (judgement !== 'applied') continue
    await sink.apply(tx, message)
    held.set(thingOf(message), { version, hash, deleted, changed: true })
  }
  await writeHeld(tx, held, now)
  await tx.query(
    `update sync_inbox i set state = n.state, attempts = attempts + 1, last_error = null, applied_at = $4
       from unnest($1::text[], $2::text[], $3::text[]) as n (source_id, message_id, state)
      where i.source_id = n.source_id and i.message_id = n.message_id`,
    [...keyColumns(waiting), judgements, now],
  )
  return waiting.length
}

const keyColumns = (keys: readonly Key[]) => [
  keys.map(({ source_id: id }) => id),
  keys.map(({ message_id: id }) => id),
]

/** In the order of `keys`. */
function lockWaiting(tx: Sql, keys: readonly Key[]): Promise<Waiting[]> {
  return tx.query<Waiting>(
    `select i.source_id, i.message_id, i.body, ${RELAXED}
       from unnest($1::text[], $2::text[]) with ordinality as n (source_id, message_id, turn)
       join sync_inbox i on i.source_id = n.source_id and i.message_id = n.message_id
      where i.state = 'received' order by n.turn for update of i skip locked`,
    keyColumns(keys),
  )
}

/** What is older than what is held is dropped; two states of one version are a conflict. */
function judge(message: Message, held: Held): Judgement {
  if (message.version > held.version) return 'applied'
  if (message.version < held.version) return 'stale'
  return message.hash === held.hash ? 'duplicate' : 'conflict'
}

/** A conflict is noted once. */
async function noteConflict(
  tx: Sql,
  { source_id: sourceId, message_id: messageId, body: message }: Waiting,
  held: Held,
  now: Date,
): Promise<void> {
  await tx.query(
    `insert into sync_conflict (tenant_id, entity, entity_id, version, held_hash, told_hash, told, source_id, message_id, found_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing`,
    [
      message.tenant_id,
      message.entity,
      message.entity_id,
      message.version,
      held.hash,
      message.hash,
      JSON.stringify(message),
      sourceId,
      messageId,
      now,
    ],
  )
}
