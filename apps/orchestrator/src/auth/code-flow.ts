import { createCodeFlow, SIGN_IN_LIFETIME_SECONDS, type CodeFlow } from '@cityos/identity'
import { PLATFORM } from '@cityos/access'
import { env } from '../env'
import { CLIENT_ID } from './trust'

export const FLOW_PATH = '/api/auth'
export const FLOW_SECONDS = SIGN_IN_LIFETIME_SECONDS

const shared = globalThis as typeof globalThis & { cityosCodeFlow?: CodeFlow }

/** Code flow with PKCE, state and nonce (packages/identity), with the one callback address that Keycloak knows. */
export function codeFlow(): CodeFlow {
  const { KEYCLOAK_ISSUER, PAYLOAD_ADMIN_CLIENT_SECRET, PAYLOAD_SECRET, ORCHESTRATOR_URL } = env()
  return (shared.cityosCodeFlow ??= createCodeFlow({
    issuer: KEYCLOAK_ISSUER,
    clientId: CLIENT_ID,
    clientSecret: PAYLOAD_ADMIN_CLIENT_SECRET,
    callbackUrl: `${ORCHESTRATOR_URL}${FLOW_PATH}/callback`,
    secret: PAYLOAD_SECRET,
  }))
}

/** The content admin has one address, for everybody: nothing of a request's own decides where a sign-in ends. */
export const here = () => ({ tenantId: PLATFORM, host: new URL(env().ORCHESTRATOR_URL).host, actor: 'user' })
