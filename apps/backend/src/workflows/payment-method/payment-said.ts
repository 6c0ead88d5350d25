import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules, PaymentWebhookEvents } from '@medusajs/framework/utils'
import type Stripe from 'stripe'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { learnOfAttempt } from '../subscription/billing/learn-of-attempt'
import { STRIPE } from '../subscription/charging/charge-provider-of'
import { answerOfIntent, CHARGE_KEY, TENANT } from '../subscription/charging/stripe/answer'

/** A message whose signature was good, as it came. */
export interface StripeMessage {
  event: Stripe.Event
  body: string
  headers: Record<string, unknown>
}

/** Core waits as long, so that the request that began a payment has ended. */
const CORES_DELAY_MS = 5_000
const CORES_ATTEMPTS = 3

/**
 * Works on a message of Stripe's about a payment, in the scope of its tenant: one of a cycle says what became of its
 * attempt, in any order and however often; one of a shopper's goes to Medusa. False for what is nobody's here.
 */
export async function paymentSaid(
  container: MedusaContainer,
  { event, body, headers }: StripeMessage,
): Promise<boolean> {
  if (!event.type.startsWith('payment_intent.')) return false
  const intent = event.data.object as Stripe.PaymentIntent
  const { [CHARGE_KEY]: key, [TENANT]: tenant, session_id } = intent.metadata ?? {}
  if (tenant !== requireTenantId()) return false
  if (key) {
    // Before it is confirmed there is nothing to know.
    if (intent.status === 'requires_payment_method' && !intent.last_payment_error) return false
    const answer = answerOfIntent(intent, new Date(event.created * 1000))
    return learnOfAttempt(container, { key, answer })
  }
  if (!session_id) return false
  const payload = { data: event, rawData: body, headers }
  await container
    .resolve(Modules.EVENT_BUS)
    .emit({ name: PaymentWebhookEvents.WebhookReceived, data: { provider: STRIPE, payload } }, {
      delay: CORES_DELAY_MS,
      attempts: CORES_ATTEMPTS,
    } as never)
  return true
}
