import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type Stripe from 'stripe'
import { CityosError, ID_PREFIXES, idSchema } from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { stripeClient } from '../../modules/payout/providers/stripe/client'
import { paymentSaid } from '../../workflows/payment-method/payment-said'
import { payoutContext } from '../../workflows/payout/context'
import { rawBody } from '../sync/raw-body'

const MOST_BYTES = 1_000_000
/** Older messages were kept by somebody. */
const TOLERANCE_SECONDS = 300

/**
 * The endpoint of the installation's own account at Stripe, which takes money for several tenants: each payment says whose
 * it is. What is nobody's here is no error: another program may use the account too.
 * @throws CityosError `signature_refused`, `body_too_large`.
 */
export async function sharedStripeWebhook(request: MedusaRequest, response: MedusaResponse): Promise<void> {
  const body = await rawBody(request, MOST_BYTES)
  const event = verified(request, body)
  const { metadata } = event.data.object as { metadata?: Record<string, string> | null }
  const tenant = idSchema(ID_PREFIXES.tenant).safeParse(metadata?.['tenant_id'])
  const isOurs =
    tenant.success &&
    (await runInTenant(tenant.data, () =>
      paymentSaid(request.scope, { event, body, headers: request.headers }),
    ))
  response.json({ state: isOurs ? 'received' : 'ignored' })
}

function verified(request: MedusaRequest, body: string): Stripe.Event {
  const { payouts } = payoutContext(request.scope)
  const { stripeAccount: account, stripeUrl } = payouts.options
  if (!account?.webhookSecret) throw refused()
  const signature = request.get('stripe-signature') ?? ''
  const { webhooks } = stripeClient(account.secretKey, stripeUrl)
  const now = payouts.now().getTime()
  try {
    return webhooks.constructEvent(body, signature, account.webhookSecret, TOLERANCE_SECONDS, undefined, now)
  } catch (error) {
    throw refused(error)
  }
}

const refused = (cause?: unknown) =>
  new CityosError('signature_refused', 'The signature is not Stripe’s, or too old.', undefined, { cause })
