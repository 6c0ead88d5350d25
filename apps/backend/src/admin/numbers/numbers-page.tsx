import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MarketplaceStats } from '@cityos/contracts'
import { SelectField } from '../components/field'
import { Loaded } from '../components/loaded'
import { Readable } from '../components/readable'
import { RemotePick } from '../components/remote-pick'
import { Empty, Section } from '../components/section'
import { withQuery } from '../lib/api'
import { browserNow } from '../lib/now'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { useScope } from '../lib/use-scope'
import { VENDORS } from '../vendors/sources'
import { CurrencyNumbers } from './currency-numbers'
import { firstDayOf, PERIODS } from './period'

/** What was sold and earned, day by day and currency by currency, and what vendors have now. */
export function NumbersPage() {
  const { t } = useTranslation('cityos')
  return (
    <Readable permission="marketplace_stats:read" title={t('numbers.title')}>
      <Numbers />
    </Readable>
  )
}

function Numbers() {
  const { t } = useTranslation('cityos')
  const [days, setDays] = useState<string>('30')
  const [vendor, setVendor] = useState('')
  const zone = useScope()?.tenant?.time_zone
  const may = useMay('marketplace_stats:read')
  const from = firstDayOf(Number(days), browserNow(), zone)
  const reading = useRead<{ marketplace_stats: MarketplaceStats }>(
    withQuery('/admin/marketplace/stats', { from, vendor_id: vendor }),
    { enabled: may, keep: true },
  )
  return (
    <div className="flex flex-col gap-y-3">
      <Section title={t('numbers.title')} subtitle={t('numbers.subtitle')}>
        <div
          role="search"
          aria-label={t('ledger.filters')}
          className="bg-ui-bg-subtle grid grid-cols-1 gap-3 px-6 py-4 sm:grid-cols-2"
        >
          <SelectField
            label={t('numbers.period')}
            choices={PERIODS.map((value) => ({ value, label: t(`numbers.periods.${value}`) }))}
            value={days}
            onChange={setDays}
          />
          <RemotePick label={t('ledger.vendor')} source={VENDORS} value={vendor} onChange={setVendor} />
        </div>
      </Section>
      <Loaded reading={reading} rows={8}>
        {({ marketplace_stats: { currencies } }) =>
          currencies.length === 0 ? (
            <Section title={t('numbers.sold')}>
              <Empty title={t('numbers.empty')} hint={t('numbers.empty_hint')} />
            </Section>
          ) : (
            currencies.map((numbers) => <CurrencyNumbers key={numbers.currency_code} numbers={numbers} />)
          )
        }
      </Loaded>
    </div>
  )
}
