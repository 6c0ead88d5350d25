import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Vendor } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Row, Section } from '../components/section'
import { TransactionLog } from '../ledger/transaction-log'
import { AccountTable } from '../ledger/account-table'
import { useFormat } from '../lib/use-format'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { STATUS_COLOURS } from './vendor-list'

/** One vendor: who it is, and what it is owed. */
export function VendorDetail({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const reading = useRead<{ vendor: Vendor }>(`/admin/vendors/${id}`)
  const mayReadMoney = useMay('ledger:read')
  return (
    <Loaded reading={reading} rows={6}>
      {({ vendor }) => (
        <div className="flex flex-col gap-y-3">
          <Profile vendor={vendor} />
          {mayReadMoney && (
            <>
              <Section title={t('vendors.balance')} subtitle={t('vendors.balance_hint')}>
                <AccountTable filters={{ vendor_id: id }} />
              </Section>
              <Section title={t('ledger.moves')}>
                <TransactionLog filters={{ vendor_id: id }} />
              </Section>
            </>
          )}
        </div>
      )}
    </Loaded>
  )
}

function Profile({ vendor }: { vendor: Vendor }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { contact } = vendor
  const whom = [contact?.name, contact?.email, contact?.phone].filter(Boolean).join(' · ')
  return (
    <Section title={vendor.name} {...(vendor.is_house ? { subtitle: t('vendors.house') } : {})}>
      <Row label={t('vendors.status_label')}>
        <StatusBadge color={STATUS_COLOURS[vendor.status]}>
          {t(`vendors.status.${vendor.status}`)}
        </StatusBadge>
      </Row>
      <Row label={t('vendors.kyc_label')}>{t(`vendors.kyc.${vendor.kyc_status}`)}</Row>
      <Row label={t('vendors.handle')} copy={vendor.handle}>
        {vendor.handle}
      </Row>
      {vendor.legal_name && (
        <Row label={t('vendors.legal_name')}>
          {[vendor.legal_name, vendor.legal_form].filter(Boolean).join(', ')}
        </Row>
      )}
      {vendor.tax_id && <Row label={t('vendors.tax_id')}>{vendor.tax_id}</Row>}
      {vendor.country && <Row label={t('vendors.country')}>{format.country(vendor.country)}</Row>}
      {whom && <Row label={t('vendors.contact')}>{whom}</Row>}
      {vendor.description && <Row label={t('vendors.description')}>{vendor.description}</Row>}
      <Row label={t('vendors.since')}>{format.date(vendor.created_at)}</Row>
    </Section>
  )
}
