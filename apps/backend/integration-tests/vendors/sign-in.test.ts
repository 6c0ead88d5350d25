import { createHash, randomBytes } from 'node:crypto'
import type { VendorMe } from '@cityos/contracts'
import { answerAs, Browser } from '@cityos/dev-identity'
import { expectOk, type Client } from '@cityos/testing'
import { IdentityWorld } from '../identity/world'
import { createVendor, outcome } from './world'

const VENDOR = 'vendor@acme.example'
const STAFF = 'admin@acme.example'
const PORTAL = 'http://localhost:8100'

describe('signing in for a vendor', () => {
  let world: IdentityWorld
  beforeAll(async () => {
    world = await IdentityWorld.start({ env: { VENDOR_PORTAL_URL: `${PORTAL}/login` } })
    await createVendor(world.acme, 'grocers', VENDOR)
  })
  afterAll(() => world?.stop())

  const here = () => world.acme.anonymous
  const bearer = (client: Client, token: string) => client.with({ authorization: `Bearer ${token}` })
  const signedIn = async (browser = new Browser()) => {
    const { status, text, body } = await world.signIn(here(), VENDOR, browser, 'vendor_member')
    if (status !== 200) throw new Error(`Not signed in: ${status} ${text}`)
    return { token: body.token, client: bearer(here(), body.token) }
  }
  const asCookie = async (client: Client) => {
    const { headers } = await client.post('/auth/session')
    const [cookie = ''] = [headers['set-cookie'] ?? []].flat()
    return here().with({ cookie: cookie.split(';')[0]! })
  }

  it('is offered by Keycloak alone', async () => {
    const { providers } = expectOk(
      await here().get<{ providers: { id: string }[] }>('/auth/vendor_member/providers'),
    )
    expect(providers.map(({ id }) => id)).toEqual(['keycloak'])
  })

  it('leads to the portal, which is told where it began, and makes a member of who was invited', async () => {
    const begun = await world.begin(here(), 'vendor_member')
    const led = await world.answer(VENDOR, begun)
    expect(`${led.origin}${led.pathname}`).toBe(`${PORTAL}/login`)
    expect(led.searchParams.get('host')).toBe(`${world.acme.host}:${world.gateway.port}`)
    const { status, body } = await world.finish(here(), begun.cookie, led, 'vendor_member')
    expect(status).toBe(200)
    const answer = expectOk(await bearer(here(), body.token).get<VendorMe>('/vendor/me'))
    expect(answer).toMatchObject({
      person: { email: VENDOR, name: 'Vic Vendor' },
      vendors: [{ handle: 'grocers', role: 'owner' }],
    })
    const { rows } = await world.backend.sql((owner) =>
      owner.query('select subject, status from vendor_member where email = $1', [VENDOR]),
    )
    expect(rows).toEqual([{ subject: answer.person.subject, status: 'active' }])
  })

  it('opens /vendor as a cookie session too, and nothing of the admin', async () => {
    const { client } = await signedIn()
    const session = await asCookie(client)
    for (const caller of [client, session]) {
      expect((await caller.get('/vendor/me')).status).toBe(200)
      expect((await caller.get('/admin/orders')).status).toBe(401)
    }
    const { client: staff } = await world.signedIn(here(), STAFF)
    for (const caller of [staff, await asCookie(staff)]) {
      expect(outcome(await caller.get('/vendor/me'))).toBe('401 unauthorized')
    }
  })

  it.each([STAFF, 'admin@globex.example', 'shopper@example.com', 'admin@platform.example'])(
    'is not for %s, who was not invited',
    async (email) => {
      const { status, body } = await world.signIn(here(), email, new Browser(), 'vendor_member')
      expect([status, body.code, body.token]).toEqual([403, 'membership_missing', undefined])
    },
  )

  it('makes a token that opens nothing in another tenant, and no session there', async () => {
    const { token, client } = await signedIn()
    const session = await asCookie(client)
    for (const elsewhere of [world.globex.anonymous, world.backend.client('localhost')]) {
      expect((await bearer(elsewhere, token).get('/vendor/me')).status).toBe(401)
      expect((await elsewhere.with({ cookie: session.headers['cookie'] }).get('/vendor/me')).status).toBe(401)
    }
  })

  it('ends as whom it began', async () => {
    const begun = await world.begin(here(), 'vendor_member')
    const led = await world.answer(VENDOR, begun)
    expect((await world.finish(here(), begun.cookie, led, 'user')).status).toBe(401)
    expect((await world.finish(here(), begun.cookie, led, 'vendor_member')).status).toBe(200)
  })

  it('comes back to the portal from our own hosts alone', async () => {
    const callback = (host: string) =>
      world.backend
        .client('localhost')
        .get(
          `/identity/callback?code=c&state=${'x'.repeat(43)}.${Buffer.from(host).toString('base64url')}.vendor_member`,
        )
    for (const host of ['evil.example', 'unknown.localhost', '']) {
      expect((await callback(host)).status).toBe(400)
    }
    const led = new URL(String((await callback(`${world.acme.host}:1`)).headers['location']))
    expect(led.origin).toBe(PORTAL)
    expect(led.searchParams.get('host')).toBe(`${world.acme.host}:${world.gateway.port}`)
  })

  it('ends with the session at the provider, at once, and is not renewed without it', async () => {
    const browser = new Browser()
    const { client } = await signedIn(browser)
    const session = await asCookie(client)
    const { body } = await client.post<{ token?: string }>('/auth/token/refresh')
    expect((await bearer(here(), body.token ?? 'none').get('/vendor/me')).status).toBe(401)
    expect((await session.get('/vendor/me')).status).toBe(200)
    await world.signOut(here(), browser)
    for (const caller of [client, session]) {
      expect(outcome(await caller.get('/vendor/me'))).toBe('401 unauthorized')
    }
  })

  it('has no other way in', async () => {
    for (const rest of ['', '/callback', '/register', '/update']) {
      const { status, body } = await here().post<{ token?: string }>(`/auth/vendor_member/keycloak${rest}`, {
        code: 'a',
        email: VENDOR,
      })
      if (rest === '') expect([status, body.token]).toEqual([200, undefined])
      else expect([400, 401]).toContain(status)
    }
  })

  it('ends with the membership', async () => {
    const { client } = await signedIn()
    const set = (status: string) =>
      world.backend.sql((owner) =>
        owner.query('update vendor_member set status = $2 where email = $1', [VENDOR, status]),
      )
    await set('removed')
    expect(outcome(await client.get('/vendor/me'))).toBe('403 membership_missing')
    const again = await world.signIn(here(), VENDOR, new Browser(), 'vendor_member')
    expect(again.status).toBe(403)
    await set('active')
    expect((await client.get('/vendor/me')).status).toBe(200)
  })

  describe('tokens that the provider itself issues', () => {
    it('to the portal open /vendor, and nothing of the admin', async () => {
      const token = await portalToken(VENDOR)
      expect((await bearer(here(), token).get('/vendor/me')).status).toBe(200)
      expect((await bearer(here(), token).get('/admin/orders')).status).toBe(401)
      const stranger = await portalToken('shopper@example.com')
      expect(outcome(await bearer(here(), stranger).get('/vendor/me'))).toBe('403 membership_missing')
    })

    it('to a service are its own, which may nothing until somebody gives it a role', async () => {
      const token = await serviceToken()
      const platform = world.backend.client('localhost')
      expect(outcome(await bearer(platform, token).get('/admin/tenants'))).toBe('403 forbidden')
      expect(outcome(await bearer(here(), token).get('/vendor/me'))).toBe('401 unauthorized')
    })

    const endpoint = (name: string) => `${world.provider.issuer}/protocol/openid-connect/${name}`

    async function tokenFor(body: Record<string, string>, headers: Record<string, string> = {}) {
      const form = new URLSearchParams(body)
      const answer = await fetch(endpoint('token'), { method: 'POST', body: form, headers })
      return ((await answer.json()) as { access_token: string }).access_token
    }

    async function portalToken(email: string): Promise<string> {
      const verifier = randomBytes(32).toString('base64url')
      const callback = `${PORTAL}/callback`
      const asked = new URLSearchParams({
        ...{ client_id: 'vendor-portal', redirect_uri: callback, response_type: 'code' },
        ...{ scope: 'openid profile email', state: 'portal', code_challenge_method: 'S256' },
        code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      })
      const back = await answerAs(email, `${endpoint('auth')}?${asked.toString()}`, callback)
      return tokenFor({
        ...{ grant_type: 'authorization_code', client_id: 'vendor-portal', redirect_uri: callback },
        ...{ code: back.searchParams.get('code') ?? '', code_verifier: verifier },
      })
    }

    function serviceToken(): Promise<string> {
      const secret = Buffer.from('services:development-services-secret').toString('base64')
      return tokenFor({ grant_type: 'client_credentials' }, { authorization: `Basic ${secret}` })
    }
  })
})
