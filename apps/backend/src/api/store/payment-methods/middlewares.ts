import { authenticate, type MiddlewareRoute } from '@medusajs/framework/http'
import { SavePaymentMethod } from '@cityos/contracts'
import { NoQuery } from '../../../http/nothing'
import { get, post, remove } from '../../../http/route'

/** Whoever asks is signed in as a customer, and sees what is theirs. */
const signedIn = authenticate('customer', ['session', 'bearer'])

export const storePaymentMethodRoutes: MiddlewareRoute[] = [
  get('/store/payment-methods', NoQuery, signedIn),
  post('/store/payment-methods', SavePaymentMethod, signedIn),
  remove('/store/payment-methods/:id', signedIn),
]
