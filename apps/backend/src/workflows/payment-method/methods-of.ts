import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CityosError, isCityosError } from '@cityos/contracts'
import { accountHoldersOf, type AccountHolder } from '../subscription/charging/account-holder'

/** A method as its provider has it. */
export interface ProviderMethod {
  id: string
  provider_id: string
  data: Record<string, unknown>
  holder: AccountHolder
}

/**
 * What a customer has saved, at all providers or at one.
 * @throws CityosError `payment_provider_unavailable` where one does not answer.
 */
export async function methodsOf(
  container: MedusaContainer,
  customerId: string,
  providerId?: string,
): Promise<ProviderMethod[]> {
  const payments = container.resolve(Modules.PAYMENT)
  const found: ProviderMethod[] = []
  for (const holder of await accountHoldersOf(container, customerId, providerId)) {
    const { provider_id } = holder
    const methods = await asking(() =>
      payments.listPaymentMethods({ provider_id, context: { account_holder: holder } } as never),
    )
    found.push(...methods.map(({ id, data }) => ({ id, provider_id, data: data ?? {}, holder })))
  }
  return found
}

/** Asks a provider. @throws CityosError `payment_provider_unavailable` for whatever goes wrong there. */
export async function asking<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch (error) {
    if (isCityosError(error)) throw error
    const message = 'The payment provider does not answer.'
    throw new CityosError('payment_provider_unavailable', message, undefined, { cause: error })
  }
}
