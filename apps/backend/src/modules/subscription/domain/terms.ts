/** `draft` is written and not begun; `past_due` owes a cycle that is tried again; `unpaid` one that is not. */
export type SubscriptionStatus =
  'draft' | 'trialing' | 'active' | 'past_due' | 'paused' | 'unpaid' | 'canceled'

/** `void`: not billed any more, and never was. */
export type BillingCycleStatus =
  'scheduled' | 'processing' | 'paid' | 'failed' | 'retrying' | 'uncollectible' | 'void'
