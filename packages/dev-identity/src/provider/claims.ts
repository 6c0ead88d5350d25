import type { Mapper, Realm, RealmClient, RealmUser } from '../realm/realm-file'

/** What Keycloak gives every user of a realm, beside the roles that a realm file assigns. */
const EVERYBODY = ['offline_access', 'uma_authorization']
const ACCOUNT_ROLES = ['manage-account', 'manage-account-links', 'view-profile']

type Claims = Record<string, unknown>
type Target = 'access' | 'id' | 'userinfo'

/** Who somebody is, in the words of the scopes `profile` and `email`. */
export function profileClaims(user: RealmUser): Claims {
  if (!user.email) return { preferred_username: user.username, email_verified: false }
  return {
    preferred_username: user.username,
    email: user.email,
    email_verified: user.emailVerified,
    name: [user.firstName, user.lastName].filter(Boolean).join(' '),
    given_name: user.firstName,
    family_name: user.lastName,
  }
}

/** The claims of an access token beside the registered ones, shaped as Keycloak shapes them. */
export function accessClaims(user: RealmUser, client: RealmClient): Claims {
  const audiences = client.protocolMappers.flatMap(
    (mapper) => mapper.config['included.client.audience'] ?? [],
  )
  const roles = client.fullScopeAllowed
    ? {
        realm_access: { roles: [...user.realmRoles, ...EVERYBODY] },
        resource_access: { account: { roles: ACCOUNT_ROLES } },
      }
    : {}
  const aud = client.fullScopeAllowed ? [...audiences, 'account'] : audiences
  return {
    aud: aud.length === 1 ? aud[0] : aud,
    ...roles,
    ...profileClaims(user),
    ...mappedClaims(user, client, 'access'),
  }
}

/** What the client's attribute mappers add. An attribute that the user lacks adds no claim, as in Keycloak. */
export function mappedClaims(user: RealmUser, client: RealmClient, target: Target): Claims {
  const mappers = client.protocolMappers.filter(
    ({ protocolMapper, config }) =>
      protocolMapper === 'oidc-usermodel-attribute-mapper' && config[`${target}.token.claim`] === 'true',
  )
  return Object.fromEntries(
    mappers.flatMap((mapper) => {
      const values = user.attributes[mapper.config['user.attribute']!] ?? []
      return values.length ? [[mapper.config['claim.name']!, valueOf(mapper, values)]] : []
    }),
  )
}

function valueOf({ config }: Mapper, values: string[]): unknown {
  const typed =
    config['jsonType.label'] === 'JSON' ? values.map((text) => JSON.parse(text) as unknown) : values
  return config.multivalued === 'true' ? typed : typed[0]
}

/** @throws Error when the realm has no such client: the provider asks for those that it was given only. */
export function clientOf(realm: Realm, clientId: string): RealmClient {
  const client = realm.clients.find((candidate) => candidate.clientId === clientId)
  if (!client) throw new Error(`The realm has no client "${clientId}".`)
  return client
}
