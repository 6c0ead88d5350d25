import { StorefrontStore } from '@cityos/contracts'
import type { RouteGroup } from '../../../http/openapi/description'

export const storefrontOpenApi: RouteGroup = {
  tag: 'Storefront',
  about:
    'What a storefront asks before anything else. Core’s `GET /store/products` and `/store/products/:id` take `fields=+content` beside core’s own: each product then has `content`, what the content admin has published about it, or null. The store of the publishable key counts before all stores, and the language is core’s `locale` or `x-medusa-locale`, then the store’s and the tenant’s own.',
  routes: [
    {
      route: 'GET /store/tenant-store',
      summary: 'Read the store of the publishable key',
      details:
        'The store that the publishable key belongs to; a key of no store answers the store of the host. Carries an ETag.',
      who: 'shopper',
      answer: { tenant_store: StorefrontStore },
      errors: ['not_found', 'store_paused'],
    },
  ],
}
