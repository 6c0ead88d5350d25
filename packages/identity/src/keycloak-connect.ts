import { createPublicKey, type KeyObject } from 'node:crypto'
import KeycloakConnect from 'keycloak-connect'
import type { KeySet } from './key-set'
import { TokenError } from './token-error'
import type { Trust } from './trust'

/** Resolves when keycloak-connect accepts the token. @throws TokenError `token_adapter_refused`. */
export type AdapterCheck = (token: string) => Promise<void>

/** What this file uses of keycloak-connect, some of it missing from its types; a test holds it to this. */
interface GrantManager {
  createGrant(grant: { access_token: string }): Promise<unknown>
  rotation: { getJWK(kid: string): Promise<KeyObject> }
}

/**
 * The check of keycloak-connect, which is no longer developed; nothing else imports it. On its own it is not enough:
 * it accepts tokens without an end, tokens of the future and headers that it does not understand
 * (docs/security.md), so it only ever runs behind jose.
 *
 * It gets its keys from the set that jose has just fetched. Its own fetching throws outside of any promise when the
 * answer is not JSON, which would end the process; and it keeps withdrawn keys for ever.
 */
export function createKeycloakConnectCheck({ issuer, audience }: Trust, keys: KeySet): AdapterCheck {
  const { address, realm } = splitIssuer(issuer)
  const config = {
    realm,
    'auth-server-url': address,
    resource: audience,
    'bearer-only': true,
    'verify-token-audience': true,
    'ssl-required': 'external',
    'confidential-port': 0,
  }
  const keycloak = new KeycloakConnect({}, config)
  const manager = (keycloak as unknown as { grantManager: GrantManager }).grantManager
  manager.rotation.getJWK = async (kid) => publicKey(keys, kid)

  return async (token) => {
    try {
      await manager.createGrant({ access_token: token })
    } catch (cause) {
      throw new TokenError('token_adapter_refused', (cause as Error).message, { cause })
    }
  }
}

function publicKey(keys: KeySet, kid: string): KeyObject {
  const jwk = keys.known()?.keys.find((key) => key.kid === kid)
  if (!jwk) throw new Error('unknown key')
  return createPublicKey({ key: jwk, format: 'jwk' })
}

function splitIssuer(issuer: string): { address: string; realm: string } {
  const match = /^(.+)\/realms\/([^/]+)$/.exec(issuer)
  if (!match) throw new Error(`The issuer must end with /realms/<realm>: ${issuer}`)
  return { address: match[1]!, realm: match[2]! }
}
