import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError } from '@cityos/contracts'
import { connectionOf } from '../../connection'
import { BY_HAND, savedMethods } from '../create/payment-method'

interface Session {
  provider_id: string
  data: Record<string, unknown> | null
}

const SESSIONS = `
  select s.provider_id, s.data from cart_payment_collection x
    join payment_session s on s.payment_collection_id = x.payment_collection_id and s.deleted_at is null
   where x.cart_id = ? and x.deleted_at is null and s.status not in ('canceled', 'error')`

/**
 * The payment of a cart leaves a method behind that can be charged while its customer is away: it is saved already, or it
 * is being saved with this payment. Money that is taken by hand needs none. A cart that costs nothing has no payment.
 * @throws CityosError `payment_method_missing`.
 */
export async function requireChargeable(
  container: MedusaContainer,
  cartId: string,
  customerId: string,
): Promise<void> {
  const { rows } = await connectionOf(container).raw<{ rows: Session[] }>(SESSIONS, [cartId])
  for (const { provider_id, data } of rows) {
    if (provider_id === BY_HAND || data?.['setup_future_usage'] === 'off_session') continue
    const method = methodIn(data)
    const saved = method ? await savedMethods(container, customerId, provider_id) : []
    if (saved.some(({ id }) => id === method)) continue
    throw new CityosError(
      'payment_method_missing',
      `The cart ${cartId} holds what is bought on a plan: pay with a saved method, or save it with setup_future_usage off_session.`,
    )
  }
}

/** What a provider calls the method that a payment was made with; null where it says nothing of it. */
function methodIn(data: Record<string, unknown> | null): string | null {
  const method = data?.['payment_method']
  if (typeof method === 'string') return method
  const id = (method as { id?: unknown } | null | undefined)?.id
  return typeof id === 'string' ? id : null
}

/** How a subscription is charged from now on that was paid like this. By hand there is no method to name. */
export function methodAfter(payment: Session | null): {
  payment_provider_id: string | null
  payment_method_id: string | null
} {
  const method = payment && (payment.provider_id === BY_HAND ? 'by_hand' : methodIn(payment.data))
  return { payment_provider_id: method ? payment.provider_id : null, payment_method_id: method }
}
