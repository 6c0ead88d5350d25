import type { Received } from '@cityos/webhooks'
import type { Database, Sql } from './database'
import { Message, MESSAGE_FORM } from './message'
import { RefusedMessage, verified } from './refused-message'

/** Who may tell us something, as `webhook_source` keeps it. */
export interface Source {
  id: string
  tenant_id: string
  secrets: unknown
  entities: string[]
}

export const LARGEST_BODY_BYTES = 1024 * 1024

export interface ReceiveOptions {
  sourceId: string
  headers: Received['headers']
  /** As it came over the wire. */
  body: string
  now: Date
  openSecrets: (kept: unknown) => readonly string[]
  /** Who a source is that is not written down yet; it is, with the first message that it proves. */
  introduce?: (id: string) => Omit<Source, 'id'> | undefined
}

/**
 * Takes a message in, once, and does nothing with it yet: what is answered now is that it will not be lost.
 * @returns whether it was here before. @throws RefusedMessage
 */
export async function receive(
  db: Database,
  { sourceId, headers, body, now, openSecrets, introduce }: ReceiveOptions,
): Promise<'received' | 'again'> {
  if (Buffer.byteLength(body) > LARGEST_BODY_BYTES) {
    throw new RefusedMessage('body_too_large', `A message has at most ${LARGEST_BODY_BYTES} bytes.`)
  }
  return db.transaction(async (tx) => {
    const { source, known } = await sourceOf(tx, sourceId, introduce)
    const told = verified({ secrets: openSecrets(source.secrets), headers, body, now })
    const message = messageOf(told)
    if (message.tenant_id !== source.tenant_id || !source.entities.includes(message.entity)) {
      throw new RefusedMessage('message_forbidden', 'This source may not tell of that.')
    }
    if (!known) await writeDown(tx, source, now)
    const written = await tx.query(
      `insert into sync_inbox (source_id, message_id, tenant_id, event, entity, entity_id, version, body, state,
                               next_attempt_at, received_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, 'received', $9, $9)
       on conflict (source_id, message_id) do nothing returning message_id`,
      [
        source.id,
        idOf(headers),
        message.tenant_id,
        message.event,
        message.entity,
        message.entity_id,
        message.version,
        JSON.stringify(message),
        now,
      ],
    )
    return written.length ? 'received' : 'again'
  })
}

async function sourceOf(
  tx: Sql,
  id: string,
  introduce: ReceiveOptions['introduce'],
): Promise<{ source: Source; known: boolean }> {
  const [source] = await tx.query<Source>(
    'select id, tenant_id, secrets, entities from webhook_source where id = $1',
    [id],
  )
  if (source) return { source, known: true }
  const introduced = introduce?.(id)
  if (!introduced) throw new RefusedMessage('source_unknown', 'There is no such source.')
  return { source: { id, ...introduced }, known: false }
}

async function writeDown(tx: Sql, { id, tenant_id, secrets, entities }: Source, now: Date): Promise<void> {
  await tx.query(
    `insert into webhook_source (id, tenant_id, secrets, entities, created_at, updated_at)
     values ($1, $2, $3, $4, $5, $5) on conflict do nothing`,
    [id, tenant_id, JSON.stringify(secrets), entities, now],
  )
}

function messageOf(told: unknown): Message {
  const { form } = (told ?? {}) as { form?: unknown }
  if (typeof form === 'number' && form !== MESSAGE_FORM) {
    throw new RefusedMessage('message_form_unknown', `Messages of the form ${form} are not understood here.`)
  }
  const parsed = Message.safeParse(told)
  if (!parsed.success) {
    throw new RefusedMessage('message_invalid', 'The message has not the form that it states.', {
      cause: parsed.error,
    })
  }
  return parsed.data
}

/** `verify` has seen to it that there is one. */
function idOf(headers: Received['headers']): string {
  if (headers instanceof Headers) return headers.get('webhook-id') as string
  return Object.entries(headers).find(([name]) => name.toLowerCase() === 'webhook-id')?.[1] as string
}
