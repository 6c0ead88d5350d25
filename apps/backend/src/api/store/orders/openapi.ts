import { StoreVendorOrder } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

export const storeOrdersOpenApi: RouteGroup = {
  tag: 'Storefront: orders',
  about: 'What an order’s vendors have in it, for who has ordered.',
  routes: [
    {
      route: 'GET /store/orders/:id/vendor-orders',
      summary: 'Read who sells and ships what of an order',
      details:
        'Amounts are whole numbers in the minor unit of `currency_code`. Like core’s `GET /store/orders/:id` for whoever knows the order’s id.',
      who: 'shopper',
      query: NoQuery,
      answer: { vendor_orders: z.array(StoreVendorOrder) },
    },
  ],
}
