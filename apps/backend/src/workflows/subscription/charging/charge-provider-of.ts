import type { MedusaContainer } from '@medusajs/framework/types'
import { PAYMENT_SANDBOX_MODULE } from '../../../modules/payment-sandbox'
import type { SandboxBank } from '../../../modules/payment-sandbox/service'
import type { ChargeProvider } from '../../../modules/subscription/domain/charge-provider'
import { subscriptionModule } from '../subscription-module'
import { findAccountHolder } from './account-holder'
import { byHand } from './by-hand'
import { SandboxCharges, type HolderOf } from './sandbox'

const SANDBOX = 'pp_sandbox_sandbox'

/** Who charges saved methods of a payment provider: each makes its `ChargeProvider` for the tenant in scope. */
const PROVIDERS: Readonly<Record<string, (container: MedusaContainer) => ChargeProvider | null>> = {
  pp_system_default: () => byHand,
  [SANDBOX]: sandbox,
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

const holdersAt =
  (container: MedusaContainer, providerId: string): HolderOf =>
  async (customerId) =>
    (await findAccountHolder(container, customerId, providerId))?.external_id ?? null
