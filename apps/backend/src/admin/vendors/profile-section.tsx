import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Vendor, VendorOnboarding } from '@cityos/contracts'
import { Row, Section } from '../components/section'
import { useFormat } from '../lib/use-format'
import { VendorActions } from './vendor-actions'
import { VendorStatus } from './vendor-status'

interface ProfileProps {
  vendor: Vendor
  onboarding: VendorOnboarding | undefined
}

/** Who a vendor is, and what may be done with it. */
export function ProfileSection({ vendor, onboarding }: ProfileProps) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const { contact } = vendor
  const whom = [contact?.name, contact?.email, contact?.phone].filter(Boolean).join(' · ')
  return (
    <Section
      title={vendor.name}
      {...(vendor.is_house ? { subtitle: t('vendors.house') } : {})}
      actions={<VendorActions vendor={vendor} onboarding={onboarding} />}
    >
      <Row label={t('vendors.status_label')}>
        <span className="flex flex-wrap items-center gap-2">
          <VendorStatus status={vendor.status} />
          {vendor.payouts_paused && <StatusBadge color="orange">{t('vendors.payouts_paused')}</StatusBadge>}
        </span>
      </Row>
      {vendor.status_reason && <Row label={t('vendors.reason')}>{vendor.status_reason}</Row>}
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
