import { Tabs } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { Readable } from '../components/readable'
import { useMay } from '../lib/use-may'
import { BatchSection } from './batch-section'
import { PayoutTable } from './payout-list'
import { ProviderSection } from './provider-section'
import { SandboxSection } from './sandbox-section'
import { SettingsSection } from './settings-section'

/** Money on its way to vendors, and how it gets there. */
export function PayoutsPage() {
  const { t, i18n } = useTranslation('cityos')
  const maySet = useMay('payout_setting:read')
  return (
    <Readable permission="payout:read" title={t('payouts.title')}>
      <Tabs defaultValue="payouts" dir={i18n.dir()} className="flex flex-col gap-y-3">
        <Tabs.List>
          <Tabs.Trigger value="payouts">{t('payouts.title')}</Tabs.Trigger>
          <Tabs.Trigger value="bank">{t('payouts.bank')}</Tabs.Trigger>
          {maySet && <Tabs.Trigger value="settings">{t('payouts.settings')}</Tabs.Trigger>}
        </Tabs.List>
        <Tabs.Content value="payouts">
          <PayoutTable />
        </Tabs.Content>
        <Tabs.Content value="bank">
          <BatchSection />
        </Tabs.Content>
        {maySet && (
          <Tabs.Content value="settings" className="flex flex-col gap-y-3">
            <SettingsSection />
            <ProviderSection />
            <SandboxSection />
          </Tabs.Content>
        )}
      </Tabs>
    </Readable>
  )
}
