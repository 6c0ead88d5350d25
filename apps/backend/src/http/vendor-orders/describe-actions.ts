import {
  CaptureVendorOrder,
  CloseVendorOrder,
  FulfillVendorOrder,
  RefundVendorOrder,
  ShipVendorOrder,
  VendorOrder,
  VendorOrderDetail,
} from '@cityos/contracts'
import type { Caller, RouteDescription } from '../openapi/description'
import { NoBody } from '../nothing'
import { describeReturns } from './describe-returns'
import { LATER } from './later'

/** What may be done with a vendor order, below /vendor and below /admin alike. */
export function describeActions(
  orders: '/vendor/orders' | '/admin/vendor-orders',
  who: Caller,
): RouteDescription[] {
  const params = { id: VendorOrder.shape.id }
  const common = { who, params, answer: { vendor_order: VendorOrderDetail } }
  const unnamed = who === 'vendor' ? (['vendor_unnamed'] as const) : []
  const moving = [...unnamed, 'illegal_transition'] as const
  const closing = [...moving, 'order_change_open'] as const
  return [
    {
      ...{ route: `POST ${orders}/:id/accept`, summary: 'Accept a vendor order', ...common },
      ...{ body: NoBody, errors: moving },
    },
    {
      ...{ route: `POST ${orders}/:id/reject`, summary: 'Reject a vendor order', ...common },
      details:
        'One that was not accepted yet. Its stock is free again, and what was captured for it goes back to the shopper: now, or when the payment provider answers. With the last one of an order the order itself is canceled.',
      ...{ body: CloseVendorOrder, example: { reason: 'Out of stock.' }, errors: closing },
    },
    {
      ...{ route: `POST ${orders}/:id/cancel`, summary: 'Cancel a vendor order', ...common },
      details:
        'While nothing of it is packed or shipped; later it comes back as a return. What was captured for it goes back.',
      ...{ body: CloseVendorOrder, example: { reason: 'The shopper asked for it.' }, errors: closing },
    },
    {
      ...{ route: `POST ${orders}/:id/captures`, summary: 'Capture money for a vendor order', ...common },
      details: `At most what is outstanding of this vendor’s share of the order. ${LATER}`,
      ...{ body: CaptureVendorOrder, example: { amount_minor: 1250 } },
      errors: [...moving, 'capture_exceeds_outstanding', 'payment_provider_unavailable'],
    },
    {
      ...{ route: `POST ${orders}/:id/refunds`, summary: 'Give money of a vendor order back', ...common },
      details: `At most what was captured of this vendor’s share and not given back before. ${LATER}`,
      ...{ body: RefundVendorOrder, example: { amount_minor: 500, reason: 'A loaf was burnt.' } },
      errors: [...unnamed, 'refund_exceeds_share', 'payment_provider_unavailable'],
    },
    {
      ...{ route: `POST ${orders}/:id/fulfillments`, summary: 'Pack a parcel of a vendor order', ...common },
      details:
        'All that is not packed yet, or the pieces that are named. Packing what was not accepted accepts it.',
      ...{ body: FulfillVendorOrder, example: {}, errors: [...moving, 'quantity_exceeds_share'] },
    },
    {
      route: `POST ${orders}/:id/fulfillments/:fulfillment_id/ship`,
      ...{ summary: 'Say that a parcel is on its way', ...common, body: ShipVendorOrder, errors: unnamed },
      example: { labels: [{ tracking_number: '00340434161094042557' }] },
    },
    {
      route: `POST ${orders}/:id/fulfillments/:fulfillment_id/deliver`,
      ...{ summary: 'Say that a parcel has come', ...common, body: NoBody, errors: unnamed },
    },
    {
      route: `POST ${orders}/:id/fulfillments/:fulfillment_id/cancel`,
      ...{ summary: 'Unpack a parcel', details: 'One that is not on its way yet.', ...common, body: NoBody },
      errors: unnamed,
    },
    ...describeReturns(orders, who),
  ]
}
