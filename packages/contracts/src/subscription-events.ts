/** What other parts of the system may listen to. Each carries the subscription's id. */
export const SUBSCRIPTION_EVENTS = {
  created: 'subscription.created',
  begun: 'subscription.begun',
  /** Its trial is over. */
  activated: 'subscription.activated',
  pastDue: 'subscription.past_due',
  /** What was owed is paid. */
  recovered: 'subscription.recovered',
  unpaid: 'subscription.unpaid',
  updated: 'subscription.updated',
  paused: 'subscription.paused',
  resumed: 'subscription.resumed',
  canceled: 'subscription.canceled',
  deleted: 'subscription.deleted',
} as const
export type SubscriptionEvent = (typeof SUBSCRIPTION_EVENTS)[keyof typeof SUBSCRIPTION_EVENTS]
