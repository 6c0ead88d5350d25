import { defineLink } from '@medusajs/framework/utils'
import ProductModule from '@medusajs/medusa/product'
import SubscriptionModule from '../modules/subscription'

/** From a thing of a subscription to the variant. */
export default defineLink(
  { linkable: SubscriptionModule.linkable.subscriptionItem, field: 'variant_id' },
  ProductModule.linkable.productVariant,
  { readOnly: true },
)
