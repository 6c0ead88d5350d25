import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type PaymentMethod, type SavedPaymentMethod } from '@cityos/contracts'
import { methodsInUse } from '../../modules/subscription/store/methods-in-use'
import { connectionOf } from '../../workflows/connection'
import { cardOf } from '../../workflows/payment-method/card-of'
import { methodsOf } from '../../workflows/payment-method/methods-of'
import { isBegun, type ProviderAnswer } from '../../workflows/payment-method/steps/save-payment-method'

/** What a customer has saved, at all providers. @throws CityosError `payment_provider_unavailable`. */
export async function readPaymentMethods(
  container: MedusaContainer,
  customerId: string,
): Promise<{ payment_methods: PaymentMethod[] }> {
  const [methods, used] = await Promise.all([
    methodsOf(container, customerId),
    methodsInUse(connectionOf(container), customerId),
  ])
  return { payment_methods: methods.map((method) => toMethod(method, used.has(method.id))) }
}

/** The same for the staff. @throws CityosError `not_found` for a customer who is not there, or another tenant's. */
export async function readMethodsOfCustomer(
  container: MedusaContainer,
  customerId: string,
): Promise<{ payment_methods: PaymentMethod[] }> {
  const customer = (await connectionOf(container)('customer')
    .where({ id: customerId })
    .whereNull('deleted_at')
    .first('id')) as object | undefined
  if (!customer) throw new CityosError('not_found', `There is no customer ${customerId}.`)
  return readPaymentMethods(container, customerId)
}

/** What a provider has answered to a wish to save a method; never more of it than a page needs. */
export function toSaved(answer: ProviderAnswer): SavedPaymentMethod {
  if (!isBegun(answer)) return { payment_method: toMethod(answer, false), setup: null }
  return {
    payment_method: null,
    setup: { id: answer.id, client_secret: answer.data['client_secret'] as string },
  }
}

function toMethod({ id, provider_id, data }: ProviderAnswer, is_in_use: boolean): PaymentMethod {
  const { type } = data
  return { id, provider_id, type: typeof type === 'string' ? type : null, card: cardOf(data), is_in_use }
}
