import type { MiddlewareRoute } from '@medusajs/framework/http'
import { platformOnly } from '@cityos/medusa-tenancy'

export const webhookRoutes: MiddlewareRoute[] = [
  { matcher: '/webhooks*', middlewares: [platformOnly as never] },
  // Signatures are about bytes, and nothing is parsed of somebody who has proved nothing.
  { matcher: '/webhooks/bridge/*', methods: ['POST'], bodyParser: false },
  { matcher: '/webhooks/kyc/*', methods: ['POST'], bodyParser: false },
  { matcher: '/webhooks/payments/*', methods: ['POST'], bodyParser: false },
  { matcher: '/webhooks/payouts/*', methods: ['POST'], bodyParser: false },
]
