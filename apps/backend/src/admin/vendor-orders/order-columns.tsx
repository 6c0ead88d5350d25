import { createDataTableColumnHelper, createDataTableFilterHelper } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorOrder } from '@cityos/contracts'
import { useDateFilter } from '../components/date-filter'
import { Money } from '../components/money'
import { useFormat } from '../lib/use-format'
import { useVendorChoices } from '../vendors/use-vendors'
import { VendorName } from '../vendors/vendor-name'
import { ORDER_STATUSES, OrderStatus } from './order-status'

const column = createDataTableColumnHelper<VendorOrder>()
const filter = createDataTableFilterHelper<VendorOrder & { placed: string }>()

export function useOrderColumns() {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const money = (key: 'total_minor' | 'commission_minor' | 'net_minor', sortable = false) =>
    column.accessor(key, {
      header: t(`vendor_orders.column.${key}`),
      ...(sortable ? { enableSorting: true, sortLabel: t(`vendor_orders.column.${key}`) } : {}),
      cell: ({ row: { original } }) => <Money minor={original[key]} currency={original.currency_code} />,
    })
  return [
    column.accessor('display_id', {
      header: t('vendor_orders.column.display_id'),
      cell: ({ getValue }) => <bdi dir="ltr">#{getValue()}</bdi>,
    }),
    column.accessor('placed_at', {
      id: 'created_at',
      header: t('vendor_orders.column.placed_at'),
      enableSorting: true,
      sortLabel: t('vendor_orders.column.placed_at'),
      cell: ({ getValue }) => <bdi>{format.moment(getValue())}</bdi>,
    }),
    column.accessor('vendor_id', {
      id: 'vendor',
      header: t('vendor_orders.column.vendor'),
      cell: ({ getValue }) => <VendorName id={getValue()} />,
    }),
    column.accessor('status', {
      header: t('vendor_orders.column.status'),
      cell: ({ getValue }) => <OrderStatus status={getValue()} />,
    }),
    money('total_minor', true),
    money('commission_minor'),
    money('net_minor'),
  ]
}

export function useOrderFilters() {
  const { t } = useTranslation('cityos')
  const vendors = useVendorChoices()
  const dates = useDateFilter()
  return [
    filter.accessor('vendor_id', {
      type: 'radio',
      label: t('vendor_orders.column.vendor'),
      options: vendors,
    }),
    filter.accessor('status', {
      type: 'radio',
      label: t('vendor_orders.column.status'),
      options: ORDER_STATUSES.map((value) => ({ value, label: t(`vendor_orders.status.${value}`) })),
    }),
    filter.accessor('placed', { ...dates, label: t('vendor_orders.column.placed_at') }),
  ]
}
