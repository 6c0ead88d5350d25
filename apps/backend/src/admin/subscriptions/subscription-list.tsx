import { Button, Container } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router-dom'
import type { Subscription } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { RemotePick } from '../components/remote-pick'
import { useMay } from '../lib/use-may'
import { CUSTOMERS } from './sources'
import { SubscriptionMaker } from './subscription-maker'
import { useSubscriptionColumns, useSubscriptionFilters } from './subscription-columns'

/** Everybody who is on a plan: found by e-mail, plan and status, or all of one customer, whom the address names. */
export function SubscriptionList() {
  const { t } = useTranslation('cityos')
  const columns = useSubscriptionColumns()
  const filters = useSubscriptionFilters()
  const mayFind = useMay('customer:read')
  const [params, setParams] = useSearchParams()
  const customer_id = params.get('customer_id') ?? ''
  const mayMake = useMay('subscription:create')
  const [making, setMaking] = useState(false)
  return (
    <Readable permission="subscription:read" title={t('subscriptions.title')}>
      {mayFind && (
        <Container className="px-6 py-4">
          <div className="max-w-md">
            <RemotePick
              label={t('subscriptions.of_customer')}
              source={CUSTOMERS}
              value={customer_id}
              onChange={(id) => setParams(id ? { customer_id: id } : {}, { replace: true })}
            />
          </div>
        </Container>
      )}
      <ListTable<Subscription>
        // Another customer's list begins at its own first page.
        key={customer_id}
        {...(customer_id ? { query: { customer_id } } : {})}
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
