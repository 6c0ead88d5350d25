import type { MiddlewareRoute } from '@medusajs/framework/http'
import { NoQuery } from '../../../http/nothing'
import { get } from '../../../http/route'

/** What we add to a customer of core's. */
export const customerRoutes: MiddlewareRoute[] = [get('/admin/customers/:id/payment-methods', NoQuery)]
