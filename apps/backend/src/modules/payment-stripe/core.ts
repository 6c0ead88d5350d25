import type { IPaymentProvider, ProviderWebhookPayload } from '@medusajs/framework/types'
import stripePayments from '@medusajs/medusa/payment-stripe'
import type Stripe from 'stripe'

/** What of Medusa's own provider is built on here. */
interface CoreStripe extends IPaymentProvider {
  constructWebhookEvent(payload: ProviderWebhookPayload['payload']): Stripe.Event
}

/** Medusa's provider of cards at Stripe: its package gives no class away, but those that it registers. */
export const CoreStripeProvider = stripePayments.services.find(
  (service) => (service as unknown as { identifier?: string }).identifier === 'stripe',
) as unknown as new (cradle: object, options: object) => CoreStripe
