import { join } from 'node:path'
import { createProduct, PASSWORD, placeOrder, TestBackend } from '@cityos/testing'

const FIXTURE = join(__dirname, 'fixtures/provisioning.ts')
const admin = { email: 'admin@shop.example', password: PASSWORD }
let backend: TestBackend

beforeAll(async () => {
  backend = await TestBackend.start()
})
afterAll(() => backend?.stop())

/** Rows that carry a tenant id which is neither the platform nor a registered tenant, by table. */
async function orphans(): Promise<Record<string, number>> {
  return backend.sql(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_policy p join pg_class c on c.oid = p.polrelid where p.polname = 'tenant'`,
    )
    const found: Record<string, number> = {}
    for (const { name } of tables) {
      const { rows } = await client.query<{ count: string }>(
        `select count(*) from "${name}" where tenant_id <> 'platform' and tenant_id not in (select id from tenant)`,
      )
      if (rows[0]!.count !== '0') found[name] = Number(rows[0]!.count)
    }
    return found
  })
}

describe('provisioning a tenant', () => {
  it('answers a tenant that sells at once', async () => {
    const tenant = await backend.provisionTenant('boutique')
    const product = await createProduct(tenant)
    expect((await placeOrder(tenant, product.variants[0]!.id)).display_id).toBe(1)
  })

  it('leaves no row and frees the handle and domain when its last step fails', async () => {
    const message = await backend.run<string>(FIXTURE, 'provisionAndFail', 'doomed')
    expect(message).toContain('forced failure')
    expect(await orphans()).toEqual({})
    expect((await backend.client('doomed.localhost').get('/store/products')).status).toBe(404)
    const again = await backend.platform.post('/admin/tenants', {
      handle: 'saved',
      name: 'Second try',
      domains: ['doomed.example.com'],
      admin,
    })
    expect(again.status).toBe(201)
  })

  it('frees the handle of a provisioning that a crash cut off', async () => {
    await backend.sql(async (client) => {
      await client.query(
        `insert into tenant (id, handle, name, created_at) values ('ten_crashed', 'crashed', 'x', now() - interval '2 minutes')`,
      )
      await client.query(
        `insert into sales_channel (id, name, tenant_id) values ('sc_crashed', 'x', 'ten_crashed')`,
      )
    })
    await backend.provisionTenant('crashed')
    const { rows } = await backend.sql((client) =>
      client.query(`select from sales_channel where id = 'sc_crashed'`),
    )
    expect(rows).toHaveLength(0)
  })

  it.each([
    ['a taken handle', { handle: 'boutique' }, 409, 'tenant_handle_taken'],
    ['a reserved handle', { handle: 'admin' }, 400, 'validation_failed'],
    ['an upper-case handle', { handle: 'Shop2' }, 400, 'validation_failed'],
    ['a missing admin', { admin: undefined }, 400, 'validation_failed'],
    ['a short password', { admin: { email: 'a@b.example', password: 'short' } }, 400, 'validation_failed'],
    ['an unknown field', { colour: 'red' }, 400, 'validation_failed'],
    ['an unknown currency', { currency_code: 'zzz' }, 400, 'currency_unknown'],
    ['an unknown country', { country_codes: ['zz'] }, 400, 'validation_failed'],
    ['a domain with a port', { domains: ['shop.example.com:80'] }, 400, 'validation_failed'],
  ])('refuses %s with a stable code and keeps nothing', async (_name, change, status, code) => {
    const answer = await backend.platform.post('/admin/tenants', {
      handle: 'fresh',
      name: 'Fresh',
      admin,
      ...change,
    })
    expect([answer.status, (answer.body as { code?: string }).code]).toEqual([status, code])
    expect(await orphans()).toEqual({})
    const { rows } = await backend.sql((client) => client.query(`select from tenant where handle = 'fresh'`))
    expect(rows).toHaveLength(0)
  })

  it('gives a handle and a domain to one of ten concurrent requests', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, () =>
        backend.platform.post('/admin/tenants', {
          handle: 'race',
          name: 'Race',
          domains: ['race.example.com'],
          admin,
        }),
      ),
    )
    const statuses = answers.map((answer) => answer.status).sort()
    expect(statuses).toEqual([201, ...Array<number>(9).fill(409)])
    expect(await orphans()).toEqual({})
  })

  it('is the platform operator’s alone', async () => {
    const tenant = await backend.provisionTenant('curious')
    for (const path of ['/admin/tenants', `/admin/tenants/${tenant.id}`]) {
      expect((await tenant.admin.get(path)).status).toBe(404)
    }
    expect((await tenant.admin.post('/admin/tenants', { handle: 'mine', name: 'Mine', admin })).status).toBe(
      404,
    )
    expect((await backend.client('localhost').get('/admin/tenants')).status).toBe(401)
  })

  it('lists, searches and reads tenants', async () => {
    const { body } = await backend.platform.get<{ tenants: { id: string; handle: string }[]; count: number }>(
      '/admin/tenants?limit=1&q=curious',
    )
    expect(body).toMatchObject({ count: 1, tenants: [{ handle: 'curious' }] })
    const read = await backend.platform.get(`/admin/tenants/${body.tenants[0]!.id}`)
    expect(read.body).toMatchObject({
      tenant: { handle: 'curious', host: 'curious.localhost', status: 'trial' },
    })
    expect((await backend.platform.get('/admin/tenants/ten_unknown')).status).toBe(404)
    expect((await backend.platform.get('/admin/tenants?limit=1000')).status).toBe(400)
  })
})
