import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CreateSubscriptionPlan,
  ListStoreSubscriptionPlans,
  ListSubscriptionPlans,
  UpdateSubscriptionPlan,
  UpdateSubscriptionSettings,
} from '@cityos/contracts'
import type { z } from '@medusajs/framework/zod'
import { NoBody, NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const get = (matcher: string, query: z.ZodType): MiddlewareRoute => ({
  ...{ matcher, methods: ['GET'] },
  middlewares: [validate(query, 'query')],
})
const post = (matcher: string, body: z.ZodType): MiddlewareRoute => ({
  ...{ matcher, methods: ['POST'] },
  middlewares: [validate(body, 'body')],
})

export const subscriptionPlanRoutes: MiddlewareRoute[] = [
  get('/admin/subscription-plans', ListSubscriptionPlans),
  post('/admin/subscription-plans', CreateSubscriptionPlan),
  get('/admin/subscription-plans/:id', NoQuery),
  post('/admin/subscription-plans/:id', UpdateSubscriptionPlan),
  {
    matcher: '/admin/subscription-plans/:id',
    methods: ['DELETE'],
    middlewares: [validate(NoBody, 'body')],
  },
  get('/admin/subscription-settings', NoQuery),
  post('/admin/subscription-settings', UpdateSubscriptionSettings),
  get('/store/subscription-plans', ListStoreSubscriptionPlans),
]
