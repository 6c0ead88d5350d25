import { useTranslation } from 'react-i18next'
import type { Vendor, VendorOnboarding } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Section } from '../components/section'
import { AccountTable } from '../ledger/account-table'
import { TransactionLog } from '../ledger/transaction-log'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { VendorOrderTable } from '../vendor-orders/order-list'
import { DocumentsSection } from './documents-section'
import { HistorySection } from './history-section'
import { OnboardingSection } from './onboarding-section'
import { ProfileSection } from './profile-section'
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
          {mayReadOrders && <VendorOrderTable vendorId={id} />}
          <MoneySections id={id} />
          <HistorySection vendorId={id} />
        </div>
      )}
    </Loaded>
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
      <Section title={t('ledger.moves')}>
        <TransactionLog filters={{ vendor_id: id }} />
      </Section>
    </>
  )
}
