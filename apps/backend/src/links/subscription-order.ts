import { defineLink } from '@medusajs/framework/utils'
import OrderModule from '@medusajs/medusa/order'
import SubscriptionModule from '../modules/subscription'

/** From a subscription to the order that began it. */
export default defineLink(
  { linkable: SubscriptionModule.linkable.subscription, field: 'order_id' },
  OrderModule.linkable.order,
  { readOnly: true },
)
