import { z } from 'zod'
import { TokenError } from './token-error'

const Roles = z.object({ roles: z.array(z.string()) })
const nonEmpty = z.string().min(1)

/** A membership as the claims `tenants` and `vendors` tell it. What a role may do is not decided here. */
const TenantClaim = z.object({ id: nonEmpty, roles: z.array(z.string()) })
const VendorClaim = z.object({ id: nonEmpty, tenant: nonEmpty, roles: z.array(z.string()) })

/** The payload of a Keycloak access token, as far as anybody here reads it; unknown claims are left out. */
const AccessTokenClaims = z.object({
  iss: nonEmpty,
  sub: nonEmpty,
  aud: z.union([z.string(), z.array(z.string())]),
  exp: z.number(),
  iat: z.number(),
  azp: nonEmpty,
  typ: z.literal('Bearer'),
  /** Absent from service accounts, which have no session. */
  sid: nonEmpty.optional(),
  jti: nonEmpty.optional(),
  preferred_username: z.string().optional(),
  name: z.string().optional(),
  /** Absent from service accounts. */
  email: z.string().optional(),
  email_verified: z.boolean().default(false),
  realm_access: Roles.default({ roles: [] }),
  resource_access: z.record(z.string(), Roles).default({}),
  tenants: z.array(TenantClaim).default([]),
  vendors: z.array(VendorClaim).default([]),
})
export type AccessTokenClaims = z.infer<typeof AccessTokenClaims>

/** @throws TokenError `token_claim_invalid` naming the claim. */
export function parseClaims(payload: unknown): AccessTokenClaims {
  const result = AccessTokenClaims.safeParse(payload)
  if (result.success) return result.data
  const claim = result.error.issues[0]?.path.join('.') ?? 'payload'
  throw new TokenError('token_claim_invalid', `The claim "${claim}" has not the form that it should have.`)
}
