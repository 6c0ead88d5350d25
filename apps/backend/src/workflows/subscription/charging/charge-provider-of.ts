import type { MedusaContainer } from '@medusajs/framework/types'
import { PAYMENT_SANDBOX_MODULE } from '../../../modules/payment-sandbox'
import type { SandboxBank } from '../../../modules/payment-sandbox/service'
import type { ChargeProvider } from '../../../modules/subscription/domain/charge-provider'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { payoutContext } from '../../payout/context'
import { stripeAccount } from '../../payout/stripe-account'
import { subscriptionModule } from '../subscription-module'
import { findAccountHolder } from './account-holder'
import { byHand } from './by-hand'
import { SandboxCharges, type HolderOf } from './sandbox'
import { StripeCharges } from './stripe/charges'

const SANDBOX = 'pp_sandbox_sandbox'
export const STRIPE = 'pp_stripe_stripe'

/** Who charges saved methods of a payment provider: each makes its `ChargeProvider` for the tenant in scope. */
const PROVIDERS: Readonly<Record<string, (container: MedusaContainer) => ChargeProvider | null>> = {
  pp_system_default: () => byHand,
  [SANDBOX]: sandbox,
  [STRIPE]: stripe,
}

/** Null for a payment provider that nobody can be charged with while they are away. */
export function chargeProviderOf(container: MedusaContainer, providerId: string): ChargeProvider | null {
  return PROVIDERS[providerId]?.(container) ?? null
}

function sandbox(container: MedusaContainer): ChargeProvider | null {
  const bank = container.resolve<SandboxBank>(PAYMENT_SANDBOX_MODULE)
  if (!bank.enabled) return null
  return new SandboxCharges(bank, holdersAt(container, SANDBOX), subscriptionModule(container).clock)
}

function stripe(container: MedusaContainer): ChargeProvider {
  const { db, payouts } = payoutContext(container)
  const open = async () => (await stripeAccount(db, payouts))?.sdk ?? null
  const account = { tenantId: requireTenantId(), open }
  return new StripeCharges(account, holdersAt(container, STRIPE), subscriptionModule(container).clock)
}

const holdersAt =
  (container: MedusaContainer, providerId: string): HolderOf =>
  async (customerId) =>
    (await findAccountHolder(container, customerId, providerId))?.external_id ?? null
