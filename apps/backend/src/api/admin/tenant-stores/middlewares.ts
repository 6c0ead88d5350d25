import type { MiddlewareRoute } from '@medusajs/framework/http'
import { z } from '@medusajs/framework/zod'
import { CreateTenantStore, ListTenantStores, UpdateTenantStore } from '@cityos/contracts'
import { validate } from '../../../http/validate'

const Nothing = z.strictObject({})

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
    middlewares: [validate(Nothing, 'body')],
  })),
]
