import { useTranslation } from 'react-i18next'
import type { Vendor, VendorOnboarding } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Section } from '../components/section'
import { AccountTable } from '../ledger/account-table'
import { TransactionLog } from '../ledger/transaction-log'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { AccountSection } from '../payouts/account-section'
import { PayoutTable } from '../payouts/payout-list'
import { SettingsSection } from '../payouts/settings-section'
import { VendorOrderTable } from '../vendor-orders/order-list'
import { DocumentsSection } from './documents-section'
import { HistorySection } from './history-section'
import { OnboardingSection } from './onboarding-section'
import { VendorProductTable } from './product-table'
import { ProfileSection } from './profile-section'
import { StatementSection } from './statement-section'
import { TeamSection } from './team-section'

/** One vendor: who it is, how far it is, who works for it, what it sells and what it is owed. */
export function VendorDetail({ id }: { id: string }) {
  const path = `/admin/vendors/${id}`
  const reading = useRead<{ vendor: Vendor }>(path)
  const onboarding = useRead<{ onboarding: VendorOnboarding }>(`${path}/onboarding`)
  const known = onboarding.data?.onboarding
  const mayReadOrders = useMay('vendor_order:read')
  const mayReadTeam = useMay('vendor_member:read')
  return (
    <Loaded reading={reading} rows={8}>
      {({ vendor }) => (
        <div className="flex flex-col gap-y-3">
          <ProfileSection vendor={vendor} onboarding={known} />
          {!vendor.is_house && (
            <>
              <OnboardingSection vendor={vendor} reading={onboarding} />
              <DocumentsSection vendorId={id} onboarding={known} />
              {mayReadTeam && <TeamSection vendorId={id} />}
            </>
          )}
          <VendorProductTable vendorId={id} />
          {mayReadOrders && <VendorOrderTable vendorId={id} />}
          {!vendor.is_house && <PayoutSections id={id} />}
          <MoneySections id={id} />
          <HistorySection vendorId={id} />
        </div>
      )}
    </Loaded>
  )
}

/** What was paid to the vendor, and how it is paid. */
function PayoutSections({ id }: { id: string }) {
  const mayRead = useMay('payout:read')
  return (
    <>
      {mayRead && <PayoutTable vendorId={id} />}
      <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
        <SettingsSection vendorId={id} />
        <AccountSection vendorId={id} />
      </div>
    </>
  )
}

/** What the vendor is owed, and how it came about. */
function MoneySections({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  if (!useMay('ledger:read')) return null
  return (
    <>
      <Section title={t('vendors.balance')} subtitle={t('vendors.balance_hint')}>
        <AccountTable filters={{ vendor_id: id }} />
      </Section>
      <StatementSection vendorId={id} />
      <Section title={t('ledger.moves')}>
        <TransactionLog filters={{ vendor_id: id }} />
      </Section>
    </>
  )
}
