import { createDataTableColumnHelper, createDataTableFilterHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Subscription } from '@cityos/contracts'
import { Money } from '../components/money'
import { useFormat } from '../lib/use-format'
import { useRhythm } from './rhythm-words'
import { SUBSCRIPTION_STATUSES, SubscriptionState } from './subscription-state'
import { choicesOf, usePlans } from './use-plans'

const column = createDataTableColumnHelper<Subscription>()
const filter = createDataTableFilterHelper<Subscription>()

export function useSubscriptionColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const rhythm = useRhythm()
  return [
    column.accessor('email', {
      header: t('subscriptions.column.customer'),
      cell: ({ row: { original } }) => <bdi>{original.email ?? original.customer_id}</bdi>,
    }),
    column.accessor('plan_name', {
      header: t('subscriptions.column.plan'),
      cell: ({ getValue }) => <bdi>{getValue() ?? '—'}</bdi>,
    }),
    column.accessor('status', {
      header: t('subscriptions.column.status'),
      cell: ({ row: { original } }) => (
        <span className="flex flex-col py-1">
          <SubscriptionState status={original.status} />
          <Ends subscription={original} />
        </span>
      ),
    }),
    column.accessor('amount_minor', {
      header: t('subscriptions.column.amount'),
      cell: ({ row: { original } }) => (
        <span className="flex flex-col py-1">
          <Money minor={original.amount_minor} currency={original.currency_code} />
          <Text as="span" size="xsmall" className="text-ui-fg-muted">
            {rhythm(original)}
          </Text>
        </span>
      ),
    }),
    column.accessor('next_due_at', {
      header: t('subscriptions.column.next'),
      cell: ({ getValue }) => <bdi>{format.moment(getValue())}</bdi>,
    }),
    column.accessor('created_at', {
      header: t('subscriptions.column.created_at'),
      enableSorting: true,
      sortLabel: t('subscriptions.column.created_at'),
      cell: ({ getValue }) => <bdi>{format.moment(getValue())}</bdi>,
    }),
  ]
}

/** That it rests or ends with its period, said below its status. */
export function Ends({
  subscription,
}: {
  subscription: Pick<Subscription, 'cancel_at_period_end' | 'pause_at_period_end'>
}) {
  const { t } = useTranslation('cityos')
  const { cancel_at_period_end: ends, pause_at_period_end: rests } = subscription
  if (!ends && !rests) return null
  return (
    <Text as="span" size="xsmall" className="text-ui-fg-muted">
      {t(ends ? 'subscriptions.ends' : 'subscriptions.rests')}
    </Text>
  )
}

export function useSubscriptionFilters() {
  const { t } = useTranslation('cityos')
  const plans = usePlans().data?.subscription_plans ?? []
  return [
    filter.accessor('status', {
      type: 'radio',
      label: t('subscriptions.column.status'),
      options: SUBSCRIPTION_STATUSES.map((value) => ({ value, label: t(`subscriptions.status.${value}`) })),
    }),
    filter.accessor('plan_id', {
      type: 'radio',
      label: t('subscriptions.column.plan'),
      options: choicesOf(plans),
    }),
  ]
}
