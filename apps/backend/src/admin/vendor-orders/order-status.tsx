import { StatusBadge } from '@medusajs/ui'
import { useTranslation } from 'react-i18next'
import type { VendorOrderStatus } from '@cityos/contracts'

const COLOURS = {
  pending: 'orange',
  accepted: 'blue',
  partially_shipped: 'blue',
  shipped: 'blue',
  delivered: 'green',
  completed: 'green',
  rejected: 'red',
  canceled: 'grey',
} as const satisfies Record<VendorOrderStatus, string>

export function OrderStatus({ status }: { status: VendorOrderStatus }) {
  const { t } = useTranslation('cityos')
  return (
    <StatusBadge color={COLOURS[status]} className="whitespace-nowrap">
      {t(`vendor_orders.status.${status}`)}
    </StatusBadge>
  )
}

/** Every status, in the order of an order's life. */
export const ORDER_STATUSES = Object.keys(COLOURS) as VendorOrderStatus[]
