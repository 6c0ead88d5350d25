import { stripeWebhook } from '../../../../../http/payouts/stripe-webhook'

/** Takes a message about a vendor's account at Stripe. */
export const POST = stripeWebhook('connect')
