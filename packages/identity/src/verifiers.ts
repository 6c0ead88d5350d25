import { createKeySet } from './key-set'
import { createKeycloakConnectCheck } from './keycloak-connect'
import type { EndedSessions } from './sessions'
import type { Trust } from './trust'
import { createJoseVerifier, type VerifyToken } from './verify-token'

/** The verifier for whoever cannot use keycloak-connect: jose alone. */
export async function createTokenVerifier(trust: Trust, sessions: EndedSessions): Promise<VerifyToken> {
  return createJoseVerifier(trust, await createKeySet(trust), sessions)
}

/** Two verifiers in a row, of different hands: jose decides first, keycloak-connect looks again. Both must accept. */
export async function createGuardedVerifier(trust: Trust, sessions: EndedSessions): Promise<VerifyToken> {
  const keys = await createKeySet(trust)
  const verify = createJoseVerifier(trust, keys, sessions)
  const check = createKeycloakConnectCheck(trust, keys)
  return async (token) => {
    const claims = await verify(token)
    await check(token)
    return claims
  }
}
