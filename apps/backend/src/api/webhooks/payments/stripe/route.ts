import { sharedStripeWebhook } from '../../../../http/payment-methods/shared-webhook'

/** Takes a message about a payment at the installation's own account at Stripe. */
export const POST = sharedStripeWebhook
