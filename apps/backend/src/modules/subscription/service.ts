import { MedusaService } from '@medusajs/framework/utils'
import type { Clock } from '@cityos/calendar'
import { BillingCycle } from './models/billing-cycle'
import { Subscription } from './models/subscription'
import { SubscriptionItem } from './models/subscription-item'
import { MovableClock } from './movable-clock'

interface Options {
  clock?: Clock
}

/**
 * Subscriptions as other modules see them, for links and queries. What is written goes through the functions of
 * `store/`, in a transaction.
 */
export class SubscriptionModuleService extends MedusaService({
  Subscription,
  SubscriptionItem,
  BillingCycle,
}) {
  /** Another one in tests. */
  clock: Clock

  constructor(dependencies: Record<string, unknown>, options: Options = {}) {
    super(dependencies)
    this.clock = new MovableClock(options.clock)
  }
}
