import { useTranslation } from 'react-i18next'
import { Link } from 'react-router-dom'
import type { VendorOrderDetail } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { Row, Section } from '../components/section'
import { OrderDisputes } from '../disputes/order-disputes'
import { useFormat } from '../lib/use-format'
import { useRead } from '../lib/use-read'
import { VendorName } from '../vendors/vendor-name'
import { LineTable } from './line-table'
import { OrderActions } from './order-actions'
import { OrderCommission } from './order-commission'
import { OrderFunds } from './order-funds'
import { OrderHistory } from './order-history'
import { OrderMoney } from './order-money'
import { OrderStatus } from './order-status'
import { OrderTotals } from './order-totals'
import { Parcels } from './parcels'
import { ReturnSection } from './returns/return-section'
import { UnclearMoney } from './unclear-money'

/** One vendor's part of an order: what is in it, how far it is, and what becomes of the money. */
export function VendorOrderPage({ id }: { id: string }) {
  const { t } = useTranslation('cityos')
  const reading = useRead<{ vendor_order: VendorOrderDetail }>(`/admin/vendor-orders/${id}`)
  return (
    <Loaded reading={reading} rows={8}>
      {({ vendor_order: order }) => (
        <div className="flex flex-col gap-y-3">
          <Section title={`#${order.display_id}`} actions={<OrderActions order={order} />}>
            <OrderFacts order={order} />
          </Section>
          <UnclearMoney vendorOrderId={order.id} />
          <Section title={t('vendor_orders.lines')}>
            <LineTable order={order} />
          </Section>
          <div className="grid grid-cols-1 items-start gap-3 xl:grid-cols-2">
            <Section title={t('vendor_orders.totals')}>
              <OrderTotals order={order} />
            </Section>
            <div className="flex flex-col gap-y-3">
              <OrderFunds order={order} />
              <Parcels order={order} />
              <ReturnSection order={order} />
              <OrderDisputes order={order} />
              <OrderHistory order={order} />
            </div>
          </div>
          <OrderCommission order={order} />
          <OrderMoney id={order.id} />
        </div>
      )}
    </Loaded>
  )
}

const PARTS = ['company', 'address_1', 'address_2', 'postal_code', 'city', 'province'] as const

function OrderFacts({ order }: { order: VendorOrderDetail }) {
  const { t } = useTranslation('cityos')
  const format = useFormat()
  const to = order.shipping_address
  const name = [to?.first_name, to?.last_name].filter(Boolean).join(' ')
  const country = to?.country_code && format.country(to.country_code)
  const address = [name, ...PARTS.map((part) => to?.[part]), country].filter(Boolean)
  const link = 'text-ui-fg-interactive hover:underline'
  return (
    <>
      <Row label={t('vendor_orders.column.status')}>
        <OrderStatus status={order.status} />
      </Row>
      {order.reason && <Row label={t('vendor_orders.reason')}>{order.reason}</Row>}
      <Row label={t('vendor_orders.column.vendor')}>
        <Link to={`/vendors/${order.vendor_id}`} className={link}>
          <VendorName id={order.vendor_id} />
        </Link>
      </Row>
      <Row label={t('vendor_orders.order')}>
        <Link to={`/orders/${order.order_id}`} className={link}>
          #{order.display_id.split('-')[0]}
        </Link>
      </Row>
      <Row label={t('vendor_orders.column.placed_at')}>{format.moment(order.placed_at)}</Row>
      {address.length > 0 && <Row label={t('vendor_orders.address')}>{address.join(', ')}</Row>}
    </>
  )
}
