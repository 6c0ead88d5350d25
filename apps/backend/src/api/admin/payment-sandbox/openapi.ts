import { DeliverSandboxEvents, InjectPaymentFault, SettleSandboxPayment } from '@cityos/contracts'
import { z } from '@medusajs/framework/zod'
import type { RouteGroup } from '../../../http/openapi/description'

export const paymentSandboxOpenApi: RouteGroup = {
  tag: 'Sandbox of payments',
  about:
    'A provider that moves no money and makes the mistakes that it is told to: in development and tests.',
  routes: [
    {
      route: 'POST /admin/payment-sandbox',
      summary: 'Make what it does next go wrong',
      details: '`times` 0 ends it.',
      who: 'staff',
      body: InjectPaymentFault,
      example: { fault: 'timeout_after', times: 1 },
      answer: { fault: InjectPaymentFault.shape.fault, times: z.int() },
      errors: ['payment_provider_missing'],
    },
    {
      route: 'POST /admin/payment-sandbox/settle',
      summary: 'Confirm a payment that waits, or refuse it',
      details:
        'As its customer would, or a bank that took its time. One that waits for nobody stays as it is.',
      who: 'staff',
      body: SettleSandboxPayment,
      example: { payment: 'pasbp_01…', result: 'succeed' },
      answer: { payment: z.object({ id: z.string(), status: z.string() }) },
      errors: ['payment_provider_missing', 'not_found'],
    },
    {
      route: 'POST /admin/payment-sandbox/deliver',
      summary: 'Have it tell what it has to tell',
      details:
        'As a provider’s webhook does, in order or against it. Answers how many messages there were, and how many were about attempts to charge a cycle.',
      who: 'staff',
      body: DeliverSandboxEvents,
      example: { order: 'newest_first' },
      answer: { told: z.int(), known: z.int() },
      errors: ['payment_provider_missing'],
    },
  ],
}
