import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { findAccountHolder } from '../charging/account-holder'

/** It takes money outside of Medusa: there is nobody to ask whether a method is the customer's. */
export const BY_HAND = 'pp_system_default'

interface Named {
  customer_id: string
  region_id: string
  payment_provider_id: string | null
  payment_method_id: string | null
}

/**
 * The method that is named is saved for this customer at a provider that the region takes.
 * @throws CityosError `payment_method_missing`.
 */
export async function requirePaymentMethod(container: MedusaContainer, named: Named): Promise<void> {
  const { customer_id, region_id, payment_provider_id: provider, payment_method_id: method } = named
  if (!provider || !method) throw missing('A subscription that is charged needs a saved payment method.')
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const taken = (await connection('region_payment_provider')
    .where({ region_id, payment_provider_id: provider })
    .whereNull('deleted_at')
    .first('id')) as object | undefined
  if (!taken) throw missing(`The region ${region_id} does not take ${provider}.`)
  if (provider === BY_HAND) return
  const methods = await savedMethods(container, customer_id, provider)
  if (methods.some(({ id }) => id === method)) return
  throw missing(`The customer ${customer_id} has saved no method ${method} at ${provider}.`)
}

/** The methods that a provider has saved for a customer. */
export async function savedMethods(
  container: MedusaContainer,
  customerId: string,
  provider: string,
): Promise<readonly { id: string }[]> {
  const holder = await findAccountHolder(container, customerId, provider)
  if (!holder) return []
  return container
    .resolve(Modules.PAYMENT)
    .listPaymentMethods({ provider_id: provider, context: { account_holder: holder } } as never)
}

const missing = (why: string) => new CityosError('payment_method_missing', why)
