import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Subscription } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useMay } from '../lib/use-may'
import { SubscriptionMaker } from './subscription-maker'
import { useSubscriptionColumns, useSubscriptionFilters } from './subscription-columns'

/** Everybody who is on a plan: found by e-mail, plan and status. */
export function SubscriptionList() {
  const { t } = useTranslation('cityos')
  const columns = useSubscriptionColumns()
  const filters = useSubscriptionFilters()
  const mayMake = useMay('subscription:create')
  const [making, setMaking] = useState(false)
  return (
    <Readable permission="subscription:read" title={t('subscriptions.title')}>
      <ListTable<Subscription>
        title={t('subscriptions.title')}
        subtitle={t('subscriptions.subtitle')}
        path="/admin/subscriptions"
        rows="subscriptions"
        columns={columns}
        filters={filters}
        to={({ id }) => `/subscriptions/${id}`}
        actions={
          mayMake && (
            <Button size="small" onClick={() => setMaking(true)}>
              {t('subscriptions.make')}
            </Button>
          )
        }
        empty={{ heading: t('subscriptions.empty'), description: t('subscriptions.empty_hint') }}
      />
      {making && <SubscriptionMaker onClose={() => setMaking(false)} />}
    </Readable>
  )
}
