import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ReadMarketplaceStats } from '@cityos/contracts'
import { validate } from '../../../http/validate'

export const marketplaceRoutes: MiddlewareRoute[] = [
  {
    matcher: '/admin/marketplace/stats',
    methods: ['GET'],
    middlewares: [validate(ReadMarketplaceStats, 'query')],
  },
]
