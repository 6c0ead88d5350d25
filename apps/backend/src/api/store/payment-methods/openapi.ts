import { PaymentMethod, PaymentMethods, SavedPaymentMethod, SavePaymentMethod } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

export const storePaymentMethodsOpenApi: RouteGroup = {
  tag: 'Payment methods of a customer',
  about:
    'What a customer who is signed in has saved at providers of payments. Another customer’s is not there (404).',
  routes: [
    {
      route: 'GET /store/payment-methods',
      summary: 'List my payment methods',
      details: 'Providers are asked at that moment: a method that was removed there is not here either.',
      who: 'customer',
      query: NoQuery,
      answer: PaymentMethods,
      errors: ['payment_provider_unavailable'],
    },
    {
      route: 'POST /store/payment-methods',
      summary: 'Save a payment method',
      details:
        'At the sandbox a card is saved at once. At Stripe `setup` is what its page needs: the method is there when the customer has confirmed it.',
      who: 'customer',
      body: SavePaymentMethod,
      example: { provider_id: 'pp_sandbox_sandbox', card: 'pm_card_visa' },
      answer: SavedPaymentMethod,
      errors: ['payment_provider_missing', 'payment_provider_unavailable'],
    },
    {
      route: 'DELETE /store/payment-methods/:id',
      summary: 'Remove a payment method of mine',
      details: 'Not while a subscription of mine is paid with it.',
      who: 'customer',
      params: { id: PaymentMethod.shape.id },
      answer: { id: PaymentMethod.shape.id, object: z.literal('payment_method'), deleted: z.literal(true) },
      errors: ['payment_method_in_use', 'payment_provider_unavailable'],
    },
  ],
}
