import type { NextFunction, Request, Response } from 'express'
import { currentEnvironment } from '../../env'
import { VENDOR_HEADER } from '../../access/vendors/authenticate'

const METHODS = 'GET, POST, DELETE'
const HEADERS = `authorization, content-type, ${VENDOR_HEADER}`
const MAX_AGE_SECONDS = '600'

/**
 * Lets pages of the vendors' portal, wherever it is served, read what /vendor answers; no other page elsewhere. They
 * bring a token: a cookie is for pages of the tenant's own hosts.
 */
export function vendorCors(request: Request, response: Response, next: NextFunction): void {
  const { origin } = request.headers
  const portal = currentEnvironment().VENDOR_PORTAL_URL
  response.vary('Origin')
  if (portal !== undefined && origin === new URL(portal).origin) {
    response.setHeader('access-control-allow-origin', origin)
  }
  if (request.method !== 'OPTIONS') return next()
  response.setHeader('access-control-allow-methods', METHODS)
  response.setHeader('access-control-allow-headers', HEADERS)
  response.setHeader('access-control-max-age', MAX_AGE_SECONDS)
  response.status(204).end()
}
