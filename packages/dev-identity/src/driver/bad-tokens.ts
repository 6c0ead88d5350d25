import { createHmac, generateKeyPairSync, sign, type KeyObject } from 'node:crypto'

/** What the bad tokens are made from. */
export interface Ingredients {
  /** An access token that the provider issued to a person at `medusa-admin`. */
  access: string
  id: string
  refresh: string
  /** Access tokens of the same realm's other clients. */
  ofVendorPortal: string
  ofStorefront: string
  /** One of a session that has ended since. */
  ofEndedSession: string
  kid: string
  privateKey: KeyObject
  publicKey: KeyObject
  nowSeconds: number
}

export interface BadToken {
  name: string
  token: (from: Ingredients) => string
  /** What jose says; several when providers make that token differently. */
  refused: readonly string[]
  /** What keycloak-connect says when nobody looks before it. */
  alone: 'accepts' | 'refuses'
}

type Json = Record<string, unknown>

export const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
export const payloadOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Json

interface Forgery {
  claims?: Json
  header?: Json
  key?: KeyObject
  hash?: string
}

/** The provider's token with other claims or headers, signed anew. `undefined` takes one out. */
export function forge(from: Ingredients, { claims, header, key, hash = 'RSA-SHA256' }: Forgery): string {
  const head = encode({ alg: 'RS256', typ: 'JWT', kid: from.kid, ...header })
  const signed = `${head}.${encode({ ...payloadOf(from.access), ...claims })}`
  return `${signed}.${sign(hash, Buffer.from(signed), key ?? from.privateKey).toString('base64url')}`
}

const HOUR = 3600
const stranger = generateKeyPairSync('rsa', { modulusLength: 2048 })

const row = (
  name: string,
  refused: string | readonly string[],
  alone: BadToken['alone'],
  token: BadToken['token'],
): BadToken => ({ name, refused: typeof refused === 'string' ? [refused] : refused, alone, token })

const forged = (
  name: string,
  refused: string,
  alone: BadToken['alone'],
  forgery: Forgery | ((from: Ingredients) => Forgery),
): BadToken =>
  row(name, refused, alone, (from) => forge(from, typeof forgery === 'function' ? forgery(from) : forgery))

const unsigned = (from: Ingredients, signature: string) =>
  `${encode({ alg: 'none', typ: 'JWT', kid: from.kid })}.${from.access.split('.')[1]}.${signature}`

export const BAD_TOKENS: readonly BadToken[] = [
  // Lifetime
  forged('expired an hour ago', 'token_expired', 'refuses', ({ nowSeconds: now }) => ({
    claims: { iat: now - 2 * HOUR, exp: now - HOUR },
  })),
  forged('expired a minute ago, past the tolerance', 'token_expired', 'refuses', ({ nowSeconds: now }) => ({
    claims: { exp: now - 60 },
  })),
  forged('valid in an hour only', 'token_not_yet_valid', 'accepts', ({ nowSeconds: now }) => ({
    claims: { nbf: now + HOUR },
  })),
  forged(
    'valid in a minute only, past the tolerance',
    'token_not_yet_valid',
    'accepts',
    ({ nowSeconds: now }) => ({
      claims: { nbf: now + 60 },
    }),
  ),
  forged('issued in the future', 'token_not_yet_valid', 'accepts', ({ nowSeconds: now }) => ({
    claims: { iat: now + HOUR, exp: now + 2 * HOUR },
  })),
  forged('without exp', 'token_claim_missing', 'accepts', { claims: { exp: undefined } }),
  forged('with exp as text', 'token_claim_invalid', 'accepts', { claims: { exp: '4102444800' } }),
  forged('without iat', 'token_claim_missing', 'accepts', { claims: { iat: undefined } }),

  // Whose, and for whom
  forged('of another issuer', 'token_issuer_wrong', 'refuses', {
    claims: { iss: 'https://id.example.com/realms/cityos' },
  }),
  forged('of another realm of the same server', 'token_issuer_wrong', 'refuses', (from) => ({
    claims: { iss: String(payloadOf(from.access).iss).replace('cityos', 'master') },
  })),
  forged('without issuer', 'token_claim_missing', 'refuses', { claims: { iss: undefined } }),
  forged('for another audience', 'token_audience_wrong', 'refuses', { claims: { aud: ['account'] } }),
  forged('without audience', 'token_claim_missing', 'refuses', { claims: { aud: undefined } }),
  forged('without subject', 'token_claim_missing', 'accepts', { claims: { sub: undefined } }),
  forged('without client', 'token_claim_missing', 'accepts', { claims: { azp: undefined } }),
  forged('of a client that is not taken here', 'token_client_refused', 'accepts', {
    claims: { azp: 'account' },
  }),
  row('of the vendor portal', 'token_client_refused', 'accepts', (from) => from.ofVendorPortal),
  row('of a storefront', 'token_audience_wrong', 'refuses', (from) => from.ofStorefront),
  row('of a session that has ended', 'token_session_revoked', 'accepts', (from) => from.ofEndedSession),

  // Signature
  row('alg none without signature', 'token_algorithm_refused', 'refuses', (from) => unsigned(from, '')),
  row('alg none with the old signature', 'token_algorithm_refused', 'refuses', (from) =>
    unsigned(from, from.access.split('.')[2]!),
  ),
  row('HS256 signed with the public key', 'token_algorithm_refused', 'refuses', (from) => {
    const secret = from.publicKey.export({ type: 'spki', format: 'pem' })
    const signed = `${encode({ alg: 'HS256', typ: 'JWT', kid: from.kid })}.${from.access.split('.')[1]}`
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
  }),
  forged('RS512 with the right key', 'token_algorithm_refused', 'refuses', {
    header: { alg: 'RS512' },
    hash: 'RSA-SHA512',
  }),
  forged('of an unknown key that calls itself by the known name', 'token_signature_invalid', 'refuses', {
    key: stranger.privateKey,
  }),
  forged('of an unknown key', 'token_key_unknown', 'refuses', {
    header: { kid: 'unknown' },
    key: stranger.privateKey,
  }),
  forged('of the right key under an unknown name', 'token_key_unknown', 'refuses', {
    header: { kid: 'unknown' },
  }),
  forged('that brings its own key', 'token_key_unknown', 'refuses', {
    header: { kid: undefined, jwk: stranger.publicKey.export({ format: 'jwk' }) },
    key: stranger.privateKey,
  }),
  row('with a role more than was signed', 'token_signature_invalid', 'refuses', ({ access }) => {
    const [header, , signature] = access.split('.')
    return [
      header,
      encode({ ...payloadOf(access), realm_access: { roles: ['super_admin'] } }),
      signature,
    ].join('.')
  }),
  forged('with a critical header that nobody knows', 'token_header_unsupported', 'accepts', {
    header: { crit: ['unknown'], unknown: 1 },
  }),

  // Kind
  row('the ID token', 'token_audience_wrong', 'refuses', (from) => from.id),
  // Keycloak's refresh tokens are JWTs of its own secret; the development provider's are opaque.
  row('the refresh token', ['token_algorithm_refused', 'token_malformed'], 'refuses', (from) => from.refresh),
  forged('an ID token made out to the API', 'token_type_wrong', 'refuses', { claims: { typ: 'ID' } }),
  forged('a refresh token made out to the API', 'token_type_wrong', 'refuses', {
    claims: { typ: 'Refresh' },
  }),
  forged('of no kind', 'token_type_wrong', 'refuses', { claims: { typ: undefined } }),

  // Form
  row('three letters', 'token_malformed', 'refuses', () => 'abc'),
  row('nothing', 'token_malformed', 'refuses', () => ''),
  row('two parts', 'token_malformed', 'refuses', ({ access }) => access.split('.').slice(0, 2).join('.')),
  row('five parts', 'token_malformed', 'accepts', ({ access }) => `${access}.a.b`),
  row('far too long', 'token_malformed', 'accepts', (from) =>
    forge(from, { claims: { padding: 'x'.repeat(20_000) } }),
  ),
  forged('tenants that are no list', 'token_claim_invalid', 'accepts', { claims: { tenants: 'all' } }),
  forged('roles that are no list', 'token_claim_invalid', 'accepts', {
    claims: { realm_access: { roles: '*' } },
  }),
]
