import { getAuthContextFromJwtToken } from '@medusajs/framework/http'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { CityosError } from '@cityos/contracts'
import { bearerOf, bearerVerifier } from '../../http/identity/bearer'
import type { GuardedRequest } from '../guarded-request'
import { assertIdentitySession, type SignedIn } from '../identity-session'
import type { Account } from './memberships'

/** Who somebody is at the identity provider. */
export interface VendorPerson extends Account {
  email: string | null
  name: string | null
}

interface VendorSignIn extends SignedIn {
  actor_id?: string
  actor_type?: string
  user_metadata?: { sid?: unknown; email?: unknown; name?: unknown }
}

const ofVendorPortal = bearerVerifier('vendor-portal')
const unauthorized = () => new CityosError('unauthorized', 'Unauthorized')

/**
 * Who sends a request to /vendor: an access token of the client `vendor-portal`, or what a sign-in here has left, as
 * a token or, without any, as a cookie session. @throws CityosError `unauthorized`, `identity_unavailable`.
 */
export async function vendorPersonOf(request: GuardedRequest): Promise<VendorPerson> {
  const { authorization } = request.headers
  if (authorization === undefined) {
    const { session } = request as { session?: { auth_context?: VendorSignIn } }
    return fromSignIn(request, session?.auth_context)
  }
  const token = bearerOf(authorization)
  if (token === undefined) throw unauthorized()
  const { http } = request.scope.resolve(ContainerRegistrationKeys.CONFIG_MODULE).projectConfig
  const ours = getAuthContextFromJwtToken(authorization, http.jwtSecret!, ['bearer'], ['vendor_member'])
  return ours ? fromSignIn(request, ours as VendorSignIn) : fromAccessToken(request, token)
}

/** What was signed in here by the code flow; no other way makes a vendor's member. */
async function fromSignIn(request: GuardedRequest, context?: VendorSignIn): Promise<VendorPerson> {
  const { actor_id: subject, actor_type, auth_provider, user_metadata: who } = context ?? {}
  if (!context || !subject || actor_type !== 'vendor_member' || auth_provider !== 'keycloak') {
    throw unauthorized()
  }
  await assertIdentitySession(request.scope, context)
  return { subject, provedEmail: null, email: text(who?.email), name: text(who?.name) }
}

async function fromAccessToken(request: GuardedRequest, token: string): Promise<VendorPerson> {
  const { sub: subject, email, email_verified, name } = await ofVendorPortal(request, token)
  const address = email?.toLowerCase() ?? null
  return { subject, provedEmail: email_verified ? address : null, email: address, name: name ?? null }
}

const text = (value: unknown) => (typeof value === 'string' ? value : null)
