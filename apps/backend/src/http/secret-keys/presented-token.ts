import type { IncomingMessage } from 'node:http'
import type { TenantOfCredential } from '@cityos/medusa-tenancy'
import { looksLikeToken, readToken } from '../../modules/secret-key/token'

/** The routes that secret keys open. */
const PATHS = /^\/admin(?:[/?]|$)/i

/**
 * The text that a request to the admin shows as its secret key, well-formed or not: as a bearer token, or as the user
 * name of Basic, encoded or bare, which are core's own two forms. Undefined where no key of ours is meant.
 */
export function presentedToken({ url, method, headers }: IncomingMessage): string | undefined {
  if (method === 'OPTIONS' || !PATHS.test(url ?? '')) return undefined
  const [, scheme, value] = /^(\S+) +(\S+) *$/.exec(headers.authorization ?? '') ?? []
  if (!scheme || !value) return undefined
  const isBasic = scheme.toLowerCase() === 'basic'
  if (!isBasic && scheme.toLowerCase() !== 'bearer') return undefined
  if (looksLikeToken(value)) return isBasic ? value.replace(/:$/, '') : value
  if (!isBasic) return undefined
  const decoded = Buffer.from(value, 'base64').toString('utf8')
  return looksLikeToken(decoded) ? decoded.replace(/:$/, '') : undefined
}

/** A key tells its tenant, so that it works on the platform's host too. */
export const tenantOfKey: TenantOfCredential = (request) => {
  const token = presentedToken(request)
  return token === undefined ? undefined : readToken(token)?.tenantId
}
