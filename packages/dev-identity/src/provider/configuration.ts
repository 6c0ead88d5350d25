import type { ClientMetadata, Configuration, KoaContextWithOIDC, Provider } from './oidc-provider'
import type { Realm, RealmClient } from '../realm/realm-file'
import { accessClaims, clientOf, mappedClaims, profileClaims } from './claims'
import { errorPage } from './error-page'
import { logoutPage, signedOutPage } from './logout-page'
import type { People } from './people'
import type { SigningKeys } from './signing-keys'

const OIDC = '/protocol/openid-connect'
/** Every access token is made out to the audiences of its client's mappers; the provider wants one name for that. */
const RESOURCE = 'urn:cityos:audiences-of-the-client'
const SCOPE = 'openid profile email'

export interface ProviderParts {
  realm: Realm
  basePath: string
  people: People
  keys: SigningKeys
  cookieKey: string
  adapter: Configuration['adapter']
  nowMs: () => number
  provider: () => Provider
}

/** The realm file, in the words of oidc-provider. */
export function configuration(parts: ProviderParts): Configuration {
  const { realm, basePath, keys } = parts
  const { accessTokenLifespan: accessTtl, ssoSessionIdleTimeout: idle, ssoSessionMaxLifespan: max } = realm
  const cookie = { path: `${basePath}/`, httpOnly: true, sameSite: 'lax' as const }
  return {
    adapter: parts.adapter,
    jwks: {
      keys: keys.all.map(({ kid, privateKey }) => ({
        ...privateKey.export({ format: 'jwk' }),
        kid,
        use: 'sig',
        alg: 'RS256',
      })) as never,
    },
    clients: realm.clients.filter((client) => client.enabled && !client.bearerOnly).map(metadataOf),
    clientDefaults: { id_token_signed_response_alg: 'RS256' },
    cookies: {
      keys: [parts.cookieKey],
      names: { session: 'AUTH_SESSION_ID', interaction: 'KC_INTERACTION', resume: 'KC_RESTART' },
      long: cookie,
      short: cookie,
    },
    routes: {
      authorization: `${OIDC}/auth`,
      token: `${OIDC}/token`,
      jwks: `${OIDC}/certs`,
      userinfo: `${OIDC}/userinfo`,
      end_session: `${OIDC}/logout`,
      revocation: `${OIDC}/revoke`,
    },
    scopes: SCOPE.split(' '),
    claims: {
      openid: ['sub', 'typ', 'azp', ...attributeClaims(realm)],
      email: ['email', 'email_verified'],
      profile: ['preferred_username', 'name', 'given_name', 'family_name'],
    },
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    rotateRefreshToken: realm.revokeRefreshToken,
    issueRefreshToken: async (_context, client) => client.grantTypeAllowed('refresh_token'),
    expiresWithSession: async () => true,
    clientBasedCORS: (_context, origin, client) =>
      clientOf(realm, client.clientId).webOrigins.includes(origin),
    findAccount: async (context, id) => accountOf(parts, context, id),
    loadExistingGrant: (context) => firstPartyGrant(parts.provider(), context),
    interactions: { url: (_context, { uid }) => `${basePath}/login-actions/authenticate/${uid}` },
    formats: {
      customizers: { jwt: (_context, token, jwt) => shapeAsKeycloak(parts, token as never, jwt as never) },
    },
    features: {
      devInteractions: { enabled: false },
      dPoP: { enabled: false },
      clientCredentials: { enabled: true },
      revocation: { enabled: true },
      backchannelLogout: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: logoutPage, postLogoutSuccessSource: signedOutPage },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => RESOURCE,
        useGrantedResource: () => true,
        getResourceServerInfo: (_context, _resource, client) => ({
          scope: SCOPE,
          audience: client.clientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: accessTtl,
          jwt: { sign: { alg: 'RS256', kid: keys.current.kid } },
        }),
      },
    },
    renderError: errorPage,
    // The provider's own fetch refuses addresses of this machine, where every client of a development lives.
    fetch: (url, options) => fetch(url, { ...options, dispatcher: undefined } as RequestInit),
    ttl: {
      AccessToken: accessTtl,
      ClientCredentials: accessTtl,
      IdToken: accessTtl,
      AuthorizationCode: realm.accessCodeLifespan,
      Interaction: realm.accessCodeLifespanLogin,
      RefreshToken: idle,
      Session: max,
      Grant: max,
    },
  }
}

function metadataOf(client: RealmClient): ClientMetadata {
  const backchannel = client.attributes['backchannel.logout.url']
  return {
    client_id: client.clientId,
    ...(client.publicClient ? {} : { client_secret: client.secret! }),
    token_endpoint_auth_method: client.publicClient ? 'none' : 'client_secret_basic',
    grant_types: [
      ...(client.standardFlowEnabled ? ['authorization_code', 'refresh_token'] : []),
      ...(client.serviceAccountsEnabled ? ['client_credentials'] : []),
    ],
    response_types: client.standardFlowEnabled ? ['code'] : [],
    redirect_uris: client.redirectUris,
    post_logout_redirect_uris: client.attributes['post.logout.redirect.uris']?.split('##') ?? [],
    ...(backchannel && {
      backchannel_logout_uri: backchannel,
      backchannel_logout_session_required:
        client.attributes['backchannel.logout.session.required'] === 'true',
    }),
  }
}

const attributeClaims = (realm: Realm) => [
  ...new Set(
    realm.clients.flatMap(({ protocolMappers }) =>
      protocolMappers.flatMap(({ config }) => config['claim.name'] ?? []),
    ),
  ),
]

function accountOf({ people, realm }: ProviderParts, context: KoaContextWithOIDC, id: string) {
  const user = people.bySubject(id)
  if (!user) return undefined
  return {
    accountId: id,
    claims: async () => {
      const clientId = context.oidc.client?.clientId
      const mapped = clientId ? mappedClaims(user, clientOf(realm, clientId), 'id') : {}
      return { sub: id, typ: 'ID', azp: clientId, ...profileClaims(user), ...mapped }
    },
  }
}

/** The realm's clients are the platform's own: nobody is asked to consent. */
async function firstPartyGrant(provider: Provider, { oidc }: KoaContextWithOIDC) {
  const clientId = oidc.client!.clientId
  const known = oidc.session!.grantIdFor(clientId)
  const existing = known ? await provider.Grant.find(known) : undefined
  const grant = existing ?? new provider.Grant({ clientId, accountId: oidc.session!.accountId! })
  grant.addOIDCScope(SCOPE)
  grant.addResourceScope(RESOURCE, SCOPE)
  await grant.save()
  return grant
}

interface IssuedToken {
  accountId?: string
  clientId: string
  sessionUid?: string
}

interface Jwt {
  header?: Record<string, unknown>
  payload: Record<string, unknown> & { iat: number; exp: number; sub: string }
}

function shapeAsKeycloak({ people, realm, nowMs }: ProviderParts, token: IssuedToken, jwt: Jwt): void {
  const user = token.accountId ? people.bySubject(token.accountId) : people.ofService(token.clientId)
  if (!user) throw new Error(`Nobody stands behind a token of ${token.clientId}.`)
  const { client_id: _clientId, ...payload } = jwt.payload
  const lifetime = payload.exp - payload.iat
  const iat = Math.floor(nowMs() / 1000)
  jwt.header = { typ: 'JWT' }
  jwt.payload = {
    ...payload,
    ...{ iat, exp: iat + lifetime, sub: user.id, typ: 'Bearer', azp: token.clientId, scope: SCOPE },
    ...(token.sessionUid ? { sid: token.sessionUid } : { client_id: token.clientId }),
    ...accessClaims(user, clientOf(realm, token.clientId)),
  }
}
