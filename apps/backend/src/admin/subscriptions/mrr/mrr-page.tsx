import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SubscriptionChurn, SubscriptionMrr } from '@cityos/contracts'
import { ExportButton } from '../../components/export-button'
import { SelectField } from '../../components/field'
import { Loaded } from '../../components/loaded'
import { Readable } from '../../components/readable'
import { Empty, Section } from '../../components/section'
import { withQuery } from '../../lib/api'
import { browserNow } from '../../lib/now'
import { useMay } from '../../lib/use-may'
import { useRead } from '../../lib/use-read'
import { useScope } from '../../lib/use-scope'
import { firstMonthOf } from './first-month'
import { MrrSection } from './mrr-section'

const PERIODS = ['6', '12', '24', '60'] as const
const REPORTS = '/admin/subscription-reports'

/** What recurs, month by month and currency by currency: how it has moved, and who was lost. */
export function MrrPage() {
  const { t } = useTranslation('cityos')
  return (
    <Readable permission="subscription_report:read" title={t('mrr.title')}>
      <Reports />
    </Readable>
  )
}

function Reports() {
  const { t } = useTranslation('cityos')
  const [months, setMonths] = useState<string>('12')
  const zone = useScope()?.tenant?.time_zone
  const may = useMay('subscription_report:read')
  const from = firstMonthOf(Number(months), browserNow(), zone)
  const options = { enabled: may, keep: true }
  const mrr = useRead<{ subscription_mrr: SubscriptionMrr }>(withQuery(`${REPORTS}/mrr`, { from }), options)
  const churn = useRead<{ subscription_churn: SubscriptionChurn }>(
    withQuery(`${REPORTS}/churn`, { from }),
    options,
  )
  return (
    <div className="flex flex-col gap-y-3">
      <Section
        title={t('mrr.title')}
        subtitle={t('mrr.subtitle')}
        actions={(['mrr', 'churn'] as const).map((report) => (
          <ExportButton
            key={report}
            permission="subscription_report:export"
            path={`${REPORTS}/${report}/export`}
            name={`${report}.csv`}
            filters={{ from }}
            words={report}
          />
        ))}
      >
        <div
          role="search"
          aria-label={t('ledger.filters')}
          className="bg-ui-bg-subtle grid grid-cols-1 gap-3 px-6 py-4 sm:grid-cols-2"
        >
          <SelectField
            label={t('numbers.period')}
            choices={PERIODS.map((value) => ({ value, label: t(`mrr.periods.${value}`) }))}
            value={months}
            onChange={setMonths}
          />
        </div>
      </Section>
      <Loaded reading={mrr} rows={8}>
        {({ subscription_mrr: { currencies } }) =>
          currencies.length === 0 ? (
            <Section title={t('mrr.recurring')}>
              <Empty title={t('mrr.empty')} hint={t('mrr.empty_hint')} />
            </Section>
          ) : (
            <Loaded reading={churn} rows={8}>
              {({ subscription_churn }) =>
                currencies.map(({ currency_code, months }) => (
                  <MrrSection
                    key={currency_code}
                    currency={currency_code}
                    months={months}
                    churn={
                      subscription_churn.currencies.find((one) => one.currency_code === currency_code)
                        ?.months ?? []
                    }
                  />
                ))
              }
            </Loaded>
          )
        }
      </Loaded>
    </div>
  )
}
