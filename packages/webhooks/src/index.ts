export { newWebhookSecret } from './secret'
export { sign, type Message, type WebhookHeaders } from './sign'
export { TOLERANCE_SECONDS, verify, type Received } from './verify'
export { isWebhookError, WEBHOOK_ERROR_CODES, WebhookError, type WebhookErrorCode } from './webhook-error'
