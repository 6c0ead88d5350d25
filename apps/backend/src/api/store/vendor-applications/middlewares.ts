import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ApplyAsVendor } from '@cityos/contracts'
import { validate } from '../../../http/validate'

export const vendorApplicationRoutes: MiddlewareRoute[] = [
  {
    matcher: '/store/vendor-applications',
    methods: ['POST'],
    middlewares: [validate(ApplyAsVendor, 'body')],
  },
]
