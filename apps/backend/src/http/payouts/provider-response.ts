import type { MedusaContainer } from '@medusajs/framework/types'
import { PayoutMethod, type PayoutProvider } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { providerConfigs } from '../../modules/payout/store/provider-configs'
import { payoutContext } from '../../workflows/payout/context'

/** These need nothing to be set up. */
const ALWAYS_READY: readonly string[] = ['manual', 'sandbox']

/** The ways of paying that there are, and whether the tenant can use each. */
export async function readPayoutProviders(
  container: MedusaContainer,
): Promise<{ payout_providers: PayoutProvider[] }> {
  const kept = new Map((await providerConfigs(payoutContext(container).db)).map((row) => [row.method, row]))
  return {
    payout_providers: PayoutMethod.options.map((method) => ({
      method,
      ready: ALWAYS_READY.includes(method) || kept.has(method),
      shown: kept.get(method)?.shown ?? {},
      webhook_urls: method === 'stripe_connect' ? ['stripe', 'stripe-connect'].map(webhookUrl) : [],
    })),
  }
}

const webhookUrl = (endpoint: string) =>
  new URL(`/webhooks/payouts/${requireTenantId()}/${endpoint}`, currentEnvironment().PUBLIC_URL).href
