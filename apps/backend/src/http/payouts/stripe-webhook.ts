import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type Stripe from 'stripe'
import { CityosError, ID_PREFIXES, idSchema, isCityosError } from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { paymentSaid } from '../../workflows/payment-method/payment-said'
import { stripeSaid } from '../../workflows/dispute/stripe-said'
import { payoutContext, stripeOf } from '../../workflows/payout/context'
import { providerSaid } from '../../workflows/payout/process/provider-said'
import { rawBody } from '../sync/raw-body'

const MOST_BYTES = 1_000_000

/**
 * An endpoint of a tenant's for Stripe. The signature is checked on the bytes with that tenant's own secret; who cannot
 * sign learns nothing, not even whether there is such a tenant.
 * @throws CityosError `signature_refused`, `body_too_large`.
 */
export function stripeWebhook(endpoint: 'platform' | 'connect') {
  return async (request: MedusaRequest, response: MedusaResponse) => {
    const body = await rawBody(request, MOST_BYTES)
    const tenant = idSchema(ID_PREFIXES.tenant).safeParse(request.params['tenant_id'])
    if (!tenant.success) throw refused()
    // Of a tenant that is not there nobody finds keys.
    const isNew = await runInTenant(tenant.data, async () => {
      const context = payoutContext(request.scope)
      const stripe = await stripeOf(context).catch((error: unknown) => {
        throw isCityosError(error) ? refused() : error
      })
      const signature = request.get('stripe-signature') ?? ''
      const event = stripe.parseWebhook(endpoint, body, signature, context.payouts.now())
      if (endpoint === 'platform') {
        const { headers } = request
        await paymentSaid(request.scope, { event: JSON.parse(body) as Stripe.Event, body, headers })
      }
      return providerSaid(context, stripe, event, {
        dispute: async (reference) => stripeSaid(request.scope, await stripe.dispute(reference)),
      })
    })
    response.json({ state: isNew ? 'received' : 'again' })
  }
}

const refused = () => new CityosError('signature_refused', 'The signature is not Stripe’s, or too old.')
