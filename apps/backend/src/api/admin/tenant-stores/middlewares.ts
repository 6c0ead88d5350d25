import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CreateTenantStore, ListTenantStores, UpdateTenantStore } from '@cityos/contracts'
import { NoBody, NoQuery } from '../../../http/nothing'
import { tenantsAlone } from '../../../http/tenants/tenants-alone'
import { validate } from '../../../http/validate'

export const tenantStoreRoutes: MiddlewareRoute[] = [
  { matcher: '/admin/tenant-stores', middlewares: [tenantsAlone] },
  ...['options', ':id'].map((path) => ({
    matcher: `/admin/tenant-stores/${path}`,
    methods: ['GET' as const],
    middlewares: [validate(NoQuery, 'query')],
  })),
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
