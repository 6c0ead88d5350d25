import { z } from 'zod'
import { fillPlaceholders } from './placeholders'

/** A filled-in placeholder is a text, which Keycloak reads as the boolean that it spells. */
const Flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((text) => text === 'true')])

const Mapper = z.object({
  name: z.string(),
  protocolMapper: z.enum(['oidc-usermodel-attribute-mapper', 'oidc-audience-mapper']),
  config: z.record(z.string(), z.string()),
})
export type Mapper = z.infer<typeof Mapper>

const Client = z.object({
  clientId: z.string(),
  name: z.string(),
  enabled: Flag,
  publicClient: Flag,
  bearerOnly: Flag,
  standardFlowEnabled: Flag,
  serviceAccountsEnabled: Flag,
  fullScopeAllowed: Flag.default(false),
  secret: z.string().optional(),
  redirectUris: z.array(z.string()).default([]),
  webOrigins: z.array(z.string()).default([]),
  attributes: z.record(z.string(), z.string()).default({}),
  protocolMappers: z.array(Mapper).default([]),
})
export type RealmClient = z.infer<typeof Client>

const User = z.object({
  id: z.string(),
  username: z.string(),
  enabled: Flag,
  email: z.string().optional(),
  emailVerified: Flag.default(false),
  firstName: z.string().optional(),
  lastName: z.string().optional(),
  serviceAccountClientId: z.string().optional(),
  credentials: z.array(z.object({ type: z.literal('password'), value: z.string() })).default([]),
  realmRoles: z.array(z.string()).default([]),
  attributes: z.record(z.string(), z.array(z.string())).default({}),
})
export type RealmUser = z.infer<typeof User>

const seconds = z.int().positive()

/** The part of a realm file that the development provider understands; the rest is Keycloak's alone. */
const Realm = z.object({
  realm: z.string(),
  displayName: z.string(),
  accessTokenLifespan: seconds,
  accessCodeLifespan: seconds,
  accessCodeLifespanLogin: seconds,
  ssoSessionIdleTimeout: seconds,
  ssoSessionMaxLifespan: seconds,
  revokeRefreshToken: Flag,
  bruteForceProtected: Flag,
  failureFactor: z.int().positive(),
  waitIncrementSeconds: seconds,
  clients: z.array(Client),
  users: z.array(User),
})
export type Realm = z.infer<typeof Realm>

/** Reads a realm file's text as Keycloak's import would. @throws ZodError when it is not one. */
export function readRealm(text: string, env: Readonly<Record<string, string | undefined>>): Realm {
  return Realm.parse(JSON.parse(fillPlaceholders(text, env)))
}
