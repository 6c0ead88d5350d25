import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CancelSubscription,
  ChangeSubscriptionTerms,
  CreateSubscription,
  ListBillingCycles,
  ListSubscriptionCycles,
  ListSubscriptions,
  ListTenantBilling,
  MoveSubscriptionClock,
  PauseSubscription,
  UpdateSubscription,
} from '@cityos/contracts'
import { platformOnly } from '@cityos/medusa-tenancy'
import { NoBody, NoQuery } from '../../../http/nothing'
import { get, post, remove } from '../../../http/route'

const ONE = '/admin/subscriptions/:id'
export const subscriptionRoutes: MiddlewareRoute[] = [
  get('/admin/subscriptions', ListSubscriptions),
  post('/admin/subscriptions', CreateSubscription),
  get(ONE, NoQuery),
  post(ONE, UpdateSubscription),
  remove(ONE),
  post(`${ONE}/activate`, NoBody),
  post(`${ONE}/cancel`, CancelSubscription),
  post(`${ONE}/change`, ChangeSubscriptionTerms),
  post(`${ONE}/preview`, ChangeSubscriptionTerms),
  post(`${ONE}/pause`, PauseSubscription),
  post(`${ONE}/resume`, NoBody),
  post(`${ONE}/retry`, NoBody),
  get(`${ONE}/cycles`, ListSubscriptionCycles),
  get('/admin/billing-cycles', ListBillingCycles),
  get('/admin/billing-health', NoQuery),
  get('/admin/tenant-billing', ListTenantBilling, platformOnly as never),
  get('/admin/subscription-clock', NoQuery),
  post('/admin/subscription-clock', MoveSubscriptionClock),
  post(`${ONE}/skip`, NoBody),
]
