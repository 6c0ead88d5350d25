import { container } from '@medusajs/framework'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import {
  createGuardedVerifier,
  isTokenError,
  type AccessTokenClaims,
  type EndedSessions,
  type VerifyToken,
} from '@cityos/identity'
import type { GuardedRequest } from '../../access/guarded-request'
import { currentEnvironment } from '../../env'

/** What the realm's tokens for vendors and services are made out to. */
const AUDIENCE = 'cityos-api'

/** The sessions that every process sees end. */
const endedSessions: EndedSessions = {
  hasEnded: async (sid) => {
    const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
    return Boolean(await connection('ended_session').where({ sid }).first<object | undefined>('sid'))
  },
}

/** The token of an `Authorization: Bearer` header; undefined for every other header. */
export function bearerOf(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+) *$/i.exec(authorization ?? '')?.[1]
}

type BearerVerifier = (request: GuardedRequest, token: string) => Promise<AccessTokenClaims>

/**
 * Verifies access tokens of one client of the realm. A client learns that a token is not accepted, the log why.
 * @throws CityosError `unauthorized`; `identity_unavailable` while nobody can say whether the token is good.
 */
export function bearerVerifier(client: string): BearerVerifier {
  let opened: Promise<VerifyToken> | undefined
  return async (request, token) => {
    const issuer = currentEnvironment().KEYCLOAK_ISSUER
    if (!issuer) throw new CityosError('unauthorized', 'Unauthorized')
    const verify = await (opened ??= createGuardedVerifier(
      { issuer, audience: AUDIENCE, clients: [client] },
      endedSessions,
    ))
    return verify(token).catch((error: unknown) => {
      if (!isTokenError(error)) throw error
      const logger = request.scope.resolve(ContainerRegistrationKeys.LOGGER)
      logger.info(`token refused: ${error.code}, request ${String(request.headers['x-request-id'])}`)
      throw error.code === 'keys_unavailable'
        ? new CityosError('identity_unavailable', 'The keys of the identity provider cannot be had.')
        : new CityosError('unauthorized', 'Unauthorized', { code: error.code })
    })
  }
}
