import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CreateTenant } from '@cityos/contracts'
import { platformOnly } from '@cityos/medusa-tenancy'
import { validate } from '../../../http/validate'
import { ListTenants } from './validators'

export const tenantRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/tenants*', middlewares: [platformOnly as never] },
  { matcher: '/admin/tenants', methods: ['GET'], middlewares: [validate(ListTenants, 'query')] },
  { matcher: '/admin/tenants', methods: ['POST'], middlewares: [validate(CreateTenant, 'body')] },
]
