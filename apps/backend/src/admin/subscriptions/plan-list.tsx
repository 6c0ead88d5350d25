import { Button, createDataTableColumnHelper, createDataTableFilterHelper } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionPlan } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { PlanDrawer } from './plan-drawer'
import { PlanEditor } from './plan-editor'
import { PlanState } from './plan-state'
import { PriceWords } from './price-words'
import { INTERVALS, useRhythm } from './rhythm-words'

const column = createDataTableColumnHelper<SubscriptionPlan>()
const filter = createDataTableFilterHelper<SubscriptionPlan>()

/** On which terms things are sold again and again. A click opens one. */
export function PlanList() {
  const { t } = useTranslation('cityos')
  const mayMake = useMay('subscription_plan:create')
  const columns = usePlanColumns()
  const filters = usePlanFilters()
  const [making, setMaking] = useState(false)
  const [open, setOpen] = useState<string>()
  return (
    <Readable permission="subscription_plan:read" title={t('subscriptions.plans')}>
      <ListTable<SubscriptionPlan>
        title={t('subscriptions.plans')}
        subtitle={t('subscriptions.plans_hint')}
        path="/admin/subscription-plans"
        rows="subscription_plans"
        columns={columns}
        filters={filters}
        searchable={false}
        onOpen={({ id }) => setOpen(id)}
        actions={
          mayMake && (
            <Button size="small" onClick={() => setMaking(true)}>
              {t('subscriptions.make_plan')}
            </Button>
          )
        }
        empty={{ heading: t('subscriptions.no_plans'), description: t('subscriptions.no_plans_hint') }}
      />
      {making && <PlanEditor onClose={() => setMaking(false)} />}
      {open && <PlanDrawer id={open} onClose={() => setOpen(undefined)} />}
    </Readable>
  )
}

function usePlanColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const rhythm = useRhythm()
  return [
    column.accessor('name', {
      header: t('subscriptions.column.plan'),
      cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
    }),
    column.accessor('interval', {
      header: t('subscriptions.column.rhythm'),
      cell: ({ row: { original } }) => rhythm(original),
    }),
    column.accessor('prices', {
      header: t('subscriptions.column.price'),
      cell: ({ row: { original } }) => <PriceWords plan={original} />,
    }),
    column.accessor('trial_days', {
      header: t('subscriptions.column.trial'),
      cell: ({ getValue }) => (getValue() ? format.number(getValue()) : '—'),
    }),
    column.accessor('targets', {
      header: t('subscriptions.column.products'),
      cell: ({ getValue }) => format.number(new Set(getValue().map(({ product_id }) => product_id)).size),
    }),
    column.accessor('active', {
      header: t('subscriptions.column.status'),
      cell: ({ getValue }) => <PlanState active={getValue()} />,
    }),
    column.accessor('created_at', {
      header: t('subscriptions.column.created_at'),
      enableSorting: true,
      sortLabel: t('subscriptions.column.created_at'),
      cell: ({ getValue }) => <bdi>{format.moment(getValue())}</bdi>,
    }),
  ]
}

function usePlanFilters() {
  const { t } = useTranslation('cityos')
  return [
    filter.accessor('interval', {
      type: 'radio',
      label: t('subscriptions.column.rhythm'),
      options: INTERVALS.map((value) => ({ value, label: t(`subscriptions.each.${value}`) })),
    }),
    filter.accessor('active', {
      type: 'radio',
      label: t('subscriptions.column.status'),
      options: ['true', 'false'].map((value) => ({ value, label: t(`subscriptions.active.${value}`) })),
    }),
  ]
}
