import { describeWith, startRedis, startServer, TestBackend, Client } from '@cityos/testing'
import type { Answer, RunningRedis, ServerProcess, TestTenant } from '@cityos/testing'

interface Body {
  code?: string
  message?: string
  usage: {
    api_requests_per_minute: {
      maximum: number | null
      used: number | null
      percent: number | null
      resets_in_seconds: number | null
    }
  }
}

const setLimit = (backend: TestBackend, tenant: TestTenant, api_requests_per_minute: number | null) =>
  backend.platform.post(`/admin/tenants/${tenant.id}/limits`, {
    limit_overrides: { api_requests_per_minute },
  })

type Tenants<Handle extends string> = Record<Handle, TestTenant>

/** Tenants that may make so many requests a minute, known to this process; their windows begin with the first of them. */
async function limited<Handle extends string>(backend: TestBackend, limits: Record<Handle, number>) {
  const tenants: Partial<Tenants<Handle>> = {}
  for (const [handle, limit] of Object.entries<number>(limits) as [Handle, number][]) {
    const tenant = (tenants[handle] = await backend.provisionTenant(handle))
    await setLimit(backend, tenant, limit)
  }
  await noticed()
  return tenants as Tenants<Handle>
}

/** A change of plan is noticed within three seconds. */
const noticed = () => new Promise((resolve) => setTimeout(resolve, 3_200))

const shop = (tenant: TestTenant) => tenant.store.get<Body>('/store/regions')
const statuses = (answers: Answer<Body>[]) => answers.map(({ status }) => status).sort()

describe('the limit on requests', () => {
  const LIMITS = { busy: 20, told: 50, knocked: 3, crossed: 1, small: 1, grows: 2, shown: 10 }
  let backend: TestBackend
  let tenants: Tenants<keyof typeof LIMITS>

  beforeAll(async () => {
    backend = await TestBackend.start({ fresh: true })
    // All at once: a limit is noticed after seconds.
    tenants = await limited(backend, LIMITS)
  })
  afterAll(() => backend?.stop())

  it('lets the plan’s number of simultaneous requests pass and tells the others when to come again', async () => {
    const tenant = tenants.busy
    const answers = await Promise.all(Array.from({ length: 30 }, () => shop(tenant)))
    expect(statuses(answers)).toEqual([...Array<number>(20).fill(200), ...Array<number>(10).fill(429)])
    const refused = answers.find(({ status }) => status === 429)!
    expect(refused.body).toEqual({
      type: 'not_allowed',
      code: 'rate_limited',
      message: expect.stringMatching(
        /^This tenant’s plan allows 20 requests a minute; try again in \d+ s\.$/,
      ),
    })
    expect(refused.headers).toMatchObject({
      'retry-after': expect.stringMatching(/^([1-9]|[1-5]\d|60)$/),
      'ratelimit-limit': '20',
      'ratelimit-remaining': '0',
      'cache-control': 'no-store',
    })
    expect(refused.headers['ratelimit-reset']).toBe(refused.headers['retry-after'])
  })

  it('is told on every answer', async () => {
    const tenant = tenants.told
    const left = async () => Number((await shop(tenant)).headers['ratelimit-remaining'])
    const first = await left()
    expect(await left()).toBe(first - 1)
  })

  it('counts requests that nobody answers and that are not signed in', async () => {
    const tenant = tenants.knocked
    const answers = [
      await tenant.anonymous.get<Body>('/admin/products'),
      await tenant.anonymous.get<Body>('/no/such/route'),
      await tenant.anonymous.get<Body>('/store/products'),
      await tenant.anonymous.get<Body>('/store/products'),
    ]
    expect(answers.map(({ status }) => status)).toEqual([401, 404, 400, 429])
  })

  it('can be read by a storefront of another origin', async () => {
    const tenant = tenants.crossed
    await shop(tenant)
    const answer = await tenant.store.with({ origin: 'https://shop.example' }).get<Body>('/store/regions')
    expect([answer.status, answer.headers['access-control-allow-origin'], answer.headers['vary']]).toEqual([
      429,
      'https://shop.example',
      'Origin',
    ])
  })

  it('leaves other tenants, the platform, health and preflights alone', async () => {
    const [small, large] = [tenants.small, await backend.provisionTenant('large')]
    await shop(small)
    expect((await shop(small)).status).toBe(429)
    const free = await shop(large)
    expect([free.status, free.headers['ratelimit-limit']]).toEqual([200, undefined])
    expect((await backend.platform.get('/admin/tenants')).headers['ratelimit-limit']).toBeUndefined()
    expect((await small.anonymous.get('/health')).status).toBe(200)
    expect((await small.anonymous.send('OPTIONS', '/store/regions')).status).not.toBe(429)
  })

  it('follows a change of plan within seconds, in the window under way', async () => {
    const tenant = tenants.grows
    await shop(tenant)
    await shop(tenant)
    expect((await shop(tenant)).status).toBe(429)
    await setLimit(backend, tenant, 1_000)
    await noticed()
    expect((await shop(tenant)).status).toBe(200)
    await setLimit(backend, tenant, null)
    await noticed()
    expect((await shop(tenant)).headers['ratelimit-limit']).toBeUndefined()
  })

  it('is shown with the usage, which the platform can read without spending any', async () => {
    const tenant = tenants.shown
    await shop(tenant)
    await shop(tenant)
    const read = () => backend.platform.get<Body>(`/admin/tenants/${tenant.id}/usage`)
    const { api_requests_per_minute: first } = (await read()).body.usage
    expect(first).toMatchObject({ maximum: 10, used: 2, percent: 20 })
    expect(first.resets_in_seconds).toBeGreaterThan(0)
    expect((await read()).body.usage.api_requests_per_minute.used).toBe(2)
  })
})

describeWith('redis')('the limit on requests, with Redis', () => {
  let redis: RunningRedis
  let backend: TestBackend
  let second: ServerProcess
  let tenants: Tenants<'shared' | 'open'>

  beforeAll(async () => {
    redis = await startRedis()
    const env = { REDIS_URL: redis.url }
    backend = await TestBackend.start({ env })
    second = await startServer({ DATABASE_APP_URL: backend.database.appUrl, ...env })
    tenants = await limited(backend, { shared: 20, open: 2 })
  })
  afterAll(async () => {
    await second?.stop()
    await backend?.stop()
    await redis?.stop()
  })

  it('is one for two processes, and a change reaches both', async () => {
    const tenant = tenants.shared
    const elsewhere = new Client(second.url, tenant.store.headers)
    const both = Array.from({ length: 40 }, (_, i) =>
      (i % 2 ? tenant.store : elsewhere).get<Body>('/store/regions'),
    )
    expect(statuses(await Promise.all(both))).toEqual([
      ...Array<number>(20).fill(200),
      ...Array<number>(20).fill(429),
    ])
    await setLimit(backend, tenant, 100)
    await noticed()
    expect((await elsewhere.get('/store/regions')).status).toBe(200)
    expect((await shop(tenant)).status).toBe(200)
  })

  it('lets everything pass while Redis does not answer, and says so in the log', async () => {
    const tenant = tenants.open
    await redis.stop()
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => tenant.store.get<Body>('/store/regions')),
    )
    expect(statuses(answers)).toEqual(Array<number>(6).fill(200))
    expect(backend.server.log()).toContain('[rate-limit] Requests are let through uncounted')
  })
})
