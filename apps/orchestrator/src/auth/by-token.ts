import { isTokenError } from '@cityos/identity'
import type { Payload } from 'payload'
import type { Refusal } from '../tenant/request-facts'
import { mirrorAccount } from './mirror-account'
import { tokenVerifier } from './trust'

/** Whom a bearer token of Keycloak's speaks of. A client learns 401 of whatever is wrong with it; the log learns what. */
export async function byToken(
  payload: Payload,
  token: string,
): Promise<{ user: object } | { refusal: Refusal }> {
  try {
    const verify = await tokenVerifier(payload)
    return { user: await mirrorAccount(payload, await verify(token)) }
  } catch (error) {
    if (!isTokenError(error)) throw error
    payload.logger.warn({ msg: 'bearer token refused', code: error.code })
    if (error.code === 'keys_unavailable') {
      return { refusal: { code: 'identity_unavailable', message: 'Nobody can be identified at the moment.' } }
    }
    return { refusal: { code: 'unauthorized', message: 'The token is not accepted.' } }
  }
}
