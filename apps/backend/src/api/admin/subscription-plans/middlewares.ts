import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CreateSubscriptionPlan,
  ListStoreSubscriptionPlans,
  ListSubscriptionPlans,
  UpdateSubscriptionPlan,
  UpdateSubscriptionSettings,
} from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { get, post, remove } from '../../../http/route'

export const subscriptionPlanRoutes: MiddlewareRoute[] = [
  get('/admin/subscription-plans', ListSubscriptionPlans),
  post('/admin/subscription-plans', CreateSubscriptionPlan),
  get('/admin/subscription-plans/:id', NoQuery),
  post('/admin/subscription-plans/:id', UpdateSubscriptionPlan),
  remove('/admin/subscription-plans/:id'),
  get('/admin/subscription-settings', NoQuery),
  post('/admin/subscription-settings', UpdateSubscriptionSettings),
  get('/store/subscription-plans', ListStoreSubscriptionPlans),
]
