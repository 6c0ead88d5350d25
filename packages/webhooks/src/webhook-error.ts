/** Every reason for which a message is refused. A code, once published, keeps its meaning. */
export const WEBHOOK_ERROR_CODES = [
  'webhook_header_missing',
  'webhook_header_invalid',
  'webhook_too_old',
  'webhook_too_new',
  'webhook_signature_invalid',
  'webhook_body_invalid',
] as const
export type WebhookErrorCode = (typeof WEBHOOK_ERROR_CODES)[number]

/** A message that is not accepted. What it says holds neither a secret nor the body. */
export class WebhookError extends Error {
  override readonly name = 'WebhookError'
  /** `instanceof` fails between two copies of this package; this does not. */
  readonly __isWebhookError = true

  constructor(
    readonly code: WebhookErrorCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export function isWebhookError(value: unknown): value is WebhookError {
  return typeof value === 'object' && value !== null && '__isWebhookError' in value
}
