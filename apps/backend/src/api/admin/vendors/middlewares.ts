import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CreateVendor,
  InviteVendorMember,
  ListVendorMembers,
  ListVendors,
  UpdateVendor,
} from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const VENDORS = '/admin/vendors'

export const vendorRoutes: MiddlewareRoute[] = [
  { matcher: VENDORS, methods: ['GET'], middlewares: [validate(ListVendors, 'query')] },
  { matcher: VENDORS, methods: ['POST'], middlewares: [validate(CreateVendor, 'body')] },
  { matcher: `${VENDORS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${VENDORS}/:id`, methods: ['POST'], middlewares: [validate(UpdateVendor, 'body')] },
  {
    matcher: `${VENDORS}/:id/members`,
    methods: ['GET'],
    middlewares: [validate(ListVendorMembers, 'query')],
  },
  {
    matcher: `${VENDORS}/:id/members`,
    methods: ['POST'],
    middlewares: [validate(InviteVendorMember, 'body')],
  },
]
