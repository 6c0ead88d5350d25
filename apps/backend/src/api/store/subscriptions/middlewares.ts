import { authenticate, type MiddlewareRoute } from '@medusajs/framework/http'
import {
  CancelOwnSubscription,
  ChangeSubscriptionAddress,
  ChangeSubscriptionItems,
  ListStoreSubscriptions,
  PauseSubscription,
} from '@cityos/contracts'
import type { z } from '@medusajs/framework/zod'
import { NoBody, NoQuery } from '../../../http/nothing'
import { validate } from '../../../http/validate'

const ONE = '/store/subscriptions/:id'
/** Whoever asks is signed in as a customer, and sees what is theirs. */
const signedIn = authenticate('customer', ['session', 'bearer'])
const get = (matcher: string, query: z.ZodType): MiddlewareRoute => ({
  ...{ matcher, methods: ['GET'] },
  middlewares: [signedIn, validate(query, 'query')],
})
const post = (matcher: string, body: z.ZodType): MiddlewareRoute => ({
  ...{ matcher, methods: ['POST'] },
  middlewares: [signedIn, validate(body, 'body')],
})

export const storeSubscriptionRoutes: MiddlewareRoute[] = [
  get('/store/subscriptions', ListStoreSubscriptions),
  get(ONE, NoQuery),
  post(`${ONE}/cancel`, CancelOwnSubscription),
  post(`${ONE}/pause`, PauseSubscription),
  post(`${ONE}/resume`, NoBody),
  post(`${ONE}/skip`, NoBody),
  post(`${ONE}/address`, ChangeSubscriptionAddress),
  post(`${ONE}/items`, ChangeSubscriptionItems),
]
