import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CreateTenantStore, ListTenantStores, UpdateTenantStore } from '@cityos/contracts'
import { NoBody } from '../../../http/nothing'
import { validate } from '../../../http/validate'

export const tenantStoreRoutes: MiddlewareRoute[] = [
  {
    matcher: '/admin/tenant-stores',
    methods: ['GET'],
    middlewares: [validate(ListTenantStores, 'query')],
  },
  {
    matcher: '/admin/tenant-stores',
    methods: ['POST'],
    middlewares: [validate(CreateTenantStore, 'body')],
  },
  {
    matcher: '/admin/tenant-stores/:id',
    methods: ['POST'],
    middlewares: [validate(UpdateTenantStore, 'body')],
  },
  ...['activate', 'pause', 'resume', 'archive'].map((verb) => ({
    matcher: `/admin/tenant-stores/:id/${verb}`,
    methods: ['POST' as const],
    middlewares: [validate(NoBody, 'body')],
  })),
]
