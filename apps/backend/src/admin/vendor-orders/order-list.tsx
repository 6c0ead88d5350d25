import { useTranslation } from 'react-i18next'
import type { VendorOrder } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useOrderColumns, useOrderFilters } from './order-columns'
import { UnclearMoney } from './unclear-money'

/** What each vendor has sold. */
export function VendorOrderList() {
  const { t } = useTranslation('cityos')
  return (
    <Readable permission="vendor_order:read" title={t('vendor_orders.title')}>
      <div className="flex flex-col gap-y-3">
        <UnclearMoney />
        <VendorOrderTable />
      </div>
    </Readable>
  )
}

/** The vendor orders of everybody, or of one vendor. */
export function VendorOrderTable({ vendorId }: { vendorId?: string }) {
  const { t } = useTranslation('cityos')
  const columns = useOrderColumns()
  const filters = useOrderFilters()
  return (
    <ListTable<VendorOrder>
      title={t('vendor_orders.title')}
      {...(vendorId ? { query: { vendor_id: vendorId } } : { subtitle: t('vendor_orders.subtitle') })}
      path="/admin/vendor-orders"
      rows="vendor_orders"
      columns={vendorId ? columns.filter((column) => column.id !== 'vendor') : columns}
      filters={vendorId ? filters.filter((filter) => filter.id !== 'vendor_id') : filters}
      to={({ id }) => `/vendors/orders/${id}`}
      empty={{ heading: t('vendor_orders.empty'), description: t('vendor_orders.empty_hint') }}
    />
  )
}
