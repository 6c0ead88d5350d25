import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CloneTenant, ImportTenant, ListTenantOperations, PurgeTenant } from '@cityos/contracts'
import { platformOnly } from '@cityos/medusa-tenancy'
import { NoBody } from '../../../http/nothing'
import { validate } from '../../../http/validate'
import { expectArchive } from '../tenant-archives/expect-archive'

export const tenantOperationRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/tenant-operations*', middlewares: [platformOnly as never] },
  { matcher: '/admin/tenant-imports*', middlewares: [platformOnly as never] },
  { matcher: '/admin/tenant-archives*', middlewares: [platformOnly as never] },
  { matcher: '/admin/tenant-archives', methods: ['POST'], middlewares: [expectArchive as never] },
  {
    matcher: '/admin/tenant-operations',
    methods: ['GET'],
    middlewares: [validate(ListTenantOperations, 'query')],
  },
  { matcher: '/admin/tenant-imports', methods: ['POST'], middlewares: [validate(ImportTenant, 'body')] },
  {
    matcher: '/admin/tenant-operations/:id/cancel',
    methods: ['POST'],
    middlewares: [validate(NoBody, 'body')],
  },
  { matcher: '/admin/tenants/:id/exports', methods: ['POST'], middlewares: [validate(NoBody, 'body')] },
  { matcher: '/admin/tenants/:id/clone', methods: ['POST'], middlewares: [validate(CloneTenant, 'body')] },
  {
    matcher: '/admin/tenants/:id/purge-confirmation',
    methods: ['POST'],
    middlewares: [validate(NoBody, 'body')],
  },
  { matcher: '/admin/tenants/:id/purge', methods: ['POST'], middlewares: [validate(PurgeTenant, 'body')] },
]
