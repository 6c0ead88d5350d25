import type { MedusaContainer } from '@medusajs/framework/types'
import { CityosError, type UpdateSubscription } from '@cityos/contracts'
import {
  requireSubscription,
  type SubscriptionRef,
  type SubscriptionRow,
} from '../../../modules/subscription/store/subscriptions'
import { BY_HAND, requirePaymentMethod } from '../create/payment-method'
import { requireCountry } from '../create/place'
import { requireShippingOption } from '../create/plan-subscription'
import { connectionOf } from '../../connection'

/**
 * What an update names is there, and fits the subscription.
 * @throws CityosError `not_found`, `validation_failed`, `payment_method_missing`.
 */
export async function checkUpdate(
  container: MedusaContainer,
  ref: SubscriptionRef,
  update: UpdateSubscription,
): Promise<void> {
  const sql = connectionOf(container)
  const { customer_id, region_id } = await requireSubscription(sql, ref)
  const { shipping_address, shipping_option_id, payment_provider_id, payment_method_id } = update
  if (shipping_address) await requireCountry(sql, region_id, shipping_address.country_code)
  if (shipping_option_id) await requireShippingOption(sql, shipping_option_id)
  if (payment_provider_id && payment_method_id) {
    await requirePaymentMethod(container, { customer_id, region_id, payment_provider_id, payment_method_id })
  }
}

/**
 * What is asked for by hand counts as paid, so the staff alone says that a subscription is paid like that. The caller has
 * locked it. @throws CityosError `payment_method_missing` where a customer does.
 */
export function refuseByHand(
  { id, payment_provider_id }: SubscriptionRow,
  update: UpdateSubscription,
  { customerId }: SubscriptionRef,
): void {
  if (customerId === null || update.payment_provider_id !== BY_HAND) return
  if (payment_provider_id === BY_HAND) return
  throw new CityosError(
    'payment_method_missing',
    `The subscription ${id} needs a saved payment method: only the shop’s staff lets it be paid by hand.`,
  )
}

/** What begins without a trial is charged at once, and a method that is named has to be one. @throws as above. */
export async function checkActivate(container: MedusaContainer, ref: SubscriptionRef): Promise<void> {
  const row = await requireSubscription(connectionOf(container), ref)
  if (row.status !== 'draft') return
  if (row.payment_method_id || !row.trial_ends_on) await requirePaymentMethod(container, row)
}
