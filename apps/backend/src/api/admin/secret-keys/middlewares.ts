import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CreateSecretKey, ListSecretKeys, RotateSecretKey, UpdateSecretKey } from '@cityos/contracts'
import { NoBody, NoQuery } from '../../../http/nothing'
import { tenantsAlone } from '../../../http/tenants/tenants-alone'
import { validate } from '../../../http/validate'

const KEYS = '/admin/secret-keys'

export const secretKeyRoutes: MiddlewareRoute[] = [
  // The platform's own secret keys are core's, and act in tenants by x-tenant.
  { matcher: `${KEYS}*`, middlewares: [tenantsAlone] },
  { matcher: KEYS, methods: ['GET'], middlewares: [validate(ListSecretKeys, 'query')] },
  { matcher: KEYS, methods: ['POST'], middlewares: [validate(CreateSecretKey, 'body')] },
  { matcher: `${KEYS}/options`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${KEYS}/:id`, methods: ['GET'], middlewares: [validate(NoQuery, 'query')] },
  { matcher: `${KEYS}/:id`, methods: ['POST'], middlewares: [validate(UpdateSecretKey, 'body')] },
  { matcher: `${KEYS}/:id/rotate`, methods: ['POST'], middlewares: [validate(RotateSecretKey, 'body')] },
  { matcher: `${KEYS}/:id/revoke`, methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
]
