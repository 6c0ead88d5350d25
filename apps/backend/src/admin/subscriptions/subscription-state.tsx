import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { BillingCycleStatus, SubscriptionStatus } from '@cityos/contracts'

const COLOURS = {
  draft: 'grey',
  trialing: 'blue',
  active: 'green',
  past_due: 'orange',
  paused: 'grey',
  unpaid: 'red',
  canceled: 'grey',
} as const satisfies Record<SubscriptionStatus, string>

const CYCLE_COLOURS = {
  scheduled: 'grey',
  processing: 'blue',
  paid: 'green',
  failed: 'red',
  retrying: 'orange',
  uncollectible: 'red',
  void: 'grey',
} as const satisfies Record<BillingCycleStatus, string>

export function SubscriptionState({ status }: { status: SubscriptionStatus }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={COLOURS[status]} className="whitespace-nowrap">
      {t(`subscriptions.status.${status}`)}
    </StatusBadge>
  )
}

export function CycleState({ status }: { status: BillingCycleStatus }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={CYCLE_COLOURS[status]} className="whitespace-nowrap">
      {t(`subscriptions.cycle_status.${status}`)}
    </StatusBadge>
  )
}

/** Every status, in the order of a subscription's life. */
export const SUBSCRIPTION_STATUSES = Object.keys(COLOURS) as SubscriptionStatus[]
