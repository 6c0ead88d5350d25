import { defineLink } from '@medusajs/framework/utils'
import CustomerModule from '@medusajs/medusa/customer'
import SubscriptionModule from '../modules/subscription'

/** From a subscription to whose it is. */
export default defineLink(
  { linkable: SubscriptionModule.linkable.subscription, field: 'customer_id' },
  CustomerModule.linkable.customer,
  { readOnly: true },
)
