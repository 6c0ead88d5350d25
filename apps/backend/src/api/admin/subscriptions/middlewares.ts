import type { MiddlewareRoute } from '@medusajs/framework/http'
import {
  CancelSubscription,
  CreateSubscription,
  ListSubscriptions,
  PauseSubscription,
  UpdateSubscription,
} from '@cityos/contracts'
import type { z } from '@medusajs/framework/zod'
import { NoBody, NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const ONE = '/admin/subscriptions/:id'
const get = (matcher: string, query: z.ZodType): MiddlewareRoute => ({
  ...{ matcher, methods: ['GET'] },
  middlewares: [validate(query, 'query')],
})
const post = (matcher: string, body: z.ZodType): MiddlewareRoute => ({
  ...{ matcher, methods: ['POST'] },
  middlewares: [validate(body, 'body')],
})

export const subscriptionRoutes: MiddlewareRoute[] = [
  get('/admin/subscriptions', ListSubscriptions),
  post('/admin/subscriptions', CreateSubscription),
  get(ONE, NoQuery),
  post(ONE, UpdateSubscription),
  { matcher: ONE, methods: ['DELETE'], middlewares: [validate(NoBody, 'body')] },
  post(`${ONE}/activate`, NoBody),
  post(`${ONE}/cancel`, CancelSubscription),
  post(`${ONE}/pause`, PauseSubscription),
  post(`${ONE}/resume`, NoBody),
]
