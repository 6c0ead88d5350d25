import { createProduct, TestBackend, type TestTenant } from '@cityos/testing'
import { everywhere } from './resolution/second-server'

let backend: TestBackend
let first: TestTenant
let second: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  first = await backend.provisionTenant('first', { domains: ['shop.first.example'] })
  second = await backend.provisionTenant('second')
  for (const tenant of [first, second]) await createProduct(tenant, { title: tenant.handle })
})
afterAll(() => backend?.stop())

async function titles(host: string, publishableKey: string): Promise<string[] | number> {
  const answer = await backend
    .client(host)
    .with({ 'x-publishable-api-key': publishableKey })
    .get<{ products: { title: string }[] }>('/store/products')
  return answer.status === 200 ? answer.body.products.map((product) => product.title) : answer.status
}

const code = (answer: { body: unknown }) => (answer.body as { code?: string } | undefined)?.code

describe('which tenant a request belongs to', () => {
  it.each([
    ['its subdomain', 'first.localhost'],
    ['its subdomain with a port', 'first.localhost:9000'],
    ['its subdomain in capitals with a trailing dot', 'FIRST.localhost.'],
    ['its own domain', 'shop.first.example'],
    ['its publishable key on the platform’s host', 'localhost'],
    ['its publishable key on the platform’s address', '127.0.0.1'],
  ])('is told by %s', async (_name, host) => {
    expect(await titles(host, first.publishableKey)).toEqual(['first'])
  })

  it('refuses a host and a key of different tenants with 400', async () => {
    const answer = await first.anonymous
      .with({ 'x-publishable-api-key': second.publishableKey })
      .get('/store/products')
    expect([answer.status, code(answer)]).toEqual([400, 'tenant_mismatch'])
  })

  it.each(['nobody.localhost', 'evil.example', 'a.first.localhost', 'first.localhost.evil.example', '::'])(
    'answers 404 on the unknown host "%s"',
    async (host) => {
      const answer = await backend.client(host).get('/admin/products')
      expect([answer.status, code(answer)]).toEqual([404, 'tenant_unknown'])
    },
  )

  it('ignores forwarded-host headers, which anybody can send', async () => {
    const answer = await backend
      .client('first.localhost')
      .with({ 'x-forwarded-host': 'second.localhost', 'x-tenant-id': second.id })
      .with({ 'x-publishable-api-key': first.publishableKey })
      .get<{ products: { title: string }[] }>('/store/products')
    expect(answer.body.products.map((product) => product.title)).toEqual(['first'])
  })

  it.each([
    ['suspended', 403, 'tenant_suspended'],
    ['archived', 410, 'tenant_archived'],
  ])('refuses a %s tenant', async (status, expected, expectedCode) => {
    const tenant = await backend.provisionTenant(status)
    await backend.sql((client) =>
      client.query(`update tenant set status = $1 where id = $2`, [status, tenant.id]),
    )
    const refused = `${expected} ${expectedCode}`
    expect(await everywhere([backend.server], { host: tenant.host }, refused)).toEqual([refused])
  })

  it.each(['locale[]=en', 'locale=en&locale=de', 'locale[a]=en'])(
    'refuses more than one language (%s), which core would never answer',
    async (query) => {
      const answer = await backend
        .client(first.host)
        .with({ 'x-publishable-api-key': first.publishableKey })
        .get(`/store/regions?${query}`)
      expect([answer.status, code(answer)]).toEqual([400, 'validation_failed'])
    },
  )

  it('answers a health probe by address', async () => {
    expect((await backend.client('10.0.0.7').get('/health')).status).toBe(200)
  })
})

describe('tokens and sessions', () => {
  it('a token of one tenant is no token in another, nor on the platform', async () => {
    const foreign = { authorization: `Bearer ${first.adminToken}` }
    expect((await second.anonymous.with(foreign).get('/admin/products')).status).toBe(401)
    expect((await backend.client('localhost').with(foreign).get('/admin/tenants')).status).toBe(401)
    const operator = { authorization: backend.platform.headers['authorization']! }
    expect((await second.anonymous.with(operator).get('/admin/products')).status).toBe(401)
  })

  it('a session of one tenant is no session in another', async () => {
    const opened = await first.admin.post('/auth/session')
    const cookie = String(opened.headers['set-cookie']).split(';')[0]!
    expect((await first.anonymous.with({ cookie }).get('/admin/products')).status).toBe(200)
    expect((await second.anonymous.with({ cookie }).get('/admin/products')).status).toBe(401)
    expect((await backend.client('localhost').with({ cookie }).get('/admin/tenants')).status).toBe(401)
  })

  it('registering a login makes nobody a member of staff', async () => {
    const login = { email: 'stranger@example.com', password: 'a-long-password' }
    const { body } = await first.anonymous.post<{ token: string }>('/auth/user/emailpass/register', login)
    const stranger = first.anonymous.with({ authorization: `Bearer ${body.token}` })
    expect((await stranger.post('/auth/emailpass/user')).status).toBe(404)
    expect((await stranger.get('/admin/products')).status).toBe(401)
    expect((await stranger.post('/admin/users', login)).status).toBe(401)
  })

  it('the same e-mail has its own password in each tenant', async () => {
    const login = { email: second.adminEmail, password: 'another-password' }
    const third = { handle: 'third', name: 'Third', admin: login }
    expect((await backend.platform.post('/admin/tenants', third)).status).toBe(201)
    const answer = await second.anonymous.post('/auth/user/emailpass', login)
    expect(answer.status).toBe(401)
  })

  it('a secret key opens its own tenant’s admin and no other', async () => {
    const key = await backend.createSecretKey(first)
    const basic = { authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}` }
    expect((await first.anonymous.with(basic).get('/admin/products')).status).toBe(200)
    // It tells its tenant by itself, and has to agree with the host.
    expect((await second.anonymous.with(basic).get('/admin/products')).status).toBe(400)
    expect((await backend.client('localhost').with(basic).get('/admin/products')).status).toBe(200)
    expect((await backend.client('localhost').with(basic).get('/admin/tenants')).status).toBe(404)
  })
})
