import { timingSafeEqual } from 'node:crypto'
import { signerOf } from './secret'
import { MESSAGE_ID } from './sign'
import { WebhookError } from './webhook-error'

export const TOLERANCE_SECONDS = 300
/** A sender that rotates its secret signs with two; more than a few are somebody who wants us to compare for long. */
const MOST_SIGNATURES = 10

export interface Received {
  /** Every secret that counts at this moment: two while one replaces the other. */
  secrets: readonly string[]
  /** As Node and fetch give them; names in any case. */
  headers: Headers | Readonly<Record<string, string | readonly string[] | undefined>>
  /** The raw text, before anything has parsed it. */
  body: string
  now: Date
  /** How far the sender's clock may be from ours, either way. 300 by default. */
  toleranceSeconds?: number
}

/**
 * The parsed body of a message that one of the secrets has signed and that is neither too old nor from the future.
 * Whether it was seen before is for the caller to know, by `webhook-id`. @throws WebhookError
 */
export function verify({
  secrets,
  headers,
  body,
  now,
  toleranceSeconds = TOLERANCE_SECONDS,
}: Received): unknown {
  const id = headerOf(headers, 'webhook-id')
  const stated = headerOf(headers, 'webhook-timestamp')
  const signatures = headerOf(headers, 'webhook-signature').split(' ').slice(0, MOST_SIGNATURES)
  if (!MESSAGE_ID.test(id)) throw new WebhookError('webhook_header_invalid', 'webhook-id is no id.')
  if (!/^\d{1,12}$/.test(stated)) {
    throw new WebhookError('webhook_header_invalid', 'webhook-timestamp is no time in seconds.')
  }
  const seconds = Number(stated)
  const timestamp = new Date(seconds * 1000)
  // Before the age: what nobody signed learns nothing of our clock.
  if (!secrets.some((secret) => isSigned(signatures, signerOf(secret).sign(id, timestamp, body)))) {
    throw new WebhookError('webhook_signature_invalid', 'No signature is of a secret that counts.')
  }
  const ageSeconds = Math.floor(now.getTime() / 1000) - seconds
  if (ageSeconds > toleranceSeconds) throw new WebhookError('webhook_too_old', 'The message is too old.')
  if (ageSeconds < -toleranceSeconds)
    throw new WebhookError('webhook_too_new', 'The message is from the future.')
  return parse(body)
}

function headerOf(headers: Received['headers'], name: string): string {
  const value =
    headers instanceof Headers
      ? headers.get(name)
      : Object.entries(headers).find(([key]) => key.toLowerCase() === name)?.[1]
  if (value === undefined || value === null || value === '') {
    throw new WebhookError('webhook_header_missing', `The header ${name} is missing.`)
  }
  if (typeof value !== 'string') throw new WebhookError('webhook_header_invalid', `${name} is there twice.`)
  return value
}

function isSigned(signatures: readonly string[], expected: string): boolean {
  const wanted = Buffer.from(expected)
  return signatures.some((given) => {
    const bytes = Buffer.from(given)
    return bytes.length === wanted.length && timingSafeEqual(bytes, wanted)
  })
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch (cause) {
    throw new WebhookError('webhook_body_invalid', 'The body is no JSON.', { cause })
  }
}
