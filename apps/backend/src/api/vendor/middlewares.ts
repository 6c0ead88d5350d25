import type { MiddlewareRoute } from '@medusajs/framework/http'
import { InviteVendorMember, ListVendorMembers, UpdateVendor, UpdateVendorMember } from '@cityos/contracts'
import { authenticateVendor } from '../../access/vendors/authenticate'
import { NoQuery } from '../../http/nothing'
import { validate } from '../../http/validate'
import { vendorCors } from '../../http/vendors/vendor-cors'

/** Core authenticates what is below /admin and /store; this does it for /vendor. Its place is before the guard. */
export const vendorAuthentication: MiddlewareRoute = {
  matcher: '/vendor',
  middlewares: [vendorCors as never, authenticateVendor as never],
}

export const vendorPortalRoutes: MiddlewareRoute[] = [
  { matcher: '/vendor/me', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/vendor/profile', methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: '/vendor/profile', methods: ['POST'], middlewares: [validate(UpdateVendor, 'body')] },
  { matcher: '/vendor/members', methods: ['GET'], middlewares: [validate(ListVendorMembers, 'query')] },
  { matcher: '/vendor/members', methods: ['POST'], middlewares: [validate(InviteVendorMember, 'body')] },
  { matcher: '/vendor/members/:id', methods: ['POST'], middlewares: [validate(UpdateVendorMember, 'body')] },
]
