import { randomBytes } from 'node:crypto'
import { Webhook } from 'standardwebhooks'

const PREFIX = 'whsec_'
/** Standard Webhooks asks for 24 to 64 bytes. */
const FEWEST_BYTES = 24
const MOST_BYTES = 64
const NEW_BYTES = 32

/** A new signing secret, `whsec_` and 32 random bytes in base64. */
export function newWebhookSecret(): string {
  return PREFIX + randomBytes(NEW_BYTES).toString('base64')
}

/**
 * What signs with this secret. @throws RangeError for one that is not `whsec_` and 24 to 64 bytes in base64: a key
 * that can be guessed, or that another library reads as other bytes, signs nothing.
 */
export function signerOf(secret: string): Webhook {
  const encoded = secret.startsWith(PREFIX) ? secret.slice(PREFIX.length) : ''
  const bytes = Buffer.from(encoded, 'base64')
  const exact = bytes.toString('base64') === encoded
  if (!exact || bytes.length < FEWEST_BYTES || bytes.length > MOST_BYTES) {
    throw new RangeError(
      `A webhook secret is ${PREFIX} and ${FEWEST_BYTES} to ${MOST_BYTES} bytes in base64.`,
    )
  }
  return new Webhook(secret)
}
