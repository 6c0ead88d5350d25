import { createDataTableColumnHelper, createDataTableFilterHelper, StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { ProductApproval, ProductApprovalStatus } from '@cityos/contracts'
import { useFormat } from '../lib/use-format'
import { useVendorChoices } from '../vendors/use-vendors'

const column = createDataTableColumnHelper<ProductApproval>()
const filter = createDataTableFilterHelper<ProductApproval>()

const COLOURS = {
  pending: 'orange',
  approved: 'green',
  rejected: 'red',
  withdrawn: 'grey',
} as const satisfies Record<ProductApprovalStatus, string>

export function ApprovalStatus({ status }: { status: ProductApprovalStatus }) {
  const { t } = useTranslation('cityos')
  return <StatusBadge color={COLOURS[status]}>{t(`approvals.status.${status}`)}</StatusBadge>
}

/** @param onOpen shows one, for whoever uses the menu of its row. */
export function useApprovalColumns(onOpen: (approval: ProductApproval) => void) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('product_title', {
      header: t('approvals.product'),
      cell: ({ row: { original } }) => <bdi>{original.product_title ?? original.product_id}</bdi>,
    }),
    column.accessor('vendor_name', {
      header: t('approvals.vendor'),
      cell: ({ getValue }) => <bdi>{getValue()}</bdi>,
    }),
    column.accessor('kind', {
      header: t('approvals.what'),
      cell: ({ getValue }) => t(`approvals.kind.${getValue()}`),
    }),
    column.accessor('status', {
      header: t('approvals.state'),
      cell: ({ getValue }) => <ApprovalStatus status={getValue()} />,
    }),
    column.accessor('created_at', {
      header: t('approvals.since'),
      enableSorting: true,
      sortLabel: t('approvals.since'),
      cell: ({ getValue }) => <bdi>{format.moment(getValue())}</bdi>,
    }),
    column.action({
      actions: ({ row: { original } }) => [{ label: t('actions.open'), onClick: () => onOpen(original) }],
    }),
  ]
}

export function useApprovalFilters() {
  const { t } = useTranslation('cityos')
  const vendors = useVendorChoices()
  return [
    filter.accessor('status', {
      type: 'radio',
      label: t('approvals.state'),
      options: (Object.keys(COLOURS) as ProductApprovalStatus[]).map((value) => ({
        value,
        label: t(`approvals.status.${value}`),
      })),
    }),
    filter.accessor('kind', {
      type: 'radio',
      label: t('approvals.what'),
      options: (['product', 'change'] as const).map((value) => ({
        value,
        label: t(`approvals.kind.${value}`),
      })),
    }),
    filter.accessor('vendor_id', { type: 'radio', label: t('approvals.vendor'), options: vendors }),
  ]
}
