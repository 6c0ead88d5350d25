/** What a bearer token for the admin, vendor and service routes is made out to. */
export const API_AUDIENCE = 'cityos-api'
/** What a shopper's token is made out to: the admin's verifier refuses it by its audience alone. */
export const STORE_AUDIENCE = 'cityos-store'

/** Addresses that differ between installations. Keycloak's import and the development provider fill them in. */
const BACKEND = '${PUBLIC_URL:http://localhost:9000}'
const ORCHESTRATOR = '${ORCHESTRATOR_URL:http://localhost:3000}'
const VENDOR_PORTAL = '${VENDOR_PORTAL_URL:http://localhost:8100}'
const STOREFRONT = '${STOREFRONT_URL:http://localhost:8000}'

const CLIENT = {
  enabled: true,
  protocol: 'openid-connect',
  publicClient: false,
  bearerOnly: false,
  standardFlowEnabled: false,
  implicitFlowEnabled: false,
  directAccessGrantsEnabled: false,
  serviceAccountsEnabled: false,
  frontchannelLogout: false,
  consentRequired: false,
}

/** A multi-valued attribute of JSON texts becomes an array of objects. */
const claimFromAttribute = (name: string) => ({
  name,
  protocol: 'openid-connect',
  protocolMapper: 'oidc-usermodel-attribute-mapper',
  config: {
    'user.attribute': name,
    'claim.name': name,
    'jsonType.label': 'JSON',
    multivalued: 'true',
    'access.token.claim': 'true',
    'id.token.claim': 'true',
    'userinfo.token.claim': 'true',
  },
})

const audience = (client: string) => ({
  name: `audience ${client}`,
  protocol: 'openid-connect',
  protocolMapper: 'oidc-audience-mapper',
  config: { 'included.client.audience': client, 'access.token.claim': 'true', 'id.token.claim': 'false' },
})

const MEMBERSHIPS = [claimFromAttribute('tenants'), claimFromAttribute('vendors')]
const STAFF = [...MEMBERSHIPS, audience(API_AUDIENCE)]

/** Code flow with PKCE, exact addresses only. */
const browserClient = (base: string, callback: string, signedOut: string, backchannel?: string) => ({
  standardFlowEnabled: true,
  redirectUris: [`${base}${callback}`],
  attributes: {
    'pkce.code.challenge.method': 'S256',
    'post.logout.redirect.uris': `${base}${signedOut}`,
    ...(backchannel && {
      'backchannel.logout.url': `${base}${backchannel}`,
      'backchannel.logout.session.required': 'true',
      'backchannel.logout.revoke.offline.tokens': 'true',
    }),
  },
})

const bearerOnly = (clientId: string, name: string) => ({ ...CLIENT, clientId, name, bearerOnly: true })

/**
 * Who may ask for tokens. Only staff clients carry platform roles (`fullScopeAllowed`): a token that a shop or a
 * portal got hold of opens nothing of the platform's, whoever signed in.
 */
export const REALM_CLIENTS = [
  bearerOnly(API_AUDIENCE, 'Admin, vendor and service routes'),
  bearerOnly(STORE_AUDIENCE, 'Store routes'),
  {
    ...CLIENT,
    clientId: 'medusa-admin',
    name: 'Commerce admin',
    secret: '${MEDUSA_ADMIN_CLIENT_SECRET:development-medusa-admin-secret}',
    fullScopeAllowed: true,
    webOrigins: [],
    ...browserClient(BACKEND, '/identity/callback', '/identity/signed-out', '/identity/backchannel-logout'),
    protocolMappers: STAFF,
  },
  {
    ...CLIENT,
    clientId: 'payload-admin',
    name: 'Content admin',
    secret: '${PAYLOAD_ADMIN_CLIENT_SECRET:development-payload-admin-secret}',
    fullScopeAllowed: true,
    webOrigins: [],
    ...browserClient(ORCHESTRATOR, '/api/auth/callback', '/', '/api/auth/backchannel-logout'),
    protocolMappers: STAFF,
  },
  {
    ...CLIENT,
    clientId: 'vendor-portal',
    name: 'Vendor portal',
    publicClient: true,
    fullScopeAllowed: false,
    webOrigins: [VENDOR_PORTAL],
    ...browserClient(VENDOR_PORTAL, '/callback', '/'),
    protocolMappers: [claimFromAttribute('vendors'), audience(API_AUDIENCE)],
  },
  {
    ...CLIENT,
    clientId: 'storefront',
    name: 'Storefronts',
    publicClient: true,
    fullScopeAllowed: false,
    webOrigins: [STOREFRONT],
    ...browserClient(STOREFRONT, '/callback', '/'),
    protocolMappers: [audience(STORE_AUDIENCE)],
  },
  {
    ...CLIENT,
    clientId: 'services',
    name: 'Services that call each other',
    secret: '${SERVICES_CLIENT_SECRET:development-services-secret}',
    serviceAccountsEnabled: true,
    fullScopeAllowed: true,
    webOrigins: [],
    redirectUris: [],
    protocolMappers: STAFF,
  },
]
