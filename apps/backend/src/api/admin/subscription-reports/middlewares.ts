import type { MiddlewareRoute } from '@medusajs/framework/http'
import { ReadSubscriptionReport } from '@cityos/contracts'
import { get } from '../../../http/route'

export const subscriptionReportRoutes: MiddlewareRoute[] = ['mrr', 'churn'].flatMap((report) => [
  get(`/admin/subscription-reports/${report}`, ReadSubscriptionReport),
  get(`/admin/subscription-reports/${report}/export`, ReadSubscriptionReport),
])
