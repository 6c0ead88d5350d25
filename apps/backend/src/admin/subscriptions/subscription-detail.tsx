import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { WholeSubscription } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Money } from '../components/money'
import { Readable } from '../components/readable'
import { Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { CycleTimeline } from './cycle-timeline'
import { HistorySection } from './history-section'
import { ItemSection } from './item-section'
import { useRhythm } from './rhythm-words'
import { RetryButton } from './retry-button'
import { SubscriptionActions } from './subscription-actions'
import { Ends } from './subscription-columns'
import { SubscriptionState } from './subscription-state'

/** Something of it was refused or could not be ordered, and is not given up for good. */
const isOwing = ({ status, cycles }: WholeSubscription) =>
  status === 'unpaid' || (status !== 'canceled' && cycles.some((cycle) => cycle.status === 'failed'))

/** One subscription: what was agreed, what is billed when, and what was done to it. */
export function SubscriptionPage({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const mayRetry = useMay('subscription:update')
  const reading = useRead<{ subscription: WholeSubscription }>(`/admin/subscriptions/${id}`)
  return (
    <Readable permission="subscription:read" title={t('subscriptions.one')}>
      <Loaded reading={reading} rows={8}>
        {({ subscription }) => (
          <div className="flex flex-col gap-y-3">
            <Section
              title={subscription.plan_name ?? t('subscriptions.one')}
              subtitle={subscription.email ?? subscription.customer_id}
              actions={
                <>
                  {mayRetry && isOwing(subscription) && <RetryButton subscriptionId={id} />}
                  <SubscriptionActions subscription={subscription} />
                </>
              }
            >
              <Facts subscription={subscription} />
            </Section>
            <ItemSection subscription={subscription} />
            <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
              <CycleTimeline subscription={subscription} />
              <HistorySection moves={subscription.history} />
            </div>
          </div>
        )}
      </Loaded>
    </Readable>
  )
}

function Facts({ subscription }: { subscription: WholeSubscription }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const rhythm = useRhythm()
  const { currency_code: currency, current_starts_on: from, current_ends_on: to, reason } = subscription
  const { payment_provider_id: provider, payment_method_id: method, shipping_address: address } = subscription
  return (
    <>
      <Row label={t('subscriptions.column.status')}>
        <span className="flex flex-wrap items-center gap-2">
          <SubscriptionState status={subscription.status} />
          <Ends subscription={subscription} />
        </span>
      </Row>
      {reason && <Row label={t('subscriptions.reason')}>{reason}</Row>}
      <Row label={t('subscriptions.column.customer')}>
        <Link
          to={`/customers/${subscription.customer_id}`}
          className="text-ui-fg-interactive hover:underline"
        >
          {subscription.email ?? subscription.customer_id}
        </Link>
      </Row>
      <Row label={t('subscriptions.column.amount')}>
        <Money minor={subscription.amount_minor} currency={currency} /> · {rhythm(subscription)}
      </Row>
      {subscription.credit_minor > 0 && (
        <Row label={t('subscriptions.credit')}>
          <Money minor={subscription.credit_minor} currency={currency} />
        </Row>
      )}
      {subscription.trial_ends_on && (
        <Row label={t('subscriptions.trial_ends')}>{format.day(subscription.trial_ends_on)}</Row>
      )}
      {from && to && (
        <Row label={t('subscriptions.period')}>
          {t('subscriptions.from_to', { from: format.day(from), to: format.day(to) })}
        </Row>
      )}
      <Row label={t('subscriptions.column.next')}>{format.moment(subscription.next_due_at)}</Row>
      {subscription.minimum_cycles > 0 && (
        <Row label={t('subscriptions.field.minimum_cycles')}>
          {format.number(subscription.minimum_cycles)}
        </Row>
      )}
      <Row label={t('subscriptions.pays_by')}>
        {provider && method ? (
          <bdi dir="ltr" className="break-all">{`${provider} · ${method}`}</bdi>
        ) : (
          t('states.none')
        )}
      </Row>
      {address && (
        <Row label={t('subscriptions.goes_to')}>
          {[
            [address.first_name, address.last_name].filter(Boolean).join(' '),
            address.address_1,
            [address.postal_code, address.city].filter(Boolean).join(' '),
            address.country_code && format.country(address.country_code),
          ]
            .filter(Boolean)
            .join(', ')}
        </Row>
      )}
      <Row label={t('subscriptions.zone')}>
        <bdi dir="ltr">{subscription.time_zone}</bdi>
      </Row>
      <Row label={t('subscriptions.id')} copy={subscription.id}>
        {subscription.id}
      </Row>
    </>
  )
}
