import type { Permission, Subscription, SubscriptionStatus } from '@cityos/contracts'

/** What somebody does with a subscription, by the name of its route. */
export type SubscriptionVerb = 'activate' | 'resume' | 'change' | 'skip' | 'pause' | 'cancel' | 'delete'

interface Verb {
  /** The states in which it is possible, as the server's table of transitions has it. */
  from: readonly SubscriptionStatus[]
  permission: Permission
  danger?: boolean
}

export const SUBSCRIPTION_VERBS: Record<SubscriptionVerb, Verb> = {
  activate: { from: ['draft'], permission: 'subscription:create' },
  resume: { from: ['paused'], permission: 'subscription:update' },
  change: { from: ['trialing', 'active'], permission: 'subscription:update' },
  skip: { from: ['trialing', 'active'], permission: 'subscription:update' },
  pause: { from: ['active'], permission: 'subscription:update' },
  cancel: {
    from: ['trialing', 'active', 'past_due', 'paused', 'unpaid'],
    permission: 'subscription:cancel',
    danger: true,
  },
  delete: { from: ['draft'], permission: 'subscription:delete', danger: true },
}

type Known = Pick<Subscription, 'status' | 'cancel_at_period_end' | 'pause_at_period_end' | 'next_due_at'>

/** What can be done with a subscription now, by somebody who may. One that is going to rest or end goes on first. */
export function verbsOf(subscription: Known, may: (permission: Permission) => boolean): SubscriptionVerb[] {
  const { status, cancel_at_period_end: ends, pause_at_period_end: rests, next_due_at } = subscription
  return (Object.keys(SUBSCRIPTION_VERBS) as SubscriptionVerb[]).filter((name) => {
    const { from, permission } = SUBSCRIPTION_VERBS[name]
    if (!may(permission)) return false
    if (name === 'resume') return from.includes(status) || ends || rests
    if ((name === 'pause' || name === 'change') && (ends || rests)) return false
    if (name === 'skip' && (ends || rests || !next_due_at)) return false
    return from.includes(status)
  })
}
