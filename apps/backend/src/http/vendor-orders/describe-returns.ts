import { ReceiveVendorReturn, RequestVendorReturn, VendorOrder, VendorReturn } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { Caller, RouteDescription } from '../openapi/description'
import { NoBody, NoQuery } from '../nothing'

/** What comes back of a vendor order, below /vendor and below /admin alike. */
export function describeReturns(
  orders: '/vendor/orders' | '/admin/vendor-orders',
  who: Caller,
): RouteDescription[] {
  const params = { id: VendorOrder.shape.id }
  const common = { who, params, answer: { return: VendorReturn } }
  const unnamed = who === 'vendor' ? (['vendor_unnamed'] as const) : []
  const changing = [...unnamed, 'order_change_open'] as const
  return [
    {
      ...{
        route: `GET ${orders}/:id/returns`,
        summary: 'List what comes back of a vendor order',
        who,
        params,
      },
      details:
        'The newest first, whoever has asked for it: the vendor, the tenant’s staff or the shopper. Of a return in which several vendors have something, this vendor’s part.',
      ...{ query: NoQuery, answer: { returns: z.array(VendorReturn) }, errors: unnamed },
    },
    {
      ...{ route: `POST ${orders}/:id/returns`, summary: 'Say that goods are going to come back', ...common },
      details:
        'At most what was shipped or delivered of this vendor’s lines, less what came back or is on its way back.',
      ...{ body: RequestVendorReturn, errors: [...changing, 'quantity_exceeds_share'] },
      example: { items: [{ line_item_id: 'ordli_01JZ4N5W3QKX9T0VYH2E6B7C8D', quantity: 1 }] },
    },
    {
      route: `POST ${orders}/:id/returns/:return_id/receive`,
      ...{ summary: 'Say that goods have come back', ...common, body: ReceiveVendorReturn, example: {} },
      details:
        'All of it, or the pieces that are named, as often as something comes. They are in stock again, and what they have cost goes back to the shopper as far as it was captured: now, or when the payment provider answers. What belongs to an exchange or a claim gives nothing back by itself.',
      errors: [...changing, 'illegal_transition', 'quantity_exceeds_share', 'refund_exceeds_share'],
    },
    {
      route: `POST ${orders}/:id/returns/:return_id/cancel`,
      ...{ summary: 'Say that goods are not going to come back', ...common, body: NoBody },
      details: 'Of which nothing has come, and in which nobody else has something.',
      errors: [...changing, 'illegal_transition'],
    },
  ]
}
