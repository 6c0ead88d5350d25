import { Table, Text } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { BillingCycleList, QueuedBillingCycle } from '@cityos/contracts'
import { ChoiceFilter } from '../components/filter-fields'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { OlderNewer } from '../components/older-newer'
import { Empty, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { usePage } from '../lib/use-page'
import { AttemptLines } from './attempt-lines'
import { CycleTrouble } from './cycle-trouble'
import { RetryButton } from './retry-button'
import { CycleState } from './subscription-state'

/** Of cycles that are not paid as they should be; `surplus` are those for which too much came. */
const WHICH = ['failed', 'retrying', 'processing', 'uncollectible', 'surplus'] as const
type Which = (typeof WHICH)[number]

const COLUMNS = ['customer', 'owed', 'status', 'why', 'tried', 'what']

/** What is owed, why, and what happens next; by itself, or because somebody says so. */
export function DunningQueue() {
  const { t } = useTranslation('cityos')
  const [which, setWhich] = useState<Which>('failed')
  return (
    <Section title={t('subscriptions.unpaid')} subtitle={t('subscriptions.unpaid_hint')}>
      <div
        role="search"
        aria-label={t('ledger.filters')}
        className="bg-ui-bg-subtle grid grid-cols-1 gap-3 px-6 py-4 sm:grid-cols-3"
      >
        <ChoiceFilter
          label={t('subscriptions.column.status')}
          choices={WHICH.map((value) => ({ value, label: t(`subscriptions.which.${value}`) }))}
          value={which}
          onChange={(next) => setWhich((next || 'failed') as Which)}
        />
      </div>
      <Rows key={which} which={which} />
    </Section>
  )
}

function Rows({ which }: { which: Which }) {
  const { t } = useTranslation('cityos')
  const mayRetry = useMay('subscription:update')
  const query = which === 'surplus' ? { surplus: 'true' } : { status: which }
  const list = usePage<BillingCycleList>('/admin/billing-cycles', query)
  const busy = list.page.isPlaceholderData
  return (
    <Loaded reading={list.page} rows={6}>
      {({ billing_cycles: cycles, next_cursor }) =>
        cycles.length === 0 ? (
          <Empty title={t('subscriptions.nothing_unpaid')} hint={t('subscriptions.nothing_unpaid_hint')} />
        ) : (
          <>
            <LogTable words="subscriptions" columns={mayRetry ? COLUMNS : COLUMNS.slice(0, -1)} busy={busy}>
              {cycles.map((cycle) => (
                <CycleRow key={cycle.id} cycle={cycle} mayRetry={mayRetry} />
              ))}
            </LogTable>
            <OlderNewer index={list.index} next={next_cursor} busy={busy} goTo={list.goTo} />
          </>
        )
      }
    </Loaded>
  )
}

function CycleRow({ cycle, mayRetry }: { cycle: QueuedBillingCycle; mayRetry: boolean }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { subscription, customer, starts_on, total_minor } = cycle
  return (
    <Table.Row>
      <Table.Cell className="py-2 align-top">
        <Link to={`/subscriptions/${subscription.id}`} className="text-ui-fg-interactive hover:underline">
          <bdi>{customer?.email ?? subscription.email ?? subscription.customer_id}</bdi>
        </Link>
        <Text size="xsmall" className="text-ui-fg-muted">
          <bdi>{subscription.plan_name}</bdi>
        </Text>
      </Table.Cell>
      <Table.Cell className="py-2 align-top">
        <Money minor={total_minor} currency={subscription.currency_code} />
        <Text size="xsmall" className="text-ui-fg-muted whitespace-nowrap">
          <bdi>{t('subscriptions.since', { when: format.day(starts_on) })}</bdi>
        </Text>
      </Table.Cell>
      <Table.Cell className="py-2 align-top">
        <CycleState status={cycle.status} />
      </Table.Cell>
      <Table.Cell className="min-w-48 whitespace-normal py-2 align-top">
        <CycleTrouble cycle={cycle} />
      </Table.Cell>
      <Table.Cell className="min-w-56 whitespace-normal py-2 align-top">
        <AttemptLines attempts={cycle.attempts} />
      </Table.Cell>
      {mayRetry && (
        <Table.Cell className="py-2 align-top">
          {isOwed(cycle) ? <RetryButton subscriptionId={subscription.id} /> : null}
        </Table.Cell>
      )}
    </Table.Row>
  )
}

/** Where money is on its way nobody asks for it again, and what is over is over. */
const isOwed = ({ status, subscription }: QueuedBillingCycle) =>
  subscription.status !== 'canceled' &&
  (status === 'failed' || (status === 'uncollectible' && subscription.status === 'unpaid'))
