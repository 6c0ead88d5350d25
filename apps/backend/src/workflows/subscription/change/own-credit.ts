import { CityosError } from '@cityos/contracts'
import type { SubscriptionRef, SubscriptionRow } from '../../../modules/subscription/store/subscriptions'

/**
 * Customers credit themselves no days of what is delivered to them: the goods of the period are theirs already, and resting
 * or another plan, again and again, would bring more of them for nothing. The staff may, who knows what came back.
 * @throws CityosError `subscription_delivered`.
 */
export function refuseOwnCredit(
  { id, shipping_option_id }: SubscriptionRow,
  { customerId }: SubscriptionRef,
  creditMinor: bigint,
): void {
  if (customerId === null || shipping_option_id === null || creditMinor <= 0n) return
  throw new CityosError(
    'subscription_delivered',
    `What ${id} delivers is paid for until its period is over: rest or change with the period's end.`,
  )
}
