import { createProduct, expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { outcome } from './second-server'

let backend: TestBackend
let acme: TestTenant
let rival: TestTenant
/** The platform's operator with a bearer token, its session, and a service with a secret key of the platform. */
let staff: Record<'operator' | 'session' | 'service', Client>

const basic = (token: string) => `Basic ${Buffer.from(`${token}:`).toString('base64')}`

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  rival = await backend.provisionTenant('rival')
  const anonymous = backend.client('localhost')
  const opened = await backend.platform.post('/auth/session')
  staff = {
    operator: backend.platform,
    service: anonymous.with({ authorization: basic(await backend.createPlatformKey('sync')) }),
    session: anonymous.with({ cookie: String(opened.headers['set-cookie']).split(';')[0] as string }),
  }
  await Promise.all([acme, rival].map((tenant) => backend.actIn(tenant)))
  for (const tenant of [acme, rival]) await createProduct(tenant, { title: tenant.handle })
}, 300_000)
afterAll(() => backend?.stop())

const titles = async (client: Client) =>
  expectOk(await client.get<{ products: { title: string }[] }>('/admin/products')).products.map(
    (p) => p.title,
  )

/** Rows of a table by the tenant that owns them. */
const count = (table: string, tenantId: string) =>
  backend.sql(async (owner) => {
    const { rows } = await owner.query<{ count: number }>(
      `select count(*)::int as count from ${table} where tenant_id = $1`,
      [tenantId],
    )
    return rows[0]!.count
  })

describe.each(['operator', 'session', 'service'] as const)('the platform’s %s', (who) => {
  const acting = (named: string) => staff[who].with({ 'x-tenant': named })

  it('reads the tenant that it names, by handle and by id', async () => {
    expect(await titles(acting('acme'))).toEqual(['acme'])
    expect(await titles(acting('ACME'))).toEqual(['acme'])
    expect(await titles(acting(rival.id))).toEqual(['rival'])
    expect(await titles(staff[who])).toEqual([])
    expect(await titles(acting('platform'))).toEqual([])
  })

  it('writes to that tenant and to nobody else', async () => {
    const tables = ['sales_channel', 'workflow_execution', 'tenant_member']
    const others = () => Promise.all(tables.flatMap((t) => ['platform', rival.id].map((id) => count(t, id))))
    const [before, own] = [await others(), await count('sales_channel', acme.id)]
    const written = await acting('acme').post<{ sales_channel: { id: string } }>('/admin/sales-channels', {
      name: `by ${who}`,
    })
    const { id } = expectOk(written).sales_channel
    expect(await count('sales_channel', acme.id)).toBe(own + 1)
    expect(await others()).toEqual(before)
    expect((await acme.admin.get(`/admin/sales-channels/${id}`)).status).toBe(200)
    expect((await staff[who].get(`/admin/sales-channels/${id}`)).status).toBe(404)
    expect((await acting('rival').delete(`/admin/sales-channels/${id}`)).status).toBe(200)
    expect(await count('sales_channel', acme.id)).toBe(own + 1)
    expect((await acting('acme').delete(`/admin/sales-channels/${id}`)).status).toBe(200)
  })

  it('meets core’s own validation and the routes that are the platform’s alone', async () => {
    expect((await acting('acme').post('/admin/sales-channels', { nam: 'x' })).status).toBe(400)
    for (const path of ['/admin/tenants', '/admin/workflows-executions', '/admin/products/prod_unknown']) {
      expect((await acting('acme').get(path)).status).toBe(404)
    }
    expect((await staff[who].get('/admin/tenants')).status).toBe(200)
  })

  it('is told which tenant it cannot enter', async () => {
    expect(outcome(await acting('nobody').get('/admin/products'))).toBe('404 tenant_unknown')
    expect(outcome(await acting("' or 1=1 --").get('/admin/products'))).toBe('404 tenant_unknown')
    expect(outcome(await acting('').get('/admin/products'))).toBe('404 tenant_unknown')
    expect(outcome(await acting('acme, rival').get('/admin/products'))).toBe('404 tenant_unknown')
  })

  it('may enter a suspended tenant, not an archived one', async () => {
    const tenant = await backend.provisionTenant(`paused-${who}`)
    const become = (status: string) =>
      backend.sql((owner) => owner.query('update tenant set status = $1 where id = $2', [status, tenant.id]))
    await backend.actIn(tenant)
    await become('suspended')
    expect(await titles(acting(tenant.handle))).toEqual([])
    await become('archived')
    let last = ''
    for (let i = 0; i < 50 && last !== '410 tenant_archived'; i++) {
      last = outcome(await acting(tenant.handle).get('/admin/products'))
    }
    expect(last).toBe('410 tenant_archived')
  })
})

describe('the header x-tenant of anybody else', () => {
  const named = { 'x-tenant': 'acme' }

  it('is refused on the platform’s host', async () => {
    const platform = backend.client('localhost')
    for (const client of [
      platform,
      platform.with({ authorization: `Bearer ${acme.adminToken}` }),
      platform.with({ authorization: 'Bearer nonsense' }),
    ]) {
      expect((await client.with(named).get('/admin/products')).status).toBe(401)
    }
  })

  it('has to name the tenant of the secret key beside it', async () => {
    const server = backend.client('localhost').with({
      authorization: basic(await backend.createSecretKey(acme)),
    })
    expect((await server.with(named).get('/admin/products')).status).toBe(200)
    expect(outcome(await server.with({ 'x-tenant': 'rival' }).get('/admin/products'))).toBe(
      '400 tenant_mismatch',
    )
  })

  it('opens nothing outside /admin, whoever sends it', async () => {
    for (const client of Object.values(staff)) {
      const acting = client.with(named)
      expect((await acting.get('/store/products')).status).toBe(400)
      expect((await acting.get('/store/regions')).status).toBe(400)
      expect(outcome(await acting.post('/auth/session'))).toBe('401 unauthorized')
      expect(outcome(await acting.post('/auth/user/emailpass', {}))).toBe('401 unauthorized')
      expect(outcome(await acting.post('/admin/invites/accept', {}))).toBe('401 unauthorized')
      expect(outcome(await acting.get('/static/acme/x.png'))).toBe('401 unauthorized')
    }
  })

  it('has to name the tenant of the host and of the key', async () => {
    for (const name of ['acme', acme.id]) {
      expect((await acme.admin.with({ 'x-tenant': name }).get('/admin/products')).status).toBe(200)
    }
    const wrong = await rival.admin.with(named).get('/admin/products')
    expect(outcome(wrong)).toBe('400 tenant_mismatch')
    expect((wrong.body as { message?: string }).message).toBe(
      'The host names the tenant "rival", but the x-tenant header names "acme".',
    )
    const byKey = backend.client('localhost').with({ 'x-publishable-api-key': rival.publishableKey })
    expect(outcome(await byKey.with(named).get('/store/products'))).toBe('400 tenant_mismatch')
    expect((await byKey.with({ 'x-tenant': 'rival' }).get('/store/products')).status).toBe(200)
    const operator = staff.operator.with({ 'x-publishable-api-key': rival.publishableKey })
    expect(outcome(await operator.with(named).get('/admin/products'))).toBe('400 tenant_mismatch')
  })

  it('a token of the platform opens no tenant’s own host with it', async () => {
    const { authorization } = staff.operator.headers
    const onHost = acme.anonymous.with({ authorization, ...named })
    expect((await onHost.get('/admin/products')).status).toBe(401)
    const cookie = staff.session.headers['cookie']
    expect((await acme.anonymous.with({ cookie, ...named }).get('/admin/products')).status).toBe(401)
  })

  it('leaves the session where it was opened', async () => {
    const acting = staff.session.with(named)
    expect((await acting.get('/admin/products')).status).toBe(200)
    expect((await staff.session.get('/admin/tenants')).status).toBe(200)
    const cookie = staff.session.headers['cookie']
    expect((await acme.anonymous.with({ cookie }).get('/admin/products')).status).toBe(401)
  })
})

it('requests of one principal in two tenants at the same time stay apart', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, i) =>
      titles(staff.operator.with({ 'x-tenant': i % 2 ? 'acme' : 'rival' })),
    ),
  )
  answers.forEach((answer, i) => expect(answer).toEqual([i % 2 ? 'acme' : 'rival']))
  expect((await backend.stats()).missingScopes).toBe(0)
})
