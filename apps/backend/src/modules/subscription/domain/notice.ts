import {
  DEFAULT_SUBSCRIPTION_NOTICES,
  type BillingCycleStatus,
  type SubscriptionNoticeKind,
  type SubscriptionNotices,
  type SubscriptionStatus,
  type UpdateSubscriptionNotices,
} from '@cityos/contracts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS

/** How long to wait before it is tried again, each time; the last repeats until it is no news any more. */
const RETRY_DELAYS_MS = [1, 5, 15, 60, 240].map((minutes) => minutes * MINUTE_MS)

/** So long something is worth telling, where nothing else ends it. */
const NEWS_DAYS = 3

/** Until when something that has happened now is tried to be told. */
export const newsUntil = (now: Date): Date => new Date(now.getTime() + NEWS_DAYS * DAY_MS)

/** When it is tried again after so many failures; null where it is no news by then. */
export function nextTryAt(tries: number, givesUpAt: Date, now: Date): Date | null {
  const delay = RETRY_DELAYS_MS[Math.min(tries, RETRY_DELAYS_MS.length) - 1] ?? RETRY_DELAYS_MS[0]!
  const next = new Date(now.getTime() + delay)
  return next < givesUpAt ? next : null
}

/** Settings after a change, kind by kind; what was never set is the product's own. */
export function withNotices(
  before: UpdateSubscriptionNotices,
  change: UpdateSubscriptionNotices = {},
): SubscriptionNotices {
  const kinds = Object.keys(DEFAULT_SUBSCRIPTION_NOTICES) as SubscriptionNoticeKind[]
  return Object.fromEntries(
    kinds.map((kind) => [kind, { ...DEFAULT_SUBSCRIPTION_NOTICES[kind], ...before[kind], ...change[kind] }]),
  ) as SubscriptionNotices
}

/** What has become of it since it was written down. */
interface NoticeFacts {
  kind: SubscriptionNoticeKind
  subscription_status: SubscriptionStatus
  /** It is about to rest or end: nothing is charged any more. */
  is_ending: boolean
  /** Null for what is about no cycle. */
  cycle_status: BillingCycleStatus | null
  /** For a card: it is still what the subscription is paid with. */
  is_its_method: boolean
}

/** Whether it is still so: nobody is asked for what they have paid meanwhile, or told of a charge that does not come. */
export function isStillTrue({
  kind,
  subscription_status: status,
  is_ending,
  cycle_status,
  is_its_method,
}: NoticeFacts): boolean {
  switch (kind) {
    case 'upcoming_charge':
      return status === 'active' && !is_ending && cycle_status === 'scheduled'
    case 'trial_ending':
      return status === 'trialing' && !is_ending && cycle_status === 'scheduled'
    case 'payment_failed':
      return cycle_status === 'failed' || cycle_status === 'retrying'
    case 'confirmation_needed':
      return cycle_status === 'processing' || cycle_status === 'retrying'
    case 'card_expiring':
      return is_its_method && status !== 'canceled'
    case 'changed':
      return status !== 'canceled'
    case 'paused':
      return status === 'paused'
    case 'receipt':
    case 'canceled':
    case 'given_up':
      return true
  }
}
