import type { MiddlewareRoute } from '@medusajs/framework/http'
import { CloseDispute, ListDisputes, OpenDispute } from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { get, post } from '../../../http/route'

export const disputeRoutes: MiddlewareRoute[] = [
  get('/admin/disputes', ListDisputes),
  post('/admin/disputes', OpenDispute),
  get('/admin/disputes/:id', NoQuery),
  post('/admin/disputes/:id/close', CloseDispute),
]
