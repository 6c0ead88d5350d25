import { signerOf } from './secret'

/** A message's id: no dot, which parts it from the time in what is signed. */
export const MESSAGE_ID = /^[\w-]{1,200}$/

export interface Message {
  /** `whsec_…` */
  secret: string
  /** Unique for each message, and the same each time it is sent again. */
  id: string
  /** When this attempt is made; sent in whole seconds. */
  timestamp: Date
  /** Exactly the text that is sent. */
  body: string
}

/** A type rather than an interface, so that it can be passed wherever headers are taken. */
export type WebhookHeaders = {
  'webhook-id': string
  'webhook-timestamp': string
  'webhook-signature': string
}

/**
 * The headers that prove a message by Standard Webhooks (standardwebhooks.com): HMAC-SHA256 over `id.timestamp.body`.
 * @throws RangeError for a secret, an id or a time that cannot be used.
 */
export function sign({ secret, id, timestamp, body }: Message): WebhookHeaders {
  if (!MESSAGE_ID.test(id)) throw new RangeError('The id of a message is 1 to 200 letters, digits, _ and -.')
  const seconds = Math.floor(timestamp.getTime() / 1000)
  if (!Number.isSafeInteger(seconds)) throw new RangeError('The time of a message is no time.')
  return {
    'webhook-id': id,
    'webhook-timestamp': String(seconds),
    'webhook-signature': signerOf(secret).sign(id, timestamp, body),
  }
}
