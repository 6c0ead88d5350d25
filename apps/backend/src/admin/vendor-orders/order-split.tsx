import { Table } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router-dom'
import type { VendorOrderList } from '@cityos/contracts'
import { Loaded } from '../components/loaded'
import { LogTable } from '../components/log-table'
import { Money } from '../components/money'
import { Empty, Section } from '../components/section'
import { withQuery } from '../lib/api'
import { useMay } from '../lib/use-may'
import { useRead } from '../lib/use-read'
import { VendorName } from '../vendors/vendor-name'
import { OrderStatus } from './order-status'

const COLUMNS = ['display_id', 'vendor', 'status', 'total_minor', 'commission_minor', 'net_minor']

/** How an order is shared between vendors; a click opens a vendor's part. */
export function OrderSplit({ orderId }: { orderId: string }) {
  const { t } = useTranslation('cityos')
  const navigate = useNavigate()
  const may = useMay('vendor_order:read')
  const path = withQuery('/admin/vendor-orders', { order_id: orderId, limit: 100 })
  const reading = useRead<VendorOrderList>(path, { enabled: may })
  if (!may) return null
  return (
    <Section title={t('vendor_orders.split')} subtitle={t('vendor_orders.split_hint')}>
      <Loaded reading={reading}>
        {({ vendor_orders: parts }) =>
          parts.length === 0 ? (
            <Empty title={t('vendor_orders.no_split')} />
          ) : (
            <LogTable words="vendor_orders" columns={COLUMNS}>
              {parts.map((part) => {
                const open = () => void navigate(`/vendors/orders/${part.id}`)
                return (
                  <Table.Row
                    key={part.id}
                    className="cursor-pointer"
                    tabIndex={0}
                    onClick={open}
                    onKeyDown={({ key }) => key === 'Enter' && open()}
                  >
                    <Table.Cell>
                      <bdi dir="ltr">#{part.display_id}</bdi>
                    </Table.Cell>
                    <Table.Cell>
                      <VendorName id={part.vendor_id} />
                    </Table.Cell>
                    <Table.Cell>
                      <OrderStatus status={part.status} />
                    </Table.Cell>
                    {[part.total_minor, part.commission_minor, part.net_minor].map((minor, index) => (
                      <Table.Cell key={COLUMNS[index]}>
                        <Money minor={minor} currency={part.currency_code} />
                      </Table.Cell>
                    ))}
                  </Table.Row>
                )
              })}
            </LogTable>
          )
        }
      </Loaded>
    </Section>
  )
}
