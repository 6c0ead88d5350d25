import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose' with { 'resolution-mode': 'import' }
import { TokenError } from './token-error'
import { DEFAULT_KEYS_COOLDOWN_MS, DEFAULT_KEYS_MAX_AGE_MS, keysUrl, type Trust } from './trust'

/** The provider's public keys: fetched when first needed, kept, and fetched anew when a token names an unknown one. */
export interface KeySet {
  resolve: JWTVerifyGetKey
  /** What is known at the moment, without asking anybody. */
  known(): JSONWebKeySet | undefined
}

const TIMEOUT_MS = 5_000

export async function createKeySet({ issuer, keysCooldownMs, keysMaxAgeMs }: Trust): Promise<KeySet> {
  const { createRemoteJWKSet } = await import('jose')
  const remote = createRemoteJWKSet(keysUrl(issuer), {
    cooldownDuration: keysCooldownMs ?? DEFAULT_KEYS_COOLDOWN_MS,
    cacheMaxAge: keysMaxAgeMs ?? DEFAULT_KEYS_MAX_AGE_MS,
    timeoutDuration: TIMEOUT_MS,
  })
  return {
    // Without a name a token would be tried against whichever key fits.
    resolve: async (header, token) => {
      if (!header?.kid) throw new TokenError('token_key_unknown', 'The token names no key.')
      return remote(header, token)
    },
    known: () => remote.jwks(),
  }
}
