import type { MedusaContainer } from '@medusajs/framework/types'
import { SUBSCRIPTION_MODULE } from '../../modules/subscription'
import type { SubscriptionModuleService } from '../../modules/subscription/service'

export function subscriptionModule(container: MedusaContainer): SubscriptionModuleService {
  return container.resolve<SubscriptionModuleService>(SUBSCRIPTION_MODULE)
}
