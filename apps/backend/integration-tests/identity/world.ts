import { join } from 'node:path'
import { answerAs, Browser } from '@cityos/dev-identity'
import { PASSWORD, TestBackend, type Client, type TestBackendOptions, type TestTenant } from '@cityos/testing'
import { openGateway } from './gateway'
import { startProvider, type ProviderProcess } from './provider-process'

/** A sign-in that has begun: where the browser was sent, and what it keeps. */
export interface Begun {
  location: string
  cookie: string
}

type Actor = 'user' | 'vendor_member'

/** A backend and an identity provider that know each other. */
export class IdentityWorld {
  private constructor(
    readonly provider: ProviderProcess,
    readonly backend: TestBackend,
    readonly gateway: Awaited<ReturnType<typeof openGateway>>,
    readonly acme: TestTenant,
    readonly globex: TestTenant,
  ) {}

  static async start(options: TestBackendOptions = {}): Promise<IdentityWorld> {
    const gateway = await openGateway()
    const provider = await startProvider(gateway.url)
    const env = {
      PUBLIC_URL: gateway.url,
      KEYCLOAK_ISSUER: provider.issuer,
      MEDUSA_ADMIN_CLIENT_SECRET: 'development-medusa-admin-secret',
    }
    const backend = await TestBackend.start({ ...options, env: { ...env, ...options.env } })
    gateway.leadTo(backend.server.url)
    const operator = { email: 'admin@platform.example', password: PASSWORD }
    await backend.run(
      require.resolve('@cityos/testing/dist/backend/create-platform-admin.js'),
      'createPlatformAdmin',
      join(__dirname, '../../src/workflows/tenant/create-admin-user.ts'),
      operator,
    )
    // Their admins' e-mails are those of the demo's people.
    const acme = await backend.provisionTenant('acme')
    const globex = await backend.provisionTenant('globex')
    return new IdentityWorld(provider, backend, gateway, acme, globex)
  }

  get callback(): string {
    return `${this.gateway.url}/identity/callback`
  }

  async begin(client: Client, actor: Actor = 'user'): Promise<Begun> {
    const { status, text, body, headers } = await client.post<{ location: string }>(
      `/auth/${actor}/keycloak`,
      {
        callback_url: 'https://evil.example/',
      },
    )
    if (status !== 200) throw new Error(`The sign-in answered ${status}: ${text}`)
    const [cookie = ''] = [headers['set-cookie'] ?? []].flat()
    return { location: body.location, cookie: cookie.split(';')[0]! }
  }

  /** From the provider's page to the platform's callback, and where that leads. */
  async answer(email: string, { location }: Begun, browser = new Browser()): Promise<URL> {
    const back = await answerAs(email, location, this.callback, browser)
    const led = await this.backend.client('localhost').get(`${back.pathname}${back.search}`)
    if (led.status !== 303) throw new Error(`The callback answered ${led.status}: ${led.text}`)
    return new URL(String(led.headers['location']))
  }

  /** What the admin's page does with the query that it was led to with. */
  finish(client: Client, cookie: string, { searchParams }: URL, actor: Actor = 'user') {
    return client
      .with({ cookie })
      .get<{ token: string; code: string }>(`/auth/${actor}/keycloak/callback?${searchParams.toString()}`)
  }

  /** All of it. */
  async signIn(client: Client, email: string, browser = new Browser(), actor: Actor = 'user') {
    const begun = await this.begin(client, actor)
    return this.finish(client, begun.cookie, await this.answer(email, begun, browser), actor)
  }

  async signedIn(
    client: Client,
    email: string,
    browser = new Browser(),
  ): Promise<{ client: Client; token: string }> {
    const { status, text, body } = await this.signIn(client, email, browser)
    if (status !== 200) throw new Error(`${email} is not signed in: ${status} ${text}`)
    return { client: client.with({ authorization: `Bearer ${body.token}` }), token: body.token }
  }

  /** Signs out at the provider, as the browser of a sign-in: the session there ends for every application. */
  async signOut(client: Client, browser: Browser): Promise<void> {
    const { headers } = await client.get('/identity/sign-out')
    const page = await browser.visit(String(headers['location']))
    await browser.submit(page, undefined, {}, `${this.gateway.url}/identity/signed-out`)
  }

  async stop(): Promise<void> {
    await this.backend.stop()
    await this.provider.stop()
    await this.gateway.close()
  }
}
