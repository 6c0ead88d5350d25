import {
  DecideVendorOrderIntent,
  HoldFunds,
  ListAllVendorOrders,
  ListVendorOrderIntents,
  ReleaseFunds,
  VendorOrder,
  VendorOrderDetail,
  VendorOrderIntent,
  VendorOrderIntentList,
  VendorOrderList,
} from '@cityos/contracts'
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
    {
      route: 'POST /admin/vendor-orders/:id/funds/hold',
      summary: 'Keep the money of a vendor order back',
      details:
        'Nothing of it becomes available, whatever its time, until it is resumed. What was released is not taken back.',
      ...{ who: 'staff', params, body: HoldFunds, example: { reason: 'The shopper disputes it.' } },
      answer: { vendor_order: VendorOrderDetail },
      errors: ['illegal_transition', 'funds_released'],
    },
    {
      route: 'POST /admin/vendor-orders/:id/funds/resume',
      summary: 'No longer keep the money of a vendor order back',
      details: 'What has waited long enough becomes available with the next run of the job.',
      ...{ who: 'staff', params, body: HoldFunds, example: { reason: 'The shopper was wrong.' } },
      answer: { vendor_order: VendorOrderDetail },
      errors: ['illegal_transition'],
    },
    {
      route: 'POST /admin/vendor-orders/:id/funds/release',
      summary: 'Release the money of a vendor order now',
      details:
        'Before its time, less the reserve that the vendor’s settings say; with `free_reserve` all of it, also what is in reserve already. It cannot be undone: what is available goes into the next payout.',
      ...{ who: 'staff', params, body: ReleaseFunds, example: { reason: 'The vendor is known for years.' } },
      answer: { vendor_order: VendorOrderDetail },
      errors: ['illegal_transition', 'funds_not_pending'],
    },
    {
      route: 'GET /admin/vendor-order-intents',
      summary: 'List moves of money of vendor orders',
      details:
        'What payment providers were asked, and are going to be asked, to capture and give back, the newest first. Of those that are `unclear` nobody knows what came of them.',
      ...{ who: 'staff', query: ListVendorOrderIntents, answer: VendorOrderIntentList },
      errors: ['cursor_invalid'],
    },
    {
      route: 'POST /admin/vendor-order-intents/:id/decide',
      summary: 'Say whether money has moved',
      details:
        'Of a move that is `unclear`: look for its `call_key` at the payment provider first. What has moved is written down without asking the provider again; what has not is nobody’s any more, and what is owed is asked for anew.',
      ...{ who: 'staff', params: { id: VendorOrderIntent.shape.id }, body: DecideVendorOrderIntent },
      example: { outcome: 'moved', reason: 'It is in Stripe’s dashboard as re_3Nxyz.' },
      answer: { vendor_order_intent: VendorOrderIntent },
      errors: ['illegal_transition'],
    },
  ],
}
