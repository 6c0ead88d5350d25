import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { PAYMENT_SANDBOX_MODULE } from '../../modules/payment-sandbox'
import type { SandboxBank } from '../../modules/payment-sandbox/service'

/** @throws CityosError `payment_provider_missing` where nobody may pay with it. */
export function requireSandbox(container: MedusaContainer): SandboxBank {
  const bank = container.resolve<SandboxBank>(PAYMENT_SANDBOX_MODULE)
  if (bank.enabled) return bank
  throw new CityosError('payment_provider_missing', 'Here nobody pays with the sandbox.')
}
