import type {
  MedusaNextFunction,
  MedusaRequest,
  MedusaResponse,
  MiddlewareRoute,
} from '@medusajs/framework/http'
import { CityosError } from '@cityos/contracts'

function closed(_request: MedusaRequest, _response: MedusaResponse, next: MedusaNextFunction): void {
  next(new CityosError('not_found', 'Not found'))
}

/**
 * Core routes that stay shut. `POST /auth/:auth_provider/user` makes an admin of whoever signs in with a
 * provider that vouches for an e-mail, invited or not.
 */
export const closedRoutes: MiddlewareRoute[] = [
  { matcher: '/auth/:auth_provider/user', methods: ['POST'], middlewares: [closed] },
]
