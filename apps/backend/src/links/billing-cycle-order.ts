import { defineLink } from '@medusajs/framework/utils'
import OrderModule from '@medusajs/medusa/order'
import SubscriptionModule from '../modules/subscription'

/** From a cycle to the order that billed it. */
export default defineLink(
  { linkable: SubscriptionModule.linkable.billingCycle, field: 'order_id' },
  OrderModule.linkable.order,
  { readOnly: true },
)
