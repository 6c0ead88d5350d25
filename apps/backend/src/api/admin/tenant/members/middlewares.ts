import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ListMembers, UpdateMember } from '@cityos/contracts'
import { validate } from '../../../../http/validate'
import { NoBody, NoQuery } from '../../../../http/nothing'

const MEMBERS = '/admin/tenant/members'

export const memberRoutes: MiddlewareRoute[] = [
  { matcher: MEMBERS, methods: ['GET'], middlewares: [validate(ListMembers, 'query')] },
  { matcher: `${MEMBERS}/:id`, methods: ['POST'], middlewares: [validate(UpdateMember, 'body')] },
  { matcher: `${MEMBERS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  ...['deactivate', 'reactivate', 'transfer-ownership'].map((verb) => ({
    matcher: `${MEMBERS}/:id/${verb}`,
    methods: ['POST' as const],
    middlewares: [validate(NoBody, 'body')],
  })),
  { matcher: '/admin/tenants/:id/members', methods: ['GET'], middlewares: [validate(ListMembers, 'query')] },
]
