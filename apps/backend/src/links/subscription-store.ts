import { defineLink } from '@medusajs/framework/utils'
import SubscriptionModule from '../modules/subscription'
import TenantStoreModule from '../modules/tenant-store'

/** From a subscription to the store that sold it. */
export default defineLink(
  { linkable: SubscriptionModule.linkable.subscription, field: 'store_id' },
  TenantStoreModule.linkable.tenantStore,
  { readOnly: true },
)
