import type { MedusaContainer } from '@medusajs/framework/types'
import { PayoutMethod, type PayoutProvider } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { providerConfigs } from '../../modules/payout/store/provider-configs'
import { payoutContext } from '../../workflows/payout/context'

/** The ways of paying that there are, and whether the tenant can use each. */
export async function readPayoutProviders(
  container: MedusaContainer,
): Promise<{ payout_providers: PayoutProvider[] }> {
  const { db, payouts } = payoutContext(container)
  const kept = new Map((await providerConfigs(db)).map((row) => [row.method, row]))
  // These need nothing to be set up.
  const ready = ['manual', ...(payouts.options.sandbox ? ['sandbox'] : [])]
  return {
    payout_providers: PayoutMethod.options.map((method) => ({
      method,
      ready: ready.includes(method) || kept.has(method),
      shown: kept.get(method)?.shown ?? {},
      webhook_urls: method === 'stripe_connect' ? ['stripe', 'stripe-connect'].map(webhookUrl) : [],
    })),
  }
}

const webhookUrl = (endpoint: string) =>
  new URL(`/webhooks/payouts/${requireTenantId()}/${endpoint}`, currentEnvironment().PUBLIC_URL).href
