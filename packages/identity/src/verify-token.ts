import { systemClock } from '@cityos/calendar'
import { parseClaims, type AccessTokenClaims } from './claims'
import { toTokenError } from './jose-errors'
import type { KeySet } from './key-set'
import type { EndedSessions } from './sessions'
import { TokenError } from './token-error'
import { DEFAULT_CLOCK_TOLERANCE_SECONDS, type Trust } from './trust'

/** Answers the claims of a token that is in order. @throws TokenError otherwise. */
export type VerifyToken = (token: string) => Promise<AccessTokenClaims>

/** A token is a few kilobytes; what is longer is not looked at. */
const MAX_LENGTH = 16_384

/**
 * Verifies Keycloak access tokens with jose: signature by one of the realm's RS256 keys, issuer, audience, lifetime,
 * kind, client, and that the session behind it has not ended.
 */
export function createJoseVerifier(trust: Trust, keys: KeySet, sessions: EndedSessions): VerifyToken {
  const tolerance = trust.clockToleranceSeconds ?? DEFAULT_CLOCK_TOLERANCE_SECONDS
  const clock = trust.clock ?? systemClock

  return async (token) => {
    if (token.length > MAX_LENGTH) throw new TokenError('token_malformed', 'The token is too long.')
    const { jwtVerify } = await import('jose')
    const at = clock.now()
    const { payload } = await jwtVerify(token, keys.resolve, {
      issuer: trust.issuer,
      audience: trust.audience,
      algorithms: ['RS256'],
      requiredClaims: ['exp', 'iat', 'sub', 'azp'],
      clockTolerance: tolerance,
      currentDate: at,
    }).catch((error: unknown) => {
      throw toTokenError(error)
    })
    if (payload.typ !== 'Bearer') {
      throw new TokenError('token_type_wrong', 'The token is not an access token.')
    }
    const claims = parseClaims(payload)
    if (claims.iat > at.getTime() / 1000 + tolerance) {
      throw new TokenError('token_not_yet_valid', 'The token was issued in the future.')
    }
    if (!trust.clients.includes(claims.azp)) {
      throw new TokenError('token_client_refused', `Tokens of the client "${claims.azp}" are not taken here.`)
    }
    if (claims.sid !== undefined && (await sessions.hasEnded(claims.sid))) {
      throw new TokenError('token_session_revoked', 'The session of this token has ended.')
    }
    return claims
  }
}
