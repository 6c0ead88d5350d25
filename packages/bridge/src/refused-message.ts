import { verify, WebhookError, type Received } from '@cityos/webhooks'

export type Refusal =
  | 'source_unknown'
  | 'signature_refused'
  | 'body_too_large'
  | 'message_invalid'
  | 'message_form_unknown'
  | 'message_forbidden'

/** A message that is not taken in; nothing of it is kept. */
export class RefusedMessage extends Error {
  override readonly name = 'RefusedMessage'
  constructor(
    readonly code: Refusal,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

/** What somebody has said, once it is proved to be theirs. @throws RefusedMessage `signature_refused`, `message_invalid` */
export function verified(received: Received): unknown {
  try {
    return verify(received)
  } catch (cause) {
    if (!(cause instanceof WebhookError)) throw cause
    const invalid = cause.code === 'webhook_body_invalid'
    throw new RefusedMessage(invalid ? 'message_invalid' : 'signature_refused', cause.message, { cause })
  }
}
