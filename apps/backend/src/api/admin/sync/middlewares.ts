import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  ListSyncConflicts,
  ListSyncDeliveries,
  ListSyncHealth,
  ListSyncInbox,
  ResolveSyncConflict,
} from '@cityos/contracts'
import { NoBody } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const list = (name: string, schema: Parameters<typeof validate>[0]): MiddlewareRoute => ({
  matcher: `/admin/sync/${name}`,
  methods: ['GET'],
  middlewares: [validate(schema, 'query')],
})

export const syncRoutes: MiddlewareRoute[] = [
  list('health', ListSyncHealth),
  list('deliveries', ListSyncDeliveries),
  list('inbox', ListSyncInbox),
  list('conflicts', ListSyncConflicts),
  {
    matcher: '/admin/sync/deliveries/:id/replay',
    methods: ['POST'],
    middlewares: [validate(NoBody, 'body')],
  },
  {
    matcher: '/admin/sync/conflicts/:id/resolve',
    methods: ['POST'],
    middlewares: [validate(ResolveSyncConflict, 'body')],
  },
]
