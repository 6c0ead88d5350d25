import type { MiddlewareRoute } from '@medusajs/framework/http'
import { platformOnly } from '@cityos/medusa-tenancy'

/** The addresses that the provider knows are the platform's own. */
export const identityRoutes: MiddlewareRoute[] = ['callback', 'signed-out', 'backchannel-logout'].map(
  (name) => ({
    matcher: `/identity/${name}`,
    middlewares: [platformOnly as never],
  }),
)
