import {
  ListStoreVendorProducts,
  ListStoreVendors,
  StoreVendor,
  StoreVendorList,
  StoreVendorProductList,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

const params = { id: z.string() }

export const storeVendorsOpenApi: RouteGroup = {
  tag: 'Vendors in the store',
  about:
    'Who sells here. Core’s `GET /store/products` and `/store/products/:id` take `fields=+vendor` beside core’s own: each product then has `vendor`, with id, handle, name and logo, or null where it is the tenant’s own. Carts and orders take `fields=+items.vendor`: each line then has the same; an order’s says who sold it, also when they sell no longer.',
  routes: [
    {
      route: 'GET /store/vendors',
      summary: 'List who sells here',
      details: '`q` finds in name and handle.',
      who: 'shopper',
      query: ListStoreVendors,
      answer: StoreVendorList,
      errors: ['cursor_invalid'],
    },
    {
      route: 'GET /store/vendors/:id',
      summary: 'Read a vendor',
      details: 'By id or handle.',
      who: 'shopper',
      params,
      query: NoQuery,
      answer: { vendor: StoreVendor },
    },
    {
      route: 'GET /store/vendors/:id/products',
      summary: 'List what a vendor sells',
      details: 'In the channels of the publishable key. Prices are core’s to tell, by these ids.',
      who: 'shopper',
      params,
      query: ListStoreVendorProducts,
      answer: StoreVendorProductList,
      errors: ['cursor_invalid'],
    },
  ],
}
