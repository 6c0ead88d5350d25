import { DEMO_PASSWORD } from '@cityos/contracts'
import { Browser, type Realm, type RealmClient, type Visit } from '@cityos/dev-identity'
import type * as Oidc from 'openid-client' with { 'resolution-mode': 'import' }

const oidc = () => import('openid-client')
const SCOPE = 'openid profile email'

export interface Session {
  browser: Browser
  config: Oidc.Configuration
  client: RealmClient
  tokens: Oidc.TokenEndpointResponse & Oidc.TokenEndpointResponseHelpers
}

/** The flows of the clients that the realm file names, over HTTP, as the applications run them. */
export class Flows {
  readonly #configs = new Map<string, Promise<Oidc.Configuration>>()

  constructor(
    readonly issuer: string,
    readonly realm: Realm,
  ) {}

  client(clientId: string): RealmClient {
    return this.realm.clients.find((client) => client.clientId === clientId)!
  }

  config(clientId: string): Promise<Oidc.Configuration> {
    const known = this.#configs.get(clientId) ?? this.#discover(this.client(clientId))
    this.#configs.set(clientId, known)
    return known
  }

  async #discover({ clientId, secret }: RealmClient): Promise<Oidc.Configuration> {
    const oc = await oidc()
    return oc.discovery(
      new URL(this.issuer),
      clientId,
      {},
      secret ? oc.ClientSecretBasic(secret) : oc.None(),
      {
        execute: [oc.allowInsecureRequests],
      },
    )
  }

  /** Opens the sign-in page. `changes` bend the request; null takes a parameter out. */
  async authorize(clientId: string, changes: Record<string, string | null> = {}, browser = new Browser()) {
    const oc = await oidc()
    const config = await this.config(clientId)
    const pkceCodeVerifier = oc.randomPKCECodeVerifier()
    const checks = { pkceCodeVerifier, expectedState: oc.randomState(), expectedNonce: oc.randomNonce() }
    const redirectUri = this.client(clientId).redirectUris[0]!
    const url = oc.buildAuthorizationUrl(config, {
      redirect_uri: redirectUri,
      scope: SCOPE,
      state: checks.expectedState,
      nonce: checks.expectedNonce,
      code_challenge: await oc.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
    })
    for (const [name, value] of Object.entries(changes)) {
      if (value === null) url.searchParams.delete(name)
      else url.searchParams.set(name, value)
    }
    return { browser, config, checks, redirectUri, page: await browser.visit(url, redirectUri) }
  }

  /** Fills the sign-in page in. */
  logIn(browser: Browser, page: Visit, email: string, password: string, redirectUri: string): Promise<Visit> {
    return browser.submit(page, 'kc-form-login', { username: email, password }, redirectUri)
  }

  /** From the sign-in page to the tokens. */
  async signIn(email: string, clientId = 'medusa-admin', password = DEMO_PASSWORD): Promise<Session> {
    const oc = await oidc()
    const { browser, config, checks, redirectUri, page } = await this.authorize(clientId)
    const { url, html } = await this.logIn(browser, page, email, password, redirectUri)
    if (!url.href.startsWith(redirectUri)) throw new Error(`Not signed in, but at ${url.href}: ${html}`)
    const tokens = await oc.authorizationCodeGrant(config, url, { ...checks, idTokenExpected: true })
    return { browser, config, client: this.client(clientId), tokens }
  }

  async refresh({ config }: Session, refreshToken: string) {
    return (await oidc()).refreshTokenGrant(config, refreshToken)
  }

  async serviceToken(): Promise<string> {
    return (await (await oidc()).clientCredentialsGrant(await this.config('services'))).access_token
  }

  /** Asks the provider to end the session, as the sign-out button of an application does. */
  async signOut(
    { browser, config, client, tokens }: Session,
    changes: Record<string, string> = {},
  ): Promise<Visit> {
    const address = client.attributes['post.logout.redirect.uris']!
    const url = (await oidc()).buildEndSessionUrl(config, {
      id_token_hint: tokens.id_token!,
      post_logout_redirect_uri: address,
      state: 'signed-out-state',
      ...changes,
    })
    const page = await browser.visit(url, address)
    return page.status === 200 && page.html.includes('<form')
      ? browser.submit(page, undefined, {}, address)
      : page
  }
}
