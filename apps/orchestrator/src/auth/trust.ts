import {
  createLogoutTokenVerifier,
  createTokenVerifier,
  type Trust,
  type VerifyLogoutToken,
  type VerifyToken,
} from '@cityos/identity'
import type { Payload } from 'payload'
import { env } from '../env'
import { hasEnded } from './sessions'

export const CLIENT_ID = 'payload-admin'

const trust = (): Trust => ({
  issuer: env().KEYCLOAK_ISSUER,
  audience: 'cityos-api',
  clients: [CLIENT_ID, 'services'],
})

const shared = globalThis as typeof globalThis & {
  cityosVerifier?: Promise<VerifyToken>
  cityosLogoutVerifier?: Promise<VerifyLogoutToken>
}

/** Verifies access tokens, and that the session behind one has not ended: in whichever process that was told. */
export function tokenVerifier(payload: Payload): Promise<VerifyToken> {
  return (shared.cityosVerifier ??= createTokenVerifier(trust(), {
    hasEnded: (sid) => hasEnded(payload, sid),
  }))
}

export function logoutVerifier(): Promise<VerifyLogoutToken> {
  return (shared.cityosLogoutVerifier ??= createLogoutTokenVerifier(trust(), CLIENT_ID))
}
