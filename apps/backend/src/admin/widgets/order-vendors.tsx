import { defineWidgetConfig } from '@medusajs/admin-sdk'
import { OrderSplit } from '../vendor-orders/order-split'

/** On Medusa's own page of an order: who of the vendors sells what of it. */
const OrderVendors = ({ data }: { data: { id: string } }) => <OrderSplit orderId={data.id} />
export default OrderVendors

export const config = defineWidgetConfig({ zone: 'order.details.before' })
