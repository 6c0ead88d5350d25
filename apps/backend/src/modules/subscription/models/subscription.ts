import { model } from '@medusajs/framework/utils'
import { BillingCycle } from './billing-cycle'
import { SubscriptionItem } from './subscription-item'

/** What links and queries see of a subscription; the rest of the row is in the migration. */
export const Subscription = model.define('subscription', {
  id: model.id({ prefix: 'sub' }).primaryKey(),
  customer_id: model.text(),
  store_id: model.text().nullable(),
  plan_id: model.text().nullable(),
  order_id: model.text().nullable(),
  status: model.enum(['draft', 'trialing', 'active', 'past_due', 'paused', 'unpaid', 'canceled']),
  currency_code: model.text(),
  items: model.hasMany(() => SubscriptionItem, { mappedBy: 'subscription' }),
  cycles: model.hasMany(() => BillingCycle, { mappedBy: 'subscription' }),
})
