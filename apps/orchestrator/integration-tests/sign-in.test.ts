import { answerAs, Browser } from '@cityos/dev-identity'
import { startPolicies, type Client } from '@cityos/testing'
import { tokenFor } from './support/tokens'
import { ACME, World } from './support/world'

const OWNER = 'admin@acme.example'

interface Me {
  user: { email: string; memberships: { tenant: string; roles: string[] }[] } | null
}

describe('signing in', () => {
  let world: World
  beforeAll(async () => {
    world = await World.start()
  })
  afterAll(() => world?.stop())

  const callback = () => `${world.ownUrl}/api/auth/callback`
  const here = (cookie?: string): Client => world.at(new URL(world.ownUrl).host).with({ cookie })
  const cookieIn = (headers: { [name: string]: unknown }, name: string) =>
    [headers['set-cookie']]
      .flat()
      .map(String)
      .find((line) => line.startsWith(`${name}=`))

  async function begin(to?: string) {
    const { status, headers } = await here().get(
      `/api/auth/sign-in${to ? `?to=${encodeURIComponent(to)}` : ''}`,
    )
    return {
      status,
      location: String(headers['location']),
      flow: cookieIn(headers, 'cityos_sign_in')!.split(';')[0]!,
    }
  }
  async function finish(begun: Awaited<ReturnType<typeof begin>>, email = OWNER, browser = new Browser()) {
    const led = await answerAs(email, begun.location, callback(), browser)
    return { led, answer: await here(begun.flow).get(`${led.pathname}${led.search}`) }
  }
  async function signIn(email = OWNER): Promise<Client> {
    const { answer } = await finish(await begin(), email)
    return here(cookieIn(answer.headers, 'cityos_session')!.split(';')[0])
  }
  const whoIs = async (client: Client) => (await client.get<Me>('/api/users/me')).body.user

  it('leads to Keycloak and back, with roles and memberships', async () => {
    const begun = await begin('/admin/collections/pages')
    expect(begun.status).toBe(303)
    const asked = new URL(begun.location).searchParams
    expect([asked.get('code_challenge_method'), asked.get('redirect_uri')]).toEqual(['S256', callback()])
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(asked.get(name)!.length).toBeGreaterThan(20)
    const { answer } = await finish(begun)
    expect([answer.status, answer.headers['location']]).toEqual([
      303,
      `${world.ownUrl}/admin/collections/pages`,
    ])
    const cookie = cookieIn(answer.headers, 'cityos_session')!
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax$/)
    const me = await whoIs(here(cookie.split(';')[0]))
    expect(me).toMatchObject({ email: OWNER, memberships: [{ tenant: ACME, roles: ['owner'] }] })
  })

  it.each([
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/admin/../../evil',
    'javascript:alert(1)',
    '/api/pages',
  ])('never leads to %s', async (to) => {
    const { answer } = await finish(await begin(to))
    expect(answer.headers['location']).toMatch(new RegExp(`^${world.ownUrl}/admin`))
    expect(answer.headers['location']).not.toContain('evil')
  })

  it('ends in the browser where it began, once', async () => {
    const [mine, other] = [await begin(), await begin()]
    const led = await answerAs(OWNER, mine.location, callback())
    const path = `${led.pathname}${led.search}`
    for (const cookie of [other.flow, undefined, 'cityos_sign_in=forged']) {
      const { headers } = await here(cookie).get(path)
      expect([cookieIn(headers, 'cityos_session'), String(headers['location'])]).toEqual([
        undefined,
        expect.stringContaining('/admin/login?problem='),
      ])
    }
    expect(cookieIn((await here(mine.flow).get(path)).headers, 'cityos_session')).toBeDefined()
    expect(cookieIn((await here(mine.flow).get(path)).headers, 'cityos_session')).toBeUndefined()
  })

  it('makes a session that only the admin’s own pages can use', async () => {
    const client = await signIn()
    const make = (headers: Record<string, string>) =>
      client.with(headers).post('/api/portals', { name: 'x', type: 'staff' })
    const own = { origin: world.ownUrl, 'sec-fetch-site': 'same-origin' }
    expect((await make(own)).status).toBe(201)
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: world.ownUrl, 'sec-fetch-site': 'same-site' },
      { 'sec-fetch-site': 'cross-site', 'sec-fetch-mode': 'navigate' },
    ]) {
      expect([headers, (await make(headers as unknown as Record<string, string>)).status]).toEqual([
        headers,
        403,
      ])
    }
    const silent = await fetch(`${world.server.url}/api/portals`, {
      method: 'POST',
      headers: { cookie: client.headers['cookie']!, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'x', type: 'staff' }),
    })
    expect(silent.status).toBe(403)
    const away = await client.with({ origin: 'https://evil.example' }).post('/api/auth/sign-out')
    expect([away.status, (await whoIs(client))?.email]).toEqual([403, OWNER])
  })

  it('ends by the button, here and on the way at Keycloak', async () => {
    const client = await signIn()
    const { status, headers } = await client.with({ origin: world.ownUrl }).post('/api/auth/sign-out')
    expect([status, String(headers['location'])]).toEqual([
      303,
      expect.stringContaining('/protocol/openid-connect/logout'),
    ])
    expect(await whoIs(client)).toBeNull()
    const idle = await signIn()
    await idle.with({ origin: world.ownUrl }).post('/api/users/logout')
    expect(await whoIs(idle)).toBeNull()
  })

  it('ends when Keycloak says so, for cookies and tokens of that session alone', async () => {
    const [first, second] = [await signIn(), await signIn()]
    const sessions = await world.sql<{ sid: string }>(
      'select sid from sessions where ended_at is null order by created_at desc limit 2',
    )
    const { sid } = sessions[1]!
    const bearer = world.at().with({
      authorization: `Bearer ${tokenFor(world.identity, { tenants: [{ id: ACME, roles: ['owner'] }], claims: { sid } })}`,
    })
    expect((await bearer.get('/api/portals')).status).toBe(200)
    expect(await world.identity.endSession(sid)).toBe(true)
    await until(async () => (await whoIs(first)) === null)
    expect((await bearer.get('/api/portals')).status).toBe(401)
    expect((await whoIs(second))?.email).toBe(OWNER)
  })

  it('is ended by nobody else', async () => {
    const client = await signIn()
    const [{ sid }] = (await world.sql<{ sid: string }>(
      'select sid from sessions where ended_at is null order by created_at desc limit 1',
    )) as [{ sid: string }]
    const access = tokenFor(world.identity, { claims: { sid } })
    const almost = tokenFor(world.identity, {
      claims: { sid, aud: 'payload-admin', typ: 'Logout', jti: 'x' },
    })
    for (const token of ['', 'nonsense', access, almost]) {
      const { status } = await form(world, `logout_token=${token}`)
      expect([token.length, status]).toEqual([token.length, 400])
    }
    expect((await whoIs(client))?.email).toBe(OWNER)
  })

  it('expires when nobody uses it, and at its end', async () => {
    for (const change of [
      "last_seen_at = now() - interval '31 minutes'",
      "expires_at = now() - interval '1 second'",
    ]) {
      const client = await signIn()
      expect(await whoIs(client)).not.toBeNull()
      await world.sql(`update sessions set ${change}`)
      expect([change, await whoIs(client)]).toEqual([change, null])
    }
  })

  it('counts what somebody is at the moment, not at the sign-in', async () => {
    const client = await signIn()
    expect((await client.get('/api/portals')).status).toBe(200)
    await world.sql('delete from users_memberships')
    expect((await client.get('/api/portals')).status).toBe(403)
  })

  it.each([
    ['of another audience', { aud: 'cityos-store' }],
    ['of another client', { azp: 'storefront' }],
    ['of another kind', { typ: 'ID' }],
    ['that has expired', { exp: 1 }],
    ['of the future', { nbf: 4_000_000_000 }],
    ['of another issuer', { iss: 'https://evil.example/realms/cityos' }],
  ])('a token %s is not accepted', async (_name, claims) => {
    const client = world.as({ tenants: [{ id: ACME, roles: ['owner'] }], claims })
    expect((await client.get('/api/countries')).status).toBe(401)
  })
})

describe('without Cerbos', () => {
  it('nobody reads or writes anything, and everybody learns why', async () => {
    const policies = await startPolicies()
    const world = await World.start({ CERBOS_URL: policies.url })
    try {
      const people = [world.member('owner'), world.operator(), world.at('acme.shops.test'), world.at()]
      expect((await people[0]!.get('/api/pages')).status).toBe(200)
      await policies.stop()
      for (const client of people) {
        const read = await client.get<{ errors: { data: { code: string } }[] }>('/api/pages')
        expect([read.status, read.body.errors[0]!.data.code]).toEqual([503, 'authorization_unavailable'])
        expect((await client.post('/api/pages', { title: 'x', path: '/x' })).status).toBe(503)
        expect((await client.get('/api/media/file/x.png')).status).toBe(503)
        const graphql = await client.post<{ data: { Pages: unknown } }>('/api/graphql', {
          query: '{ Pages { docs { id } } }',
        })
        expect([
          graphql.body.data?.Pages ?? null,
          graphql.text.includes('authorization_unavailable'),
        ]).toEqual([null, true])
      }
      expect(await world.sql('select id from pages')).toEqual([])
    } finally {
      await world.stop()
    }
  })
})

async function form(world: World, body: string): Promise<{ status: number }> {
  return fetch(`${world.server.url}/api/auth/backchannel-logout`, {
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  })
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('It did not come about within five seconds.')
}
