import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type PayoutOnboarding } from '@cityos/contracts'
import { currentEnvironment } from '../../env'
import { accountsOf } from '../../modules/payout/store/accounts'
import { payoutContext, stripeOf } from '../../workflows/payout/context'
import { iso } from '../times'

/**
 * A link to Stripe's own pages, for a few minutes and one use. Where the installation names a portal, the pages lead
 * back to it alone.
 * @throws CityosError `payout_account_missing`, `validation_failed`, `payout_provider_unavailable`.
 */
export async function onboardingLink(
  container: MedusaContainer,
  vendorId: string,
  urls: PayoutOnboarding,
): Promise<{ url: string; expires_at: string }> {
  const context = payoutContext(container)
  const accounts = await accountsOf(context.db, [vendorId])
  const externalId = accounts.find(({ method }) => method === 'stripe_connect')?.external_id
  if (!externalId) {
    throw new CityosError('payout_account_missing', 'There is no account at Stripe yet: make one first.')
  }
  assertOurs(urls)
  const { url, expires_at } = await (await stripeOf(context)).onboardingLink(externalId, urls)
  return { url, expires_at: iso(expires_at) }
}

function assertOurs(urls: PayoutOnboarding): void {
  const portal = currentEnvironment().VENDOR_PORTAL_URL
  if (portal === undefined) return
  for (const [name, url] of Object.entries(urls)) {
    if (new URL(url).origin === new URL(portal).origin) continue
    throw new CityosError('validation_failed', `${name}: has to lead back to ${new URL(portal).origin}.`)
  }
}
