import { PaymentMethods } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'
import { NoQuery } from '../../../http/nothing'

export const customersOpenApi: RouteGroup = {
  tag: 'Customers',
  about: 'What is added to the customers of the shop engine.',
  routes: [
    {
      route: 'GET /admin/customers/:id/payment-methods',
      summary: 'List what a customer has saved to pay with',
      details: 'Providers are asked at that moment: a method that was removed there is not here either.',
      who: 'staff',
      params: { id: z.string() },
      query: NoQuery,
      answer: PaymentMethods,
      errors: ['not_found', 'payment_provider_unavailable'],
    },
  ],
}
