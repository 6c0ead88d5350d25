import { PASSWORD, TestBackend, type Client } from '@cityos/testing'
import { BAD_TOKENS, type Ingredients } from '@cityos/dev-identity'
import { createVendor, outcome, VendorWorld } from './world'

const OWNER = 'owner@greens.example'
const ROLES = ['super_admin']

let world: VendorWorld
let vendors: Client
let platform: Client

beforeAll(async () => {
  world = await VendorWorld.start()
  await createVendor(world.acme, 'greens', OWNER)
  vendors = world.acme.anonymous
  platform = world.backend.client('localhost')
  const ended = (sid: string) =>
    world.backend.sql((owner) => owner.query('insert into ended_session (sid) values ($1)', [sid]))
  await ended('ended')
})
afterAll(() => world?.stop())

const bearer = (client: Client, token: string) => client.with({ authorization: `Bearer ${token}` })
const me = (token: string) => bearer(vendors, token).get<{ code?: string }>('/vendor/me')
const tenants = (token: string) => bearer(platform, token).get<{ code?: string }>('/admin/tenants')

/** What the table makes its tokens from, around a good one; the rows "of the vendor portal" get another client's. */
function ingredients(access: (claims?: object) => string, ofAnother: string): Ingredients {
  const { kid, privateKey, publicKey } = world.provider.signingKey()
  return {
    access: access(),
    id: access({ aud: 'vendor-portal', typ: 'ID' }),
    refresh: 'opaque',
    ofVendorPortal: ofAnother,
    ofStorefront: world.token('storefront', { aud: 'cityos-store' }),
    ofEndedSession: access({ sid: 'ended' }),
    ...{ kid, privateKey, publicKey },
    nowSeconds: Math.floor(Date.now() / 1000),
  }
}

describe('a token of the vendor portal', () => {
  const token = (claims: object = {}) => world.tokenOf(OWNER, claims)

  it('opens /vendor', async () => {
    expect((await me(token())).status).toBe(200)
  })

  it.each(BAD_TOKENS.map(({ name, token }) => [name, token]))('is refused: %s', async (_name, make) => {
    const bad = make(ingredients(token, world.tokenOf(OWNER, {}, 'medusa-admin')))
    const answer = await me(bad)
    // What is longer than all headers may be never comes so far.
    if (bad.length > 16_384) return expect(answer.status).toBe(431)
    expect([answer.status, answer.body.code, answer.headers['www-authenticate']]).toEqual([
      401,
      'unauthorized',
      'Bearer',
    ])
    expect(answer.text).not.toContain('token_')
  })

  it('why it is refused stands in the log, and the token does not', async () => {
    const bad = token({ exp: 1 })
    await me(bad)
    const log = world.backend.server.log()
    expect(log).toContain('token refused: token_expired, request ')
    expect(log).not.toContain(bad.split('.')[2])
  })

  it('opens nothing of the admin, whatever it claims', async () => {
    const claims = { realm_access: { roles: ROLES }, tenants: [{ id: world.acme.id, roles: ['owner'] }] }
    for (const client of [vendors, platform]) {
      const { status } = await bearer(client, token(claims)).get('/admin/orders')
      expect(status).toBe(401)
    }
  })

  it.each(['medusa-admin', 'payload-admin', 'services', 'storefront', 'account'])(
    'of the client %s opens nothing here',
    async (client) => {
      expect(outcome(await me(world.tokenOf(OWNER, {}, client)))).toBe('401 unauthorized')
    },
  )

  it.each([
    ['nothing', undefined],
    ['no scheme', 'abc'],
    ['another scheme', `Basic ${Buffer.from('a:b').toString('base64')}`],
    ['no token', 'Bearer'],
    ['two tokens', 'Bearer a b'],
  ])('with %s in the header nobody is in', async (_what, authorization) => {
    expect(outcome(await vendors.with({ authorization }).get('/vendor/me'))).toBe('401 unauthorized')
  })

  it('staff, shoppers and keys of the tenant are nobody here', async () => {
    const { acme } = world
    const shopper = { email: 'shopper@acme.example', password: PASSWORD }
    const registered = await acme.anonymous.post<{ token: string }>(
      '/auth/customer/emailpass/register',
      shopper,
    )
    const key = await world.backend.createSecretKey(acme)
    const clients = [
      acme.admin,
      bearer(acme.store, registered.body.token),
      acme.anonymous.with({ authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }),
      await asSession(acme.admin),
    ]
    for (const client of clients) expect(outcome(await client.get('/vendor/me'))).toBe('401 unauthorized')
  })

  it('nobody becomes a vendor’s member with a password', async () => {
    for (const rest of ['', '/register']) {
      const login = { email: OWNER, password: PASSWORD }
      const { status } = await vendors.post(`/auth/vendor_member/emailpass${rest}`, login)
      expect(status).toBe(400)
    }
  })
})

describe('a token of a service', () => {
  const token = (claims: object = {}) => world.serviceToken(ROLES, claims)

  it('opens the admin of the platform, by its roles', async () => {
    expect((await tenants(token())).status).toBe(200)
    expect((await tenants(world.serviceToken(['platform_support']))).status).toBe(200)
    expect(outcome(await tenants(world.serviceToken([])))).toBe('403 forbidden')
    expect(outcome(await tenants(world.serviceToken(['owner', 'admin'])))).toBe('403 forbidden')
  })

  it.each(BAD_TOKENS.map(({ name, token }) => [name, token]))('is refused: %s', async (_name, make) => {
    const support = (claims: object = {}) => world.serviceToken(['platform_support'], claims)
    const bad = make(ingredients(support, world.tokenOf(OWNER, { realm_access: { roles: ROLES } })))
    // What is longer than all headers may be never comes so far.
    expect([401, ...(bad.length > 16_384 ? [431] : [])]).toContain((await tenants(bad)).status)
  })

  it('of a person, at the same client, is refused', async () => {
    const person = world.tokenOf(OWNER, { realm_access: { roles: ROLES } }, 'services')
    expect(outcome(await tenants(person))).toBe('401 unauthorized')
  })

  it('acts in a tenant that it names, and leaves its name in the trail there', async () => {
    const acting = bearer(platform, token()).with({ 'x-tenant': world.acme.id })
    const created = await acting.post<{ vendor: { id: string } }>('/admin/vendors', {
      handle: 'by-service',
      name: 'By a service',
      owner: { email: 'somebody@services.example' },
    })
    expect(created.status).toBe(201)
    const { body } = await world.acme.admin.get<{ audit_logs: { actor: object }[] }>(
      `/admin/audit-logs?table=vendor&row_id=${created.body.vendor.id}`,
    )
    expect(body.audit_logs.map(({ actor }) => actor)).toEqual([
      { type: 'service', id: 'services', name: null, home_tenant_id: 'platform' },
    ])
  })

  it('without a role acts in no tenant', async () => {
    const acting = bearer(platform, world.serviceToken([])).with({ 'x-tenant': world.acme.id })
    expect(outcome(await acting.get('/admin/vendors'))).toBe('403 tenant_header_forbidden')
  })

  it('opens nothing on a tenant’s own host, nor at /vendor', async () => {
    const claims = { tenants: [{ id: world.acme.id, roles: ['owner'] }] }
    expect(outcome(await bearer(vendors, token(claims)).get('/admin/orders'))).toBe('401 unauthorized')
    expect(outcome(await me(token(claims)))).toBe('401 unauthorized')
  })

  it('leaves everybody else’s credentials to core', async () => {
    expect((await world.acme.admin.get('/admin/orders')).status).toBe(200)
    expect((await (await asSession(world.acme.admin)).get('/admin/orders')).status).toBe(200)
    expect((await world.backend.platform.get('/admin/tenants')).status).toBe(200)
  })
})

describe('the keys of the provider', () => {
  it('may be replaced while the server runs; tokens of the old one are refused', async () => {
    const [old, oldService] = [world.tokenOf(OWNER), world.serviceToken(ROLES)]
    world.provider.rotate('another')
    // An unknown key is asked for at most every five seconds.
    await new Promise((resolve) => setTimeout(resolve, 5_200))
    expect([(await me(world.tokenOf(OWNER))).status, (await me(old)).status]).toEqual([200, 401])
    const [fresh, stale] = [await tenants(world.serviceToken(ROLES)), await tenants(oldService)]
    expect([fresh.status, stale.status]).toEqual([200, 401])
  })

  it('that cannot be had let nobody in', async () => {
    await new Promise((resolve) => setTimeout(resolve, 5_200))
    world.provider.answer({ status: 500, body: '{}' })
    const unknown = world.provider.sign(claimsOf(world.tokenOf(OWNER)), { kid: 'never seen' })
    const unknownService = world.provider.sign(claimsOf(world.serviceToken(ROLES)), { kid: 'never seen' })
    const answers = [await me(unknown), await tenants(unknownService)]
    world.provider.answer(undefined)
    expect(answers.map(outcome)).toEqual(['503 identity_unavailable', '503 identity_unavailable'])
  })
})

describe('without an identity provider', () => {
  it('/vendor is shut, and everything else as before', async () => {
    const backend = await TestBackend.start()
    try {
      const tenant = await backend.provisionTenant('alone')
      const token = world.tokenOf(OWNER)
      expect(outcome(await bearer(tenant.anonymous, token).get('/vendor/me'))).toBe('401 unauthorized')
      expect(outcome(await tenant.anonymous.get('/vendor/me'))).toBe('401 unauthorized')
      expect(
        (await bearer(backend.client('localhost'), world.serviceToken(ROLES)).get('/admin/tenants')).status,
      ).toBe(401)
      expect((await tenant.admin.get('/admin/vendors')).status).toBe(200)
      const login = { email: OWNER, password: PASSWORD }
      expect((await tenant.anonymous.post('/auth/vendor_member/emailpass/register', login)).status).toBe(400)
    } finally {
      await backend.stop()
    }
  })
})

async function asSession(client: Client): Promise<Client> {
  const { headers } = await client.post('/auth/session')
  const [cookie = ''] = [headers['set-cookie'] ?? []].flat()
  return client.with({ authorization: undefined, cookie: cookie.split(';')[0]! })
}

function claimsOf(token: string): object {
  return JSON.parse(Buffer.from(token.split('.')[1]!, 'base64url').toString()) as object
}
