import { createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge, Text } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Vendor, VendorStatus } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useFormat } from '../lib/use-format'

const column = createDataTableColumnHelper<Vendor>()
const filter = createDataTableFilterHelper<Vendor>()

export const STATUS_COLOURS = {
  draft: 'grey',
  submitted: 'blue',
  approved: 'green',
  suspended: 'red',
  rejected: 'red',
  terminated: 'grey',
} as const satisfies Record<VendorStatus, string>
const STATUSES = Object.keys(STATUS_COLOURS) as VendorStatus[]

/** Everybody who sells beside the tenant. */
export function VendorList() {
  const { t } = useTranslation('cityos')
  return (
    <Readable permission="vendor:read" title={t('vendors.title')}>
      <ListTable<Vendor>
        title={t('vendors.title')}
        subtitle={t('vendors.subtitle')}
        path="/admin/vendors"
        rows="vendors"
        columns={useVendorColumns()}
        filters={[
          filter.accessor('status', {
            type: 'radio',
            label: t('vendors.status_label'),
            options: STATUSES.map((value) => ({ value, label: t(`vendors.status.${value}`) })),
          }),
        ]}
        to={({ id }) => `/vendors/${id}`}
        empty={{ heading: t('vendors.empty'), description: t('vendors.empty_hint') }}
      />
    </Readable>
  )
}

function useVendorColumns() {
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
      cell: ({ getValue }) => (
        <StatusBadge color={STATUS_COLOURS[getValue()]}>{t(`vendors.status.${getValue()}`)}</StatusBadge>
      ),
    }),
    column.accessor('kyc_status', {
      header: t('vendors.kyc_label'),
      cell: ({ getValue }) => t(`vendors.kyc.${getValue()}`),
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
      cell: ({ getValue }) => format.date(getValue()),
    }),
  ]
}
