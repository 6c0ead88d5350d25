import { model } from '@medusajs/framework/utils'
import { Subscription } from './subscription'

/** One thing of a subscription; its price is frozen in minor units, which the migration says. */
export const SubscriptionItem = model.define('subscription_item', {
  id: model.id({ prefix: 'subitem' }).primaryKey(),
  variant_id: model.text(),
  product_id: model.text(),
  title: model.text(),
  quantity: model.number(),
  subscription: model.belongsTo(() => Subscription, { mappedBy: 'items' }),
})
