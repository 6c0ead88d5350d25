import { Button, Tabs } from '@medusajs/ui'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ExportButton } from '../components/export-button'
import { Readable } from '../components/readable'
import { Section } from '../components/section'
import { useMay } from '../lib/use-may'
import { AccountTable } from './account-table'
import { AdjustDrawer } from './adjust-drawer'
import type { LedgerFilters } from './filters'
import { HealthSection } from './health-section'
import { LedgerFilterBar } from './ledger-filter-bar'
import { TransactionLog } from './transaction-log'

/** What the tenant owes to its vendors and holds for them, and every money move behind it. */
export function LedgerPage() {
  const { t, i18n } = useTranslation('cityos')
  const [filters, setFilters] = useState<LedgerFilters>({})
  const [adjusting, setAdjusting] = useState(false)
  const mayAdjust = useMay('ledger:adjust')
  const given = Object.fromEntries(Object.entries(filters).filter(([, value]) => value)) as Record<
    string,
    string
  >
  return (
    <Readable permission="ledger:read" title={t('ledger.title')}>
      <div className="flex flex-col gap-y-3">
        <HealthSection />
        <Section
          title={t('ledger.title')}
          subtitle={t('ledger.subtitle')}
          actions={
            <>
              <ExportButton
                words="ledger"
                permission="ledger:export"
                path="/admin/ledger/entries/export"
                name="ledger.csv"
                filters={given}
              />
              {mayAdjust && (
                <Button size="small" onClick={() => setAdjusting(true)}>
                  {t('ledger.adjust')}
                </Button>
              )}
            </>
          }
        >
          <LedgerFilterBar filters={filters} onFilter={setFilters} />
          <Tabs defaultValue="accounts" dir={i18n.dir()}>
            <Tabs.List className="px-6 py-3">
              <Tabs.Trigger value="accounts">{t('ledger.accounts')}</Tabs.Trigger>
              <Tabs.Trigger value="moves">{t('ledger.moves')}</Tabs.Trigger>
            </Tabs.List>
            <Tabs.Content value="accounts">
              <AccountTable key={JSON.stringify(given)} filters={given} />
            </Tabs.Content>
            <Tabs.Content value="moves">
              {/* A cursor belongs to its filters: others begin anew. */}
              <TransactionLog key={JSON.stringify(given)} filters={given} />
            </Tabs.Content>
          </Tabs>
        </Section>
      </div>
      {adjusting && <AdjustDrawer onClose={() => setAdjusting(false)} />}
    </Readable>
  )
}
