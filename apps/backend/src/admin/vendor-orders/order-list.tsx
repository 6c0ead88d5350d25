import { useTranslation } from 'react-i18next'
import type { VendorOrder } from '@cityos/contracts'
import { ListTable } from '../components/list-table'
import { Readable } from '../components/readable'
import { useOrderColumns, useOrderFilters } from './order-columns'

/** What each vendor has sold. */
export function VendorOrderList() {
  const { t } = useTranslation('cityos')
  const columns = useOrderColumns()
  const filters = useOrderFilters()
  return (
    <Readable permission="vendor_order:read" title={t('vendor_orders.title')}>
      <ListTable<VendorOrder>
        title={t('vendor_orders.title')}
        subtitle={t('vendor_orders.subtitle')}
        path="/admin/vendor-orders"
        rows="vendor_orders"
        columns={columns}
        filters={filters}
        to={({ id }) => `/vendors/orders/${id}`}
        empty={{ heading: t('vendor_orders.empty'), description: t('vendor_orders.empty_hint') }}
      />
    </Readable>
  )
}
