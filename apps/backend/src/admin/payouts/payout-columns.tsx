import { createDataTableColumnHelper, createDataTableFilterHelper } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { Payout, PayoutMethod } from '@cityos/contracts'
import { useDateFilter } from '../components/date-filter'
import { Money } from '../components/money'
import { useCurrencies } from '../lib/use-currencies'
import { useFormat } from '../lib/use-format'
import { useVendorChoices } from '../vendors/use-vendors'
import { VendorName } from '../vendors/vendor-name'
import { PAYOUT_STATUSES, PayoutState } from './payout-status'

const column = createDataTableColumnHelper<Payout>()
const filter = createDataTableFilterHelper<Payout & { created: string }>()

/** The ways in which money leaves. */
export const METHODS: readonly PayoutMethod[] = ['stripe_connect', 'bank_transfer', 'manual', 'sandbox']

export function usePayoutColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  return [
    column.accessor('created_at', {
      header: t('payouts.column.created_at'),
      enableSorting: true,
      sortLabel: t('payouts.column.created_at'),
      cell: ({ getValue }) => <bdi>{format.moment(getValue())}</bdi>,
    }),
    column.accessor('vendor_id', {
      id: 'vendor',
      header: t('payouts.column.vendor'),
      cell: ({ getValue }) => <VendorName id={getValue()} />,
    }),
    column.accessor('amount_minor', {
      header: t('payouts.column.amount'),
      cell: ({ row: { original } }) => (
        <Money minor={original.amount_minor} currency={original.currency_code} />
      ),
    }),
    column.accessor('status', {
      header: t('payouts.column.status'),
      cell: ({ getValue }) => <PayoutState status={getValue()} />,
    }),
    column.accessor('method', {
      header: t('payouts.column.method'),
      cell: ({ getValue }) => t(`payouts.method.${getValue()}`),
    }),
    column.accessor('paid_at', {
      header: t('payouts.column.paid_at'),
      cell: ({ getValue }) => <bdi>{format.moment(getValue())}</bdi>,
    }),
  ]
}

export function usePayoutFilters() {
  const { t } = useTranslation('cityos')
  const vendors = useVendorChoices()
  const currencies = useCurrencies()
  const dates = useDateFilter()
  return [
    filter.accessor('status', {
      type: 'radio',
      label: t('payouts.column.status'),
      options: PAYOUT_STATUSES.map((value) => ({ value, label: t(`payouts.status.${value}`) })),
    }),
    filter.accessor('vendor_id', { type: 'radio', label: t('payouts.column.vendor'), options: vendors }),
    filter.accessor('method', {
      type: 'radio',
      label: t('payouts.column.method'),
      options: METHODS.map((value) => ({ value, label: t(`payouts.method.${value}`) })),
    }),
    filter.accessor('currency_code', {
      type: 'radio',
      label: t('payouts.column.currency'),
      options: currencies,
    }),
    filter.accessor('created', { ...dates, label: t('payouts.column.created_at') }),
  ]
}
