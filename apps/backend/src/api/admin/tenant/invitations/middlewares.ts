import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CreateInvitation, ListInvitations } from '@cityos/contracts'
import { validate } from '../../../../http/validate'
import { NoBody } from '../../../../http/nothing'

const INVITATIONS = '/admin/tenant/invitations'

export const invitationRoutes: MiddlewareRoute[] = [
  { matcher: INVITATIONS, methods: ['GET'], middlewares: [validate(ListInvitations, 'query')] },
  { matcher: INVITATIONS, methods: ['POST'], middlewares: [validate(CreateInvitation, 'body')] },
  { matcher: `${INVITATIONS}/:id/resend`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
]
