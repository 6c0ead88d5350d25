import {
  CreateVendorProduct,
  CreateVendorVariant,
  ListVendorProducts,
  SetVendorStock,
  UpdateVendorProduct,
  UpdateVendorVariant,
  VendorProduct,
  VendorProductList,
  VendorStockLocation,
} from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

const params = { id: z.string() }
const variantParams = { ...params, variant_id: z.string() }
const answer = { product: VendorProduct }

export const vendorProductsOpenApi: RouteGroup = {
  tag: 'Vendor products',
  about:
    'A vendor’s own products: a draft is submitted, and in the store once the tenant has approved it. Another vendor’s, and the tenant’s own, are not there.',
  routes: [
    {
      route: 'GET /vendor/products',
      summary: 'List your products',
      who: 'vendor',
      query: ListVendorProducts,
      answer: VendorProductList,
      errors: ['vendor_unnamed', 'cursor_invalid'],
    },
    {
      route: 'POST /vendor/products',
      summary: 'Make a draft of a product',
      details: 'Amounts are minor units; stock is at your own location.',
      who: 'vendor',
      body: CreateVendorProduct,
      example: {
        title: 'Rye bread',
        options: [{ title: 'Size', values: ['Small'] }],
        variants: [
          {
            title: 'Small',
            options: { Size: 'Small' },
            prices: [{ currency_code: 'usd', amount_minor: 1250 }],
            stocked_quantity: 20,
          },
        ],
      },
      answer,
      status: 201,
      errors: ['vendor_unnamed', 'vendor_not_active', 'limit_exceeded', 'product_handle_taken'],
    },
    {
      route: 'GET /vendor/products/:id',
      summary: 'Read a product of yours',
      who: 'vendor',
      params,
      query: NoQuery,
      answer,
      errors: ['vendor_unnamed'],
    },
    {
      route: 'POST /vendor/products/:id',
      summary: 'Change words and pictures of a product',
      details:
        'Of a product that is in the store the change waits for the tenant, as `pending_change`, where the tenant looks at products. One that is proposed is withdrawn first.',
      who: 'vendor',
      params,
      body: UpdateVendorProduct,
      example: { description: 'Baked this morning.' },
      answer,
      errors: ['vendor_unnamed', 'illegal_transition'],
    },
    {
      route: 'DELETE /vendor/products/:id',
      summary: 'Delete a product',
      details: 'A draft, or one that was rejected.',
      who: 'vendor',
      params,
      answer: { id: z.string(), object: z.literal('product'), deleted: z.literal(true) },
      errors: ['vendor_unnamed', 'illegal_transition'],
    },
    {
      route: 'POST /vendor/products/:id/submit',
      summary: 'Submit a product for approval',
      details: 'Where the tenant does not look at products it is in your stores at once.',
      who: 'vendor',
      params,
      answer,
      errors: ['vendor_unnamed', 'illegal_transition', 'vendor_not_active'],
    },
    {
      route: 'POST /vendor/products/:id/withdraw',
      summary: 'Take back what waits for approval',
      details: 'A product that is proposed becomes a draft; of one in the store the change is dropped.',
      who: 'vendor',
      params,
      answer,
      errors: ['vendor_unnamed', 'illegal_transition'],
    },
    {
      route: 'POST /vendor/products/:id/unpublish',
      summary: 'Take a product out of the store',
      who: 'vendor',
      params,
      answer,
      errors: ['vendor_unnamed', 'illegal_transition'],
    },
    {
      route: 'POST /vendor/products/:id/variants',
      summary: 'Add a variant to a product',
      details:
        'One value of each option; values that the product does not have yet are added. Of a product that is in the store it waits for the tenant, as `pending_change`, where the tenant looks at products.',
      who: 'vendor',
      params,
      body: CreateVendorVariant,
      example: {
        title: 'Large',
        options: { Size: 'Large' },
        prices: [{ currency_code: 'usd', amount_minor: 1800 }],
        stocked_quantity: 5,
      },
      answer,
      status: 201,
      errors: ['vendor_unnamed', 'illegal_transition', 'vendor_not_active', 'limit_exceeded'],
    },
    {
      route: 'POST /vendor/products/:id/variants/:variant_id',
      summary: 'Change prices and codes of a variant',
      details: 'Holds at once. The prices that are given are all that it has.',
      who: 'vendor',
      params: variantParams,
      body: UpdateVendorVariant,
      example: { prices: [{ currency_code: 'usd', amount_minor: 1300 }] },
      answer,
      errors: ['vendor_unnamed'],
    },
    {
      route: 'DELETE /vendor/products/:id/variants/:variant_id',
      summary: 'Delete a variant',
      details:
        'Holds at once, also in the store. The last one stays, and one whose pieces somebody has ordered.',
      who: 'vendor',
      params: variantParams,
      answer: { id: z.string(), object: z.literal('variant'), deleted: z.literal(true) },
      errors: ['vendor_unnamed', 'illegal_transition'],
    },
    {
      route: 'GET /vendor/stock-locations',
      summary: 'List the places from which you send',
      who: 'vendor',
      query: NoQuery,
      answer: { stock_locations: z.array(VendorStockLocation) },
      errors: ['vendor_unnamed'],
    },
    {
      route: 'POST /vendor/products/:id/variants/:variant_id/stock',
      summary: 'Say how many pieces there are',
      details: 'At your own location, the first one where none is named. For everybody of the vendor.',
      who: 'vendor',
      params: variantParams,
      body: SetVendorStock,
      example: { stocked_quantity: 12 },
      answer,
      errors: ['vendor_unnamed', 'vendor_not_active'],
    },
  ],
}
