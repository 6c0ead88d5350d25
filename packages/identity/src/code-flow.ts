import { systemClock, type Clock } from '@cityos/calendar'
import type * as Oidc from 'openid-client' with { 'resolution-mode': 'import' }
import { createSeal } from './sealed'
import { SignInError } from './sign-in-error'

export interface CodeFlowOptions {
  issuer: string
  clientId: string
  clientSecret: string
  /** The one address that the provider knows; never made from a request. */
  callbackUrl: string
  /** Seals what the browser keeps between the two halves. */
  secret: string
  clock?: Clock
}

/** What one sign-in is for. */
export interface SignInPurpose {
  tenantId: string
  /** The host where it began, and where it has to end: the browser's cookie is there. */
  host: string
  /** As whom somebody signs in, such as `user`: what was begun as one does not end as another. */
  actor: string
  /** A path that {@link safeReturnTo} has checked. */
  returnTo: string
}

export interface SignedIn extends Pick<SignInPurpose, 'returnTo'> {
  sub: string
  /** The provider's session, which a logout token names. */
  sid: string
  email: string | null
  emailVerified: boolean
  name: string | null
  /** Tells roles and memberships; whoever reads it verifies it first, like any other. */
  accessToken: string
}

export interface CodeFlow {
  /** Where to send the browser, and what it has to keep meanwhile. */
  start(purpose: SignInPurpose): Promise<{ location: string; cookie: string }>
  /** @throws SignInError */
  finish(
    here: Omit<SignInPurpose, 'returnTo'>,
    cookie: string | undefined,
    query: URLSearchParams,
  ): Promise<SignedIn>
}

interface Kept extends SignInPurpose {
  state: string
  nonce: string
  verifier: string
}

/** As long as the provider keeps its own page open. */
export const SIGN_IN_LIFETIME_SECONDS = 30 * 60
const SCOPE = 'openid profile email'

/**
 * Authorization code flow with PKCE, state and nonce. Nothing of it is kept on the server, so that any process may
 * finish what another has started; the browser that began is the only one that can, because only it has the cookie.
 */
export function createCodeFlow(options: CodeFlowOptions): CodeFlow {
  const clock = options.clock ?? systemClock
  const cookies = createSeal<Kept>({
    secret: options.secret,
    purpose: 'sign-in',
    lifetimeSeconds: SIGN_IN_LIFETIME_SECONDS,
    clock,
  })
  const configuration = discoverOnce(options)

  return {
    start: async (purpose) => {
      const oidc = await import('openid-client')
      const config = await configuration()
      const verifier = oidc.randomPKCECodeVerifier()
      const state = stateOf(oidc.randomState(), purpose)
      const kept: Kept = { ...purpose, state, nonce: oidc.randomNonce(), verifier }
      const location = oidc.buildAuthorizationUrl(config, {
        redirect_uri: options.callbackUrl,
        scope: SCOPE,
        state,
        nonce: kept.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { location: location.href, cookie: await cookies.seal(kept) }
    },

    finish: async (here, cookie, query) => {
      const kept = cookie === undefined ? undefined : await cookies.open(cookie)
      if (!kept)
        throw new SignInError('sign_in_expired', 'This browser has no sign-in that could be finished.')
      const same =
        kept.tenantId === here.tenantId &&
        kept.host === here.host &&
        kept.actor === here.actor &&
        kept.state === query.get('state')
      if (!same) throw new SignInError('sign_in_mismatch', 'The answer belongs to another sign-in.')
      if (query.has('error')) throw new SignInError('sign_in_refused', 'The provider refused the sign-in.')
      const answer = new URL(options.callbackUrl)
      answer.search = query.toString()
      const claims = await exchange(await configuration(), answer, kept)
      return { returnTo: kept.returnTo, ...claims }
    },
  }
}

/** Staff's sign-ins say nothing more than the host. */
const EVERYDAY = 'user'

function stateOf(random: string, { host, actor }: SignInPurpose): string {
  const place = `${random}.${Buffer.from(host).toString('base64url')}`
  return actor === EVERYDAY ? place : `${place}.${actor}`
}

const STATE = /^[A-Za-z0-9_-]{20,100}\.([A-Za-z0-9_-]{1,400})(?:\.([a-z_]{1,40}))?$/

/** The host where a sign-in began, as its state says. Whoever goes there checks first whose host it is. */
export function hostOfState(state: string): string | undefined {
  const [, host] = STATE.exec(state) ?? []
  return host && Buffer.from(host, 'base64url').toString('utf8')
}

/** As whom a sign-in began, as its state says: it tells where to lead the browser, and nothing is decided by it. */
export function actorOfState(state: string): string {
  return STATE.exec(state)?.[2] ?? EVERYDAY
}

async function exchange(config: Oidc.Configuration, answer: URL, kept: Kept) {
  const oidc = await import('openid-client')
  const tokens = await oidc
    .authorizationCodeGrant(config, answer, {
      pkceCodeVerifier: kept.verifier,
      expectedState: kept.state,
      expectedNonce: kept.nonce,
      idTokenExpected: true,
    })
    .catch((cause: unknown) => {
      throw new SignInError('sign_in_failed', 'The provider did not confirm the sign-in.', { cause })
    })
  const claims = tokens.claims()
  if (!claims || typeof claims.sid !== 'string') {
    throw new SignInError('sign_in_failed', 'The provider names no session.')
  }
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  return {
    sub: claims.sub,
    sid: claims.sid,
    email: text(claims.email)?.toLowerCase() ?? null,
    emailVerified: claims.email_verified === true,
    name: text(claims.name),
    accessToken: tokens.access_token,
  }
}

/** Asks the provider for its addresses once; after a failure the next sign-in asks again. */
function discoverOnce({
  issuer,
  clientId,
  clientSecret,
}: CodeFlowOptions): () => Promise<Oidc.Configuration> {
  let known: Promise<Oidc.Configuration> | undefined
  const discover = async () => {
    const oidc = await import('openid-client')
    const url = new URL(issuer)
    const local = url.protocol === 'http:' && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
    return oidc.discovery(url, clientId, {}, oidc.ClientSecretBasic(clientSecret), {
      // The ID token's signature is checked too, though it comes straight from the provider.
      execute: [oidc.enableNonRepudiationChecks, ...(local ? [oidc.allowInsecureRequests] : [])],
    })
  }
  return () =>
    (known ??= discover().catch((cause: unknown) => {
      known = undefined
      throw new SignInError('provider_unavailable', 'The identity provider does not answer.', { cause })
    }))
}
