import { Browser } from '@cityos/dev-identity'
import { hostOfState } from '@cityos/identity'
import { IdentityWorld } from './world'

const OWNER = 'admin@acme.example'
const STRANGER = 'admin@globex.example'

const claimsOf = (token: string) =>
  JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as {
    actor_id: string
    user_metadata: { sid: string }
  }

describe('signing in with Keycloak', () => {
  let world: IdentityWorld
  beforeAll(async () => {
    world = await IdentityWorld.start()
  })
  afterAll(() => world?.stop())

  it('is offered to staff, and to nobody else', async () => {
    const offered = async (actor: string) =>
      (await world.acme.anonymous.get<{ providers: unknown[] }>(`/auth/${actor}/providers`)).body.providers
    const keycloak = { id: 'keycloak', identifier: 'keycloak', display_name: 'Keycloak', flow: 'redirect' }
    expect(await offered('user')).toContainEqual(keycloak)
    expect(await offered('customer')).not.toContainEqual(keycloak)
    const { status } = await world.acme.store.post('/auth/customer/keycloak', {})
    expect(status).toBe(400)
  })

  it('leads a member to the admin of their tenant', async () => {
    const begun = await world.begin(world.acme.anonymous)
    const led = await world.answer(OWNER, begun)
    expect(`${led.origin}${led.pathname}`).toBe(`http://${world.acme.host}:${world.gateway.port}/app/login`)
    expect(led.searchParams.get('auth_provider')).toBe('keycloak')
    const { status, body, headers } = await world.finish(world.acme.anonymous, begun.cookie, led)
    expect(status).toBe(200)
    expect(String(headers['set-cookie'])).toContain('cityos_sign_in=;')
    const me = await world.acme.anonymous
      .with({ authorization: `Bearer ${body.token}` })
      .get<{ user: { email: string } }>('/admin/users/me')
    expect(me.body.user.email).toBe(OWNER)
  })

  it('is the same member each time, whatever became of the e-mail', async () => {
    const first = claimsOf((await world.signedIn(world.acme.anonymous, OWNER)).token)
    await world.backend.sql((client) =>
      client.query(`update "user" set email = 'renamed@acme.example' where id = $1`, [first.actor_id]),
    )
    const second = claimsOf((await world.signedIn(world.acme.anonymous, OWNER)).token)
    await world.backend.sql((client) =>
      client.query(`update "user" set email = $2 where id = $1`, [first.actor_id, OWNER]),
    )
    expect(second.actor_id).toBe(first.actor_id)
    expect(second.user_metadata.sid).not.toBe(first.user_metadata.sid)
  })

  it.each([STRANGER, 'shopper@example.com', 'admin@platform.example'])(
    '%s is no member of Acme',
    async (email) => {
      const { status, body } = await world.signIn(world.acme.anonymous, email)
      expect([status, body.code]).toEqual([403, 'membership_missing'])
    },
  )

  it('gives a token that opens nothing in another tenant', async () => {
    const { token } = await world.signedIn(world.acme.anonymous, OWNER)
    for (const client of [world.globex.anonymous, world.backend.client('localhost')]) {
      const { status } = await client.with({ authorization: `Bearer ${token}` }).get('/admin/orders')
      expect(status).toBe(401)
    }
  })

  it('ends in the browser and in the tenant where it began', async () => {
    const mine = await world.begin(world.acme.anonymous)
    const theirs = await world.begin(world.acme.anonymous)
    const led = await world.answer(OWNER, mine)
    const refused = async (client: typeof world.acme.anonymous, cookie: string) =>
      (await world.finish(client, cookie, led)).status
    expect(await refused(world.acme.anonymous, '')).toBe(401)
    expect(await refused(world.acme.anonymous, theirs.cookie)).toBe(401)
    expect(await refused(world.globex.anonymous, mine.cookie)).toBe(401)
    expect(await refused(world.backend.client('localhost'), mine.cookie)).toBe(401)
    expect(await refused(world.acme.anonymous, mine.cookie)).toBe(200)
    expect(await refused(world.acme.anonymous, mine.cookie)).toBe(401)
  })

  it('has no other way in', async () => {
    for (const path of ['/auth/user/keycloak', '/auth/user/keycloak/callback?code=a&state=b']) {
      expect((await world.acme.anonymous.get(path)).status).toBe(401)
    }
    for (const rest of ['/callback', '/register', '/update']) {
      const { status } = await world.acme.anonymous.post(`/auth/user/keycloak${rest}`, { code: 'a' })
      expect([400, 401]).toContain(status)
    }
  })

  describe('the way back', () => {
    const callback = (state: string) =>
      world.backend.client('localhost').get(`/identity/callback?code=c&state=${state}`)
    const stateFor = (host: string) => `${'x'.repeat(43)}.${Buffer.from(host).toString('base64url')}`

    it.each([
      ['evil.example'],
      ['acme.localhost@evil.example'],
      ['acme.localhost/..//evil.example'],
      ['evil.example#acme.localhost'],
      ['unknown.localhost'],
      [''],
      ['//evil.example'],
      ['\\\\evil.example'],
      ['acme.localhost\\evil.example'],
      ['acme.localhost%2f%2fevil.example'],
      ['acme.localhost?.evil.example'],
      ['evil.example/acme.localhost'],
      ['acme.localhost:80@evil.example'],
      ['acme.localhost\r\nlocation: https://evil.example'],
      ['acme.localhost\t.evil.example'],
      ['javascript:alert(1)//acme.localhost'],
      ['\u0430cme.localhost'],
      ['acme.localhost\0'],
      ['acme\u3002localhost.evil.example'],
    ])('never leads to %p, signing in or out', async (host) => {
      expect((await callback(stateFor(host))).status).toBe(400)
      const state = Buffer.from(host).toString('base64url')
      const out = await world.backend.client('localhost').get(`/identity/signed-out?state=${state}`)
      expect([out.status, out.headers['location']]).toEqual([400, undefined])
    })

    it.each(['return_to', 'redirect_uri', 'callback_url', 'post_logout_redirect_uri', 'next', 'url'])(
      'is nothing that a parameter %s could name',
      async (name) => {
        for (const evil of [
          'https://evil.example',
          '//evil.example',
          '/\\evil.example',
          'javascript:alert(1)',
        ]) {
          const query = `${name}=${encodeURIComponent(evil)}`
          const begun = await world.acme.anonymous.post<{ location: string }>(
            `/auth/user/keycloak?${query}`,
            {
              [name]: evil,
            },
          )
          expect(new URL(begun.body.location).searchParams.get('redirect_uri')).toBe(world.callback)
          const back = await world.backend
            .client('localhost')
            .get(`/identity/callback?code=c&state=${stateFor(world.acme.host)}&${query}`)
          expect([back.status, String(back.headers['location']).includes('evil')]).toEqual([303, false])
          const out = await world.acme.anonymous.get(`/identity/sign-out?${query}`)
          expect(String(out.headers['location'])).not.toContain('evil')
          expect(String(out.headers['location'])).not.toContain('javascript')
        }
      },
    )

    it('leads to our own port, whatever was asked for', async () => {
      const { headers } = await callback(stateFor(`${world.acme.host}:1`))
      expect(new URL(String(headers['location'])).host).toBe(`${world.acme.host}:${world.gateway.port}`)
    })

    it('is the configured address, whatever the Host and forwarding headers say', async () => {
      const spoofed = world.acme.anonymous.with({
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        origin: 'https://evil.example',
      })
      const { location } = await world.begin(spoofed)
      const asked = new URL(location).searchParams
      expect(asked.get('redirect_uri')).toBe(world.callback)
      expect(hostOfState(asked.get('state')!)).toBe(world.acme.host)
      const { status } = await world.backend.client('evil.example').post('/auth/user/keycloak', {})
      expect(status).toBe(404)
    })

    it("is the platform's own", async () => {
      for (const path of ['/identity/callback?code=c&state=s', '/identity/signed-out']) {
        expect((await world.acme.anonymous.get(path)).status).toBe(404)
      }
      expect((await world.acme.anonymous.post('/identity/backchannel-logout', {})).status).toBe(404)
    })

    it('from signing out leads to the sign-in page of the host where it began', async () => {
      const out = await world.acme.anonymous.get('/identity/sign-out')
      const address = new URL(String(out.headers['location']))
      expect(`${address.origin}${address.pathname}`).toBe(
        `${world.provider.issuer}/protocol/openid-connect/logout`,
      )
      const back = new URL(address.searchParams.get('post_logout_redirect_uri')!)
      const landed = await world.backend
        .client('localhost')
        .get(`${back.pathname}?state=${address.searchParams.get('state')!}`)
      expect(landed.headers['location']).toBe(`http://${world.acme.host}:${world.gateway.port}/app/login`)
    })
  })

  describe('what came of it', () => {
    const orders = (client: typeof world.acme.anonymous) => client.get<{ code: string }>('/admin/orders')

    it('ends with the session at the provider, at once and alone', async () => {
      const browser = new Browser()
      const lost = await world.signedIn(world.acme.anonymous, OWNER, browser)
      const other = await world.signedIn(world.acme.anonymous, OWNER)
      const cookie = await openSession(lost.client)
      expect((await orders(lost.client)).status).toBe(200)
      expect((await orders(cookie)).status).toBe(200)

      await world.signOut(world.acme.anonymous, browser)
      for (const client of [lost.client, cookie]) {
        expect([(await orders(client)).status, (await orders(client)).body.code]).toEqual([
          401,
          'unauthorized',
        ])
      }
      expect((await orders(other.client)).status).toBe(200)
    })

    it('cannot be renewed without the provider', async () => {
      const { client } = await world.signedIn(world.acme.anonymous, OWNER)
      const { body } = await client.post<{ token: string }>('/auth/token/refresh')
      const renewed = world.acme.anonymous.with({ authorization: `Bearer ${body.token}` })
      expect((await orders(renewed)).status).toBe(401)
    })

    it('does not end by a logout token that the provider did not write', async () => {
      const { client, token } = await world.signedIn(world.acme.anonymous, OWNER)
      const { sid } = claimsOf(token).user_metadata
      const platform = world.backend.client('localhost')
      for (const body of [
        {},
        { logout_token: token },
        { logout_token: 'abc' },
        { sid },
        { logout_token: [sid] },
      ]) {
        expect((await platform.post('/identity/backchannel-logout', body)).status).toBe(400)
      }
      expect((await orders(client)).status).toBe(200)
    })

    it('ends with the membership', async () => {
      const { client, token } = await world.signedIn(world.acme.anonymous, OWNER)
      const set = (status: string) =>
        world.backend.sql((sql) =>
          sql.query('update tenant_member set status = $2 where user_id = $1', [
            claimsOf(token).actor_id,
            status,
          ]),
        )
      await set('deactivated')
      expect([(await orders(client)).status, (await orders(client)).body.code]).toEqual([
        403,
        'membership_missing',
      ])
      const again = await world.signIn(world.acme.anonymous, OWNER)
      await set('active')
      // Linked before, so there is a token; it opens nothing until the membership is back.
      expect(again.status).toBe(200)
      expect((await orders(client)).status).toBe(200)
    })

    /** The cookie session that the admin keeps. */
    async function openSession(client: typeof world.acme.anonymous) {
      const { headers } = await client.post('/auth/session')
      const [cookie = ''] = [headers['set-cookie'] ?? []].flat()
      return world.acme.anonymous.with({ cookie: cookie.split(';')[0]! })
    }
  })
})
