import type { MiddlewareRoute } from '@medusajs/framework/http'
import { DeliverSandboxEvents, InjectPaymentFault, SettleSandboxPayment } from '@cityos/contracts'
import { post } from '../../../http/route'

export const paymentSandboxRoutes: MiddlewareRoute[] = [
  post('/admin/payment-sandbox', InjectPaymentFault),
  post('/admin/payment-sandbox/settle', SettleSandboxPayment),
  post('/admin/payment-sandbox/deliver', DeliverSandboxEvents),
]
