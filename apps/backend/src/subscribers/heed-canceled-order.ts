import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import { billingContext } from '../workflows/subscription/billing/billing-context'
import { heedCanceled } from '../workflows/subscription/billing/canceled-orders'

/** A billing cycle hears at once that people have canceled its order; a job does it for what nobody told. */
export default async function heedCanceledOrder({
  event,
  container,
}: SubscriberArgs<{ id: string }>): Promise<void> {
  await heedCanceled(billingContext(container), event.data.id)
}

export const config: SubscriberConfig = {
  event: 'order.canceled',
  context: { subscriberId: 'heed-canceled-order' },
}
