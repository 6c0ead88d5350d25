import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ChurnMonth, MrrMonth } from '@cityos/contracts'
import { Money } from '../../components/money'
import { Section } from '../../components/section'
import { Tile } from '../../components/tile'
import { useFormat } from '../../lib/use-format'
import { MRR_KINDS } from './kinds'
import { MonthTable } from './month-table'
import { MovementChart } from './movement-chart'
import { MrrChart } from './mrr-chart'

interface MrrSectionProps {
  currency: string
  /** The first one first. */
  months: readonly MrrMonth[]
  churn: readonly ChurnMonth[]
}

/** What recurs in one currency: its state of now, charts of it and of its movements, or the same as a table. */
export function MrrSection({ currency, months, churn }: MrrSectionProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [asTable, setAsTable] = useState(false)
  const last = months.at(-1)!
  const lost = churn.at(-1)
  const moved = MRR_KINDS.reduce((sum, kind) => sum + last[`${kind}_minor`], 0)
  const rate = (bps: number | null | undefined) => (bps == null ? '—' : <bdi>{format.rate(bps)}</bdi>)
  return (
    <Section
      title={`${format.currency(currency)} (${currency.toUpperCase()})`}
      actions={
        <Button size="small" variant="secondary" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {t(asTable ? 'numbers.as_chart' : 'numbers.as_table')}
        </Button>
      }
    >
      <dl className="grid grid-cols-2 gap-4 px-6 py-4 lg:grid-cols-4">
        <Tile
          name={t('mrr.now')}
          hint={t('mrr.now_hint', {
            subscriptions: format.number(last.closing_subscriptions),
            customers: format.number(last.closing_customers),
          })}
        >
          <Money minor={last.closing_minor} currency={currency} />
        </Tile>
        <Tile name={t('mrr.moved')} hint={t('mrr.moved_hint')}>
          <Money signed minor={moved} currency={currency} />
        </Tile>
        <Tile name={t('mrr.logo')} hint={t('mrr.logo_hint')}>
          {rate(lost?.customer_churn_bps)}
        </Tile>
        <Tile
          name={t('mrr.revenue')}
          hint={t('mrr.revenue_hint', {
            net: lost?.net_churn_bps == null ? '—' : format.rate(lost.net_churn_bps),
          })}
        >
          {rate(lost?.gross_churn_bps)}
        </Tile>
      </dl>
      {asTable ? (
        <MonthTable months={months} churn={churn} currency={currency} />
      ) : (
        <>
          <MrrChart months={months} currency={currency} />
          <MovementChart months={months} currency={currency} />
        </>
      )}
    </Section>
  )
}
