import { useTranslation } from 'react-i18next'
import type { VendorOrder } from '@cityos/contracts'
import { Money } from '../components/money'
import { Row } from '../components/section'

const SUMS = ['items_minor', 'shipping_minor', 'discount_minor', 'tax_minor', 'credit_minor'] as const
const KEPT = ['commission_minor', 'commission_tax_minor'] as const
/** What is taken away from the total, and is shown so. */
const TAKEN: readonly string[] = ['discount_minor', 'credit_minor', ...KEPT]

/** From what was sold to what is left for the vendor; what is nothing is left out. */
export function OrderTotals({ order }: { order: VendorOrder }) {
  const { t } = useTranslation('cityos')
  const row = (key: (typeof SUMS)[number] | (typeof KEPT)[number]) =>
    order[key] !== 0 && (
      <Row key={key} label={t(`vendor_orders.column.${key}`)}>
        <Money minor={TAKEN.includes(key) ? -order[key] : order[key]} currency={order.currency_code} />
      </Row>
    )
  const sum = (key: 'total_minor' | 'net_minor' | 'captured_minor' | 'refunded_minor') => (
    <Row label={t(`vendor_orders.column.${key}`)}>
      <strong>
        <Money minor={order[key]} currency={order.currency_code} />
      </strong>
    </Row>
  )
  return (
    <>
      {SUMS.map(row)}
      {sum('total_minor')}
      {KEPT.map(row)}
      {sum('net_minor')}
      {sum('captured_minor')}
      {order.refunded_minor !== 0 && sum('refunded_minor')}
    </>
  )
}
