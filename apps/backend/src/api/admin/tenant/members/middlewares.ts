import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ListMembers, UpdateMember } from '@cityos/contracts'
import { validate } from '../../../../http/validate'
import { NoBody } from '../../../../http/nothing'

const MEMBERS = '/admin/tenant/members'

export const memberRoutes: MiddlewareRoute[] = [
  { matcher: MEMBERS, methods: ['GET'], middlewares: [validate(ListMembers, 'query')] },
  { matcher: `${MEMBERS}/:id`, methods: ['POST'], middlewares: [validate(UpdateMember, 'body')] },
  { matcher: `${MEMBERS}/:id/deactivate`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
  { matcher: `${MEMBERS}/:id/reactivate`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
  { matcher: '/admin/tenants/:id/members', methods: ['GET'], middlewares: [validate(ListMembers, 'query')] },
]
