import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ListStoreVendorProducts, ListStoreVendors } from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

export const storeVendorRoutes: MiddlewareRoute[] = [
  { matcher: '/store/vendors', methods: ['GET'], middlewares: [validate(ListStoreVendors, 'query')] },
  { matcher: '/store/vendors/:id', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  {
    matcher: '/store/vendors/:id/products',
    methods: ['GET'],
    middlewares: [validate(ListStoreVendorProducts, 'query')],
  },
]
