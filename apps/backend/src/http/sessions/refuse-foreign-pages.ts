import type { NextFunction, Request, Response } from 'express'
import { parseCorsOrigins } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { requireTenantId, resolveHost } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { judgePage } from './judge-page'
import { hostOfOrigin } from './origin'

type WithSession = Request & { session?: { auth_context?: { actor_type?: string } } }

const READS = ['GET', 'HEAD', 'OPTIONS']

/**
 * A browser sends a session's cookie whichever page asks it to. So a request that a session authenticates has to come
 * from a page of the same host, or of an origin that the configuration names for that kind of person; a shopper's also
 * from the tenant's own domains, where its storefronts are. Nothing changes for a request whose page nobody knows.
 * Reading needs it too where a page of another origin wants to see the answer. Tokens and keys are no cookies: a page
 * that has one was given it.
 */
export async function refuseForeignPages(
  request: Request,
  _response: Response,
  next: NextFunction,
): Promise<void> {
  const actor = (request as WithSession).session?.auth_context?.actor_type
  if (actor === undefined) return next()
  const { headers, method } = request
  const page = judgePage(headers, currentEnvironment().NODE_ENV === 'production')
  const allowed =
    page === 'own' ||
    (page !== 'named' && READS.includes(method)) ||
    (page === 'named' && (await isTrusted(headers.origin as string, actor)))
  if (allowed) return next()
  throw new CityosError(
    'origin_forbidden',
    'A session works on pages of its own host alone. Programs send a token or a key instead of the cookie.',
  )
}

async function isTrusted(origin: string, actor: string): Promise<boolean> {
  const { ADMIN_CORS, STORE_CORS } = currentEnvironment()
  const shopper = actor === 'customer'
  const configured = parseCorsOrigins(shopper ? STORE_CORS : ADMIN_CORS)
  if (configured.some((known) => (known instanceof RegExp ? known.test(origin) : known === origin)))
    return true
  const host = hostOfOrigin(origin)
  if (!shopper || host === undefined) return false
  const found = await resolveHost(host)
  return 'tenant' in found && found.tenant.tenantId === requireTenantId()
}
