import type { MiddlewareRoute } from '@medusajs/framework/http'
import { InjectPaymentFault, SettleSandboxPayment } from '@cityos/contracts'
import { post } from '../../../http/route'

export const paymentSandboxRoutes: MiddlewareRoute[] = [
  post('/admin/payment-sandbox', InjectPaymentFault),
  post('/admin/payment-sandbox/settle', SettleSandboxPayment),
]
