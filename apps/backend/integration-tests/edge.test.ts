import { Client, createProduct, PASSWORD, startServer, TestBackend } from '@cityos/testing'
import type { Answer, ServerProcess, TestTenant } from '@cityos/testing'

const PER_ADDRESS = 40

let backend: TestBackend
let limited: ServerProcess
let shop: TestTenant
let other: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  limited = await startServer({
    DATABASE_APP_URL: backend.database.appUrl,
    REQUESTS_PER_ADDRESS: String(PER_ADDRESS),
  })
  shop = await backend.provisionTenant('chairs', { domains: ['www.shop.example'] })
  other = await backend.provisionTenant('tables', { domains: ['www.other.example'] })
  await createProduct(shop, { title: 'Chair' })
}, 300_000)
afterAll(async () => {
  await limited?.stop()
  await backend?.stop()
})

const code = (answer: Answer) => (answer.body as { code?: string } | undefined)?.code
const from = (address: string) => ({ 'x-forwarded-for': address })

describe('every answer', () => {
  it('carries the id of its request: a plain one that came along, a new one otherwise', async () => {
    const idOf = async (given: Record<string, string>) =>
      (await shop.store.with(given).get('/store/regions')).headers['x-request-id']
    expect(await idOf({ 'x-request-id': 'abc-123' })).toBe('abc-123')
    const made = await idOf({})
    expect(made).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idOf({})).not.toBe(made)
    expect(await idOf({ 'x-request-id': 'a b"c' })).toMatch(/^[0-9a-f-]{36}$/)
    expect(await idOf({ 'x-request-id': 'x'.repeat(200) })).toMatch(/^[0-9a-f-]{36}$/)
  })

  it.each(['/store/regions', '/admin/products', '/no/such/route', '/health'])(
    'forbids framing and guessing at %s',
    async (path) => {
      const { headers } = await shop.anonymous.get(path)
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
      })
    },
  )

  it('of an unknown host carries them too', async () => {
    const { status, headers } = await backend.client('nobody.localhost').get('/store/regions')
    expect([status, headers['x-content-type-options']]).toEqual([404, 'nosniff'])
    expect(headers['x-request-id']).toBeDefined()
  })
})

describe('a page of another origin', () => {
  const ask = (client: Client, origin: string, path = '/store/products') => client.with({ origin }).get(path)
  const allowed = (answer: Answer) => answer.headers['access-control-allow-origin']

  it.each([
    ['https://www.shop.example', true],
    ['https://www.shop.example:8443', true],
    ['http://chairs.localhost', true],
    ['https://www.other.example', false],
    ['http://tables.localhost', false],
    ['https://evil.example', false],
    ['https://www.shop.example.evil.example', false],
    ['https://www.shop.example@evil.example', false],
    ['null', false],
    ['chrome-extension://www.shop.example', false],
  ])('at %s reads a tenant’s answers when the tenant has proved the domain: %s', async (origin, may) => {
    const answer = await ask(shop.store, origin)
    expect(answer.status).toBe(200)
    expect(allowed(answer)).toBe(may ? origin : undefined)
    const again = await ask(shop.store, origin)
    expect(allowed(again)).toBe(may ? origin : undefined)
  })

  it('may ask first which methods it may use', async () => {
    const preflight = (origin: string) =>
      shop.anonymous
        .with({
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'content-type',
        })
        .send('OPTIONS', '/store/carts')
    const own = await preflight('https://www.shop.example')
    expect([own.status, allowed(own)]).toEqual([204, 'https://www.shop.example'])
    expect(own.headers['access-control-allow-methods']).toContain('POST')
    expect(allowed(await preflight('https://evil.example'))).toBeUndefined()
  })
})

describe('an address', () => {
  const at = (address: string, host = shop.host) =>
    new Client(limited.url, { host, 'x-publishable-api-key': shop.publishableKey, ...from(address) })
  const many = (address: string, host?: string) =>
    Promise.all(Array.from({ length: PER_ADDRESS + 5 }, () => at(address, host).get('/store/regions')))
  const refusals = (answers: Answer[]) => answers.filter(({ status }) => status === 429)

  it('that asks too often is told when to come again; others go on', async () => {
    const refused = refusals(await many('198.51.100.1'))
    expect(refused).toHaveLength(5)
    expect(code(refused[0]!)).toBe('rate_limited')
    expect(Number(refused[0]!.headers['retry-after'])).toBeGreaterThan(0)
    expect((await at('198.51.100.2').get('/store/regions')).status).toBe(200)
  })

  it('counts for all hosts together, unknown ones included', async () => {
    expect(refusals(await many('198.51.100.3', 'nobody.localhost'))).toHaveLength(5)
    expect((await at('198.51.100.3').get('/store/regions')).status).toBe(429)
  })

  it('of the operator’s own servers is not limited', async () => {
    expect(refusals(await many('127.0.0.1'))).toHaveLength(0)
  })

  it('cannot spend a whole tenant’s requests', async () => {
    await backend.platform.post(`/admin/tenants/${other.id}/limits`, {
      limit_overrides: { api_requests_per_minute: 20 },
    })
    await new Promise((resolve) => setTimeout(resolve, 3_200))
    const ask = (address: string) => other.store.with(from(address)).get('/store/regions')
    const answers = []
    for (let i = 0; i < 15; i++) answers.push(await ask('203.0.113.1'))
    expect(refusals(answers)).toHaveLength(5)
    expect((await ask('203.0.113.2')).status).toBe(200)
  })
})

describe('a password', () => {
  const path = '/auth/user/emailpass'
  const tryAs = (tenant: TestTenant, email: string, password: string, address: string) =>
    tenant.anonymous.with(from(address)).post(path, { email, password })

  it('may be guessed ten times from one place; the owner gets in from another, and other logins are free', async () => {
    const tenant = await backend.provisionTenant('guessed')
    const guess = (email: string) => tryAs(tenant, email, 'wrong', '198.51.100.20')
    const statuses = []
    for (let i = 0; i < 11; i++) statuses.push((await guess(tenant.adminEmail)).status)
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429])
    expect((await guess(` ${tenant.adminEmail.toUpperCase()}`)).status).toBe(429)
    expect((await guess('somebody@else.example')).status).toBe(401)
    const right = await tryAs(tenant, tenant.adminEmail, PASSWORD, '198.51.100.21')
    expect(right.status).toBe(200)
  })

  it('that is right costs nothing', async () => {
    const tenant = await backend.provisionTenant('regular')
    for (let i = 0; i < 15; i++) {
      const answer = await tryAs(tenant, tenant.adminEmail, PASSWORD, '198.51.100.22')
      expect(answer.status).toBe(200)
    }
  })

  it('may not be guessed at once either', async () => {
    const tenant = await backend.provisionTenant('hammered')
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => tryAs(tenant, tenant.adminEmail, 'wrong', '198.51.100.23')),
    )
    expect(answers.filter(({ status }) => status === 401)).toHaveLength(10)
  })

  it('is reset five times at most, whether the login exists or not', async () => {
    const tenant = await backend.provisionTenant('forgetful')
    for (const identifier of [tenant.adminEmail, 'nobody@else.example']) {
      const statuses = []
      for (let i = 0; i < 6; i++) {
        const answer = await tenant.anonymous
          .with(from('198.51.100.24'))
          .post('/auth/user/emailpass/reset-password', { identifier })
        statuses.push(answer.status)
      }
      expect(statuses).toEqual([201, 201, 201, 201, 201, 429])
    }
  })
})
