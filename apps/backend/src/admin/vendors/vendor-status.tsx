import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { KycStatus, VendorStatus as Value } from '@cityos/contracts'

const COLOURS = {
  draft: 'grey',
  submitted: 'blue',
  approved: 'green',
  suspended: 'red',
  rejected: 'red',
  terminated: 'grey',
} as const satisfies Record<Value, string>

const KYC_COLOURS = {
  not_started: 'grey',
  pending: 'orange',
  verified: 'green',
  rejected: 'red',
  expired: 'orange',
} as const satisfies Record<KycStatus, string>

export const VENDOR_STATUSES = Object.keys(COLOURS) as Value[]
export const KYC_STATUSES = Object.keys(KYC_COLOURS) as KycStatus[]

export function VendorStatus({ status }: { status: Value }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={COLOURS[status]} className="whitespace-nowrap">
      {t(`vendors.status.${status}`)}
    </StatusBadge>
  )
}

/** How far the tenant has got to know who a vendor is. */
export function KycState({ status }: { status: KycStatus }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={KYC_COLOURS[status]} className="whitespace-nowrap">
      {t(`vendors.kyc.${status}`)}
    </StatusBadge>
  )
}
