import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CreateTenant,
  ListTenants,
  ReasonNeeded,
  ReasonOptional,
  SetTenantLimits,
  UpdateTenant,
} from '@cityos/contracts'
import { platformOnly } from '@cityos/medusa-tenancy'
import { domainRoutes } from '../../../http/domains/domain-routes'
import { get, post } from '../../../http/route'
import { NoQuery } from '../../../http/nothing'

export const tenantRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/tenants*', middlewares: [platformOnly as never] },
  get('/admin/tenants', ListTenants),
  post('/admin/tenants', CreateTenant),
  get('/admin/tenants/:id', NoQuery),
  post('/admin/tenants/:id', UpdateTenant),
  get('/admin/tenants/:id/usage', NoQuery),
  post('/admin/tenants/:id/limits', SetTenantLimits),
  post('/admin/tenants/:id/activate', ReasonOptional),
  post('/admin/tenants/:id/suspend', ReasonNeeded),
  post('/admin/tenants/:id/resume', ReasonOptional),
  post('/admin/tenants/:id/archive', ReasonNeeded),
  ...domainRoutes('/admin/tenants/:id/domains', { mayVouch: true }),
]
