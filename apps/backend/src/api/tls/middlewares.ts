import type { MiddlewareRoute } from '@medusajs/framework/http'
import { platformOnly } from '@cityos/medusa-tenancy'

export const tlsRoutes: MiddlewareRoute[] = [{ matcher: '/tls*', middlewares: [platformOnly as never] }]
