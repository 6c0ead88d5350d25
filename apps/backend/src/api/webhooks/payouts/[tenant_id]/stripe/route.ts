import { stripeWebhook } from '../../../../../http/payouts/stripe-webhook'

/** Takes a message about the tenant's own account at Stripe. */
export const POST = stripeWebhook('platform')
