import { ListAllVendorOrders, VendorOrder, VendorOrderDetail, VendorOrderList } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'
import { describeActions } from '../../../http/vendor-orders/describe-actions'
import { NoBody, NoQuery } from '../../../http/nothing'

const params = { id: VendorOrder.shape.id }

export const vendorOrdersOpenApi: RouteGroup = {
  tag: 'Vendor orders',
  about:
    'What each vendor has in the orders, for the tenant’s staff. The totals of an order’s vendor orders sum to the order’s, to the last minor unit.',
  routes: [
    {
      route: 'GET /admin/vendor-orders',
      summary: 'List vendor orders',
      who: 'staff',
      query: ListAllVendorOrders,
      answer: VendorOrderList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /admin/vendor-orders/:id',
      summary: 'Read a vendor order',
      details: 'What is in it, where it goes, and the parcels.',
      who: 'staff',
      params,
      query: NoQuery,
      answer: { vendor_order: VendorOrderDetail },
    },
    ...describeActions('/admin/vendor-orders', 'staff'),
    {
      route: 'POST /admin/vendor-orders/:id/complete',
      summary: 'Complete a vendor order',
      details: 'One that was delivered.',
      who: 'staff',
      params,
      body: NoBody,
      answer: { vendor_order: VendorOrderDetail },
      errors: ['illegal_transition'],
    },
  ],
}
