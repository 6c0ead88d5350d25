import { clx, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { SubscriptionCycleList, TriedBillingCycle, WholeSubscription } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Money } from '../components/money'
import { OlderNewer } from '../components/older-newer'
import { Empty, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { usePage } from '../lib/use-page'
import { AttemptLines } from './attempt-lines'
import { CycleTrouble } from './cycle-trouble'
import { MARKS, Point } from './point'

/** The cycles of a subscription along a line of time, the newest first: what is going to be charged, and what became of the rest. */
export function CycleTimeline({ subscription }: { subscription: WholeSubscription }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { id, cycles, cycle_count, credit_minor } = subscription
  const list = usePage<SubscriptionCycleList>(`/admin/subscriptions/${id}/cycles`, {}, { pageSize: 10 })
  // Credit goes before money, the oldest cycle first.
  const next = cycles.findLast(({ status }) => status === 'scheduled')
  const creditFor = (cycle: TriedBillingCycle) =>
    cycle.id === next?.id ? Math.min(credit_minor, cycle.total_minor) : 0
  return (
    <Section
      title={t('subscriptions.cycles')}
      subtitle={t('subscriptions.cycles_hint', { number: format.number(cycle_count) })}
    >
      <Loaded reading={list.page} rows={6}>
        {({ billing_cycles, next_cursor }) =>
          billing_cycles.length === 0 ? (
            <Empty title={t('subscriptions.no_cycles')} hint={t('subscriptions.no_cycles_hint')} />
          ) : (
            <>
              <ol className="flex flex-col px-6 py-4">
                {billing_cycles.map((cycle) => (
                  <Cycle
                    key={cycle.id}
                    cycle={cycle}
                    currency={subscription.currency_code}
                    credit={creditFor(cycle)}
                  />
                ))}
              </ol>
              <OlderNewer
                index={list.index}
                next={next_cursor}
                busy={list.page.isPlaceholderData}
                goTo={list.goTo}
              />
            </>
          )
        }
      </Loaded>
    </Section>
  )
}

interface CycleProps {
  cycle: TriedBillingCycle
  currency: string
  /** Of what there is, what goes for it when it is charged. */
  credit: number
}

function Cycle({ cycle, currency, credit }: CycleProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { index, status, starts_on, ends_on, order_id } = cycle
  const used = cycle.credit_minor + credit
  return (
    <Point mark={MARKS[status]}>
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <Text size="small" weight="plus">
          {t('subscriptions.cycle', { number: format.number(index + 1) })}
          {' · '}
          {t(`subscriptions.cycle_status.${status}`)}
        </Text>
        <Text as="span" size="small" className={clx(status === 'void' && 'text-ui-fg-muted line-through')}>
          <Money minor={cycle.total_minor - credit} currency={currency} />
        </Text>
      </div>
      <Text size="small" className="text-ui-fg-subtle">
        <bdi>{t('subscriptions.from_to', { from: format.day(starts_on), to: format.day(ends_on) })}</bdi>
      </Text>
      {used > 0 && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {t('subscriptions.credit_used', { amount: format.money(used, currency) })}
        </Text>
      )}
      {status === 'scheduled' && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {t('subscriptions.due', { when: format.moment(cycle.due_at) })}
        </Text>
      )}
      {cycle.paid_at && (
        <Text size="xsmall" className="text-ui-fg-muted">
          {t('subscriptions.paid_at', { when: format.moment(cycle.paid_at) })}
        </Text>
      )}
      <CycleTrouble cycle={cycle} />
      <AttemptLines attempts={cycle.attempts} />
      {order_id && (
        <Link to={`/orders/${order_id}`} className="txt-small text-ui-fg-interactive hover:underline">
          {t('subscriptions.open_order')}
        </Link>
      )}
    </Point>
  )
}
