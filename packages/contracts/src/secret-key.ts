import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { pageQuery } from './paging'
import { isPlatformPermission, PERMISSIONS, type Permission } from './permissions'

type KindOf<P> = P extends `${infer Kind}:${string}` ? Kind : never

/** What a secret key is for: a permission, or with `kind:*` all of a kind, those that later versions add included. */
export type SecretKeyScope = Permission | `${KindOf<Permission>}:*`

/** What a scope may name: the permissions of a tenant. What is the platform's own is in no key. */
export const SCOPE_PERMISSIONS: readonly Permission[] = PERMISSIONS.filter(
  (permission) => !isPlatformPermission(permission),
)

/** Every scope, each kind's wildcard before its permissions. */
export const SECRET_KEY_SCOPES: readonly SecretKeyScope[] = [
  ...new Set(SCOPE_PERMISSIONS.flatMap((permission) => [wildcardOf(permission), permission])),
]

function wildcardOf(permission: Permission): SecretKeyScope {
  return `${permission.split(':')[0] as KindOf<Permission>}:*`
}

/** The same, at a boundary. */
export const SecretKeyScope = z.enum(SECRET_KEY_SCOPES as readonly [SecretKeyScope, ...SecretKeyScope[]])

const Scopes = z
  .array(SecretKeyScope)
  .min(1)
  .max(SECRET_KEY_SCOPES.length)
  .refine((scopes) => new Set(scopes).size === scopes.length, 'lists a scope twice')

const Name = z.string().trim().min(1).max(120)

/** An address or a network of IPv4 or IPv6. */
const Address = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], {
  error: 'must be an address or a network such as 203.0.113.0/24',
})

const AllowedAddresses = z.array(Address).min(1).max(50).nullable()
const RequestsPerMinute = z.int().min(1).max(1_000_000_000).nullable()
const Moment = z.iso.datetime({ offset: true })

/** How long the token of before lives on after a rotation. */
export const DEFAULT_OVERLAP_HOURS = 24
export const MAX_OVERLAP_HOURS = 7 * 24

/** `expires_at` null or left out is the latest that the installation allows. */
export const CreateSecretKey = z.strictObject({
  name: Name,
  scopes: Scopes,
  expires_at: Moment.nullable().optional(),
  requests_per_minute: RequestsPerMinute.optional(),
  allowed_addresses: AllowedAddresses.optional(),
})
export type CreateSecretKey = z.output<typeof CreateSecretKey>

export const UpdateSecretKey = CreateSecretKey.partial().refine(
  (body) => Object.keys(body).length > 0,
  'changes nothing',
)
export type UpdateSecretKey = z.output<typeof UpdateSecretKey>

/** 0 ends the token of before at once. */
export const RotateSecretKey = z.strictObject({
  overlap_hours: z.int().min(0).max(MAX_OVERLAP_HOURS).default(DEFAULT_OVERLAP_HOURS),
})
export type RotateSecretKey = z.output<typeof RotateSecretKey>

/** `q` finds in the name. */
export const ListSecretKeys = pageQuery(['created_at', 'name'])
export type ListSecretKeys = z.output<typeof ListSecretKeys>

export const SecretKeyState = z.enum(['active', 'expired', 'revoked'])
export type SecretKeyState = z.infer<typeof SecretKeyState>

/** A key of an integration. No answer but those that make a token hold one. */
export const SecretKey = z.object({
  id: idSchema(ID_PREFIXES.secret_key),
  name: z.string(),
  /** The beginning of the token, by which people tell keys apart. */
  prefix: z.string(),
  scopes: z.array(SecretKeyScope),
  state: SecretKeyState,
  expires_at: Moment,
  /** Null where the tenant's limit alone holds. */
  requests_per_minute: z.int().nullable(),
  /** Null where requests may come from anywhere. */
  allowed_addresses: z.array(z.string()).nullable(),
  /** To the minute. */
  last_used_at: Moment.nullable(),
  /** Until when the token of before the last rotation is good; null when it is not any more. */
  previous_token_until: Moment.nullable(),
  created_by: z.string(),
  /** Whether whoever made it still works here; the key goes on either way. */
  creator_active: z.boolean(),
  revoked_at: Moment.nullable(),
  created_at: Moment,
  updated_at: Moment,
})
export type SecretKey = z.infer<typeof SecretKey>

/** A key with its token, which no later answer holds. */
export const MadeSecretKey = z.object({ secret_key: SecretKey, token: z.string() })
export type MadeSecretKey = z.infer<typeof MadeSecretKey>

/** What the caller may put into a key at this moment. */
export const SecretKeyOptions = z.object({
  permissions: z.array(z.enum(SCOPE_PERMISSIONS as readonly [Permission, ...Permission[]])),
  /** The latest end of a key that is made now. */
  latest_expiry: Moment,
  /** Null is unlimited. */
  requests_per_minute: z.int().nullable(),
})
export type SecretKeyOptions = z.infer<typeof SecretKeyOptions>
