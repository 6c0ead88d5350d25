import { authenticate, type MiddlewareRoute } from '@medusajs/framework/http'
import {
  CancelOwnSubscription,
  ChangeSubscriptionAddress,
  ChangeSubscriptionItems,
  ChangeSubscriptionMethod,
  ChangeSubscriptionTerms,
  ListStoreSubscriptions,
  PauseSubscription,
} from '@cityos/contracts'
import type { z } from '@medusajs/framework/zod'
import { NoBody, NoQuery } from '../../../http/nothing'
import { get, post } from '../../../http/route'

const ONE = '/store/subscriptions/:id'
/** Whoever asks is signed in as a customer, and sees what is theirs. */
const signedIn = authenticate('customer', ['session', 'bearer'])
const mine = (matcher: string, query: z.ZodType) => get(matcher, query, signedIn)
const change = (matcher: string, body: z.ZodType) => post(matcher, body, signedIn)

export const storeSubscriptionRoutes: MiddlewareRoute[] = [
  mine('/store/subscriptions', ListStoreSubscriptions),
  mine(ONE, NoQuery),
  change(`${ONE}/cancel`, CancelOwnSubscription),
  change(`${ONE}/change`, ChangeSubscriptionTerms),
  change(`${ONE}/preview`, ChangeSubscriptionTerms),
  change(`${ONE}/pause`, PauseSubscription),
  change(`${ONE}/resume`, NoBody),
  change(`${ONE}/skip`, NoBody),
  change(`${ONE}/address`, ChangeSubscriptionAddress),
  change(`${ONE}/items`, ChangeSubscriptionItems),
  change(`${ONE}/payment-method`, ChangeSubscriptionMethod),
]
