import { Button } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarketplaceStats } from '@cityos/contracts'
import { Money } from '../components/money'
import { Empty, Section } from '../components/section'
import { Tile } from '../components/tile'
import { useFormat } from '../lib/use-format'
import { DayChart } from './day-chart'
import { DayTable } from './day-table'
import { MoneyBars } from './money-bars'
import { binsOf } from './scale'

export type Numbers = MarketplaceStats['currencies'][number]

/** What was sold in one currency: its sums, a chart or the same as a table, and what vendors have in it now. */
export function CurrencyNumbers({ numbers }: { numbers: Numbers }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const [asTable, setAsTable] = useState(false)
  const { currency_code: currency, days, money } = numbers
  const bins = binsOf(days)
  const isSold = numbers.vendor_orders > 0
  const due = money.available_minor + money.in_transit_minor
  return (
    <Section
      title={`${format.currency(currency)} (${currency.toUpperCase()})`}
      actions={
        isSold && (
          <Button
            size="small"
            variant="secondary"
            aria-pressed={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            {t(asTable ? 'numbers.as_chart' : 'numbers.as_table')}
          </Button>
        )
      }
    >
      <dl className="grid grid-cols-2 gap-4 px-6 py-4 lg:grid-cols-4">
        <Tile name={t('numbers.gmv')} hint={t('numbers.gmv_hint')}>
          <Money minor={numbers.gmv_minor} currency={currency} />
        </Tile>
        <Tile name={t('numbers.commission')} hint={t('numbers.commission_hint')}>
          <Money minor={numbers.commission_minor} currency={currency} />
        </Tile>
        <Tile
          name={t('numbers.orders')}
          hint={t('numbers.orders_hint', { number: format.number(numbers.vendor_orders) })}
        >
          {format.number(numbers.orders)}
        </Tile>
        <Tile name={t('numbers.due')} hint={t('numbers.due_hint')}>
          <Money minor={due} currency={currency} />
        </Tile>
      </dl>
      {isSold && !asTable && <DayChart bins={bins} currency={currency} />}
      {isSold && asTable && <DayTable bins={bins} currency={currency} />}
      {!isSold && <Empty title={t('numbers.empty')} />}
      <MoneyBars money={money} currency={currency} />
    </Section>
  )
}
