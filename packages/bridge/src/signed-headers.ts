import { sign, type Message } from '@cityos/webhooks'

/**
 * The headers that send a JSON text, proved with each secret: whoever knows one of them believes it, so that secrets
 * may be exchanged while messages travel. @throws Error without a secret, RangeError as `sign` does.
 */
export function signedHeaders(
  secrets: readonly string[],
  message: Omit<Message, 'secret'>,
): Record<string, string> {
  const signed = secrets.map((secret) => sign({ secret, ...message }))
  const [first] = signed
  if (!first) throw new Error('There is no secret to sign with.')
  return {
    ...first,
    'webhook-signature': signed.map((one) => one['webhook-signature']).join(' '),
    'content-type': 'application/json',
  }
}
