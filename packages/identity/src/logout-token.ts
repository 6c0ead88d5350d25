import { systemClock } from '@cityos/calendar'
import { toTokenError } from './jose-errors'
import { createKeySet } from './key-set'
import { TokenError } from './token-error'
import { DEFAULT_CLOCK_TOLERANCE_SECONDS, type Trust } from './trust'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
/** A logout token tells of something that has just happened; an old one is a replay. */
const MAX_AGE_SECONDS = 180

export interface EndedSession {
  sid: string
  sub?: string
}

/** Answers which session has ended. @throws TokenError when the provider did not say so. */
export type VerifyLogoutToken = (token: string) => Promise<EndedSession>

/**
 * Verifies the tokens of OpenID Connect Back-Channel Logout 1.0, section 2.6. They are made out to the client
 * itself, not to an API.
 */
export async function createLogoutTokenVerifier(
  trust: Pick<Trust, 'issuer' | 'clockToleranceSeconds' | 'keysCooldownMs' | 'keysMaxAgeMs' | 'clock'>,
  clientId: string,
): Promise<VerifyLogoutToken> {
  const { jwtVerify } = await import('jose')
  const keys = await createKeySet({ ...trust, audience: clientId, clients: [] })
  return async (token) => {
    const { payload } = await jwtVerify(token, keys.resolve, {
      issuer: trust.issuer,
      audience: clientId,
      algorithms: ['RS256'],
      requiredClaims: ['iat', 'jti', 'sid', 'events'],
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: trust.clockToleranceSeconds ?? DEFAULT_CLOCK_TOLERANCE_SECONDS,
      currentDate: (trust.clock ?? systemClock).now(),
    }).catch((error: unknown) => {
      throw toTokenError(error)
    })
    // An ID token passes all of the above but these two.
    const { events, nonce, sid, sub } = payload
    if (nonce !== undefined) throw new TokenError('token_type_wrong', 'A logout token has no nonce.')
    if (typeof events !== 'object' || events === null || !(EVENT in events) || typeof sid !== 'string') {
      throw new TokenError('token_type_wrong', 'The token does not tell of a logout.')
    }
    return { sid, ...(sub !== undefined && { sub }) }
  }
}
