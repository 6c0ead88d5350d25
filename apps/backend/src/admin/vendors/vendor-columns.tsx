import { createDataTableColumnHelper, createDataTableFilterHelper, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Vendor } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'
import { KYC_STATUSES, KycState, VENDOR_STATUSES, VendorStatus } from './vendor-status'

const column = createDataTableColumnHelper<Vendor>()
const filter = createDataTableFilterHelper<Vendor>()

export function useVendorColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('name', {
      header: t('vendors.name'),
      enableSorting: true,
      sortLabel: t('vendors.name'),
      cell: ({ row: { original } }) => (
        <div className="flex min-w-0 flex-col py-1">
          <Text size="small" weight="plus" leading="compact" className="truncate">
            <bdi>{original.name}</bdi>
          </Text>
          <Text size="xsmall" leading="compact" className="text-ui-fg-muted truncate">
            {original.is_house ? t('vendors.house') : <bdi dir="ltr">{original.handle}</bdi>}
          </Text>
        </div>
      ),
    }),
    column.accessor('status', {
      header: t('vendors.status_label'),
      cell: ({ getValue }) => <VendorStatus status={getValue()} />,
    }),
    column.accessor('kyc_status', {
      header: t('vendors.kyc_label'),
      cell: ({ getValue }) => <KycState status={getValue()} />,
    }),
    column.accessor('country', {
      header: t('vendors.country'),
      cell: ({ getValue }) => {
        const code = getValue()
        return code ? format.country(code) : '—'
      },
    }),
    column.accessor('created_at', {
      header: t('vendors.since'),
      enableSorting: true,
      sortLabel: t('vendors.since'),
      cell: ({ getValue }) => <bdi>{format.date(getValue())}</bdi>,
    }),
  ]
}

export function useVendorFilters() {
  const { t } = useTranslation('cityos')
  return [
    filter.accessor('status', {
      type: 'radio',
      label: t('vendors.status_label'),
      options: VENDOR_STATUSES.map((value) => ({ value, label: t(`vendors.status.${value}`) })),
    }),
    filter.accessor('kyc_status', {
      type: 'radio',
      label: t('vendors.kyc_label'),
      options: KYC_STATUSES.map((value) => ({ value, label: t(`vendors.kyc.${value}`) })),
    }),
  ]
}
