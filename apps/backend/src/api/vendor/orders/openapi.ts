import { ListVendorOrders, VendorOrder, VendorOrderDetail, VendorOrderList } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'
import { describeActions } from '../../../http/vendor-orders/describe-actions'
import { NoQuery } from '../../../http/nothing'

const params = { id: VendorOrder.shape.id }

export const vendorOwnOrdersOpenApi: RouteGroup = {
  tag: 'Vendor portal: orders',
  about:
    'What your vendor has in the orders of the tenant’s shoppers. Amounts are whole numbers in the minor unit of `currency_code`.',
  routes: [
    {
      route: 'GET /vendor/orders',
      summary: 'List what your vendor has sold',
      who: 'vendor',
      query: ListVendorOrders,
      answer: VendorOrderList,
      errors: ['vendor_unnamed', 'cursor_invalid'],
    },
    {
      route: 'GET /vendor/orders/:id',
      summary: 'Read one of your vendor’s orders',
      details: 'What is in it, where it goes, and the parcels.',
      who: 'vendor',
      params,
      query: NoQuery,
      answer: { vendor_order: VendorOrderDetail },
      errors: ['vendor_unnamed'],
    },
    ...describeActions('/vendor/orders', 'vendor'),
  ],
}
