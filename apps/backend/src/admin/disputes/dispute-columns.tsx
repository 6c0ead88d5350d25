import { createDataTableColumnHelper, createDataTableFilterHelper } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Dispute, DisputeProvider } from '@cityos/contracts'
import { Money } from '../components/money'
import { useFormat } from '../lib/use-format'
import { useVendorChoices } from '../vendors/use-vendors'
import { DISPUTE_STATUSES, DisputeState } from './dispute-state'

const column = createDataTableColumnHelper<Dispute>()
const filter = createDataTableFilterHelper<Dispute & { vendor_id: string }>()

const PROVIDERS: readonly DisputeProvider[] = ['stripe', 'manual']

export function useDisputeColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('created_at', {
      header: t('disputes.column.created_at'),
      enableSorting: true,
      sortLabel: t('disputes.column.created_at'),
      cell: ({ row: { original } }) => <bdi>{format.moment(original.occurred_at)}</bdi>,
    }),
    column.accessor('amount_minor', {
      header: t('disputes.column.amount'),
      cell: ({ row: { original } }) => (
        <Money minor={original.amount_minor} currency={original.currency_code} />
      ),
    }),
    column.accessor('status', {
      header: t('disputes.column.status'),
      cell: ({ getValue }) => <DisputeState status={getValue()} />,
    }),
    column.accessor('reason', {
      header: t('disputes.column.reason'),
      cell: ({ getValue }) => t(`disputes.reason.${getValue()}`),
    }),
    column.accessor('provider', {
      header: t('disputes.column.provider'),
      cell: ({ getValue }) => t(`disputes.provider.${getValue()}`),
    }),
    column.accessor('evidence_due_at', {
      header: t('disputes.column.due'),
      cell: ({ row: { original } }) => (
        <bdi>{format.moment(original.status === 'opened' ? original.evidence_due_at : null)}</bdi>
      ),
    }),
  ]
}

export function useDisputeFilters() {
  const { t } = useTranslation('cityos')
  const vendors = useVendorChoices()
  return [
    filter.accessor('status', {
      type: 'radio',
      label: t('disputes.column.status'),
      options: DISPUTE_STATUSES.map((value) => ({ value, label: t(`disputes.status.${value}`) })),
    }),
    filter.accessor('provider', {
      type: 'radio',
      label: t('disputes.column.provider'),
      options: PROVIDERS.map((value) => ({ value, label: t(`disputes.provider.${value}`) })),
    }),
    filter.accessor('vendor_id', { type: 'radio', label: t('disputes.column.vendor'), options: vendors }),
  ]
}
