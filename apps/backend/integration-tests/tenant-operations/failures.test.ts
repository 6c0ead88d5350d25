import { appendFile, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Manifest } from '@cityos/medusa-tenancy'
import { createProduct, placeOrder, TestBackend, type TestTenant } from '@cityos/testing'
import { Operations, rowsOf, sharedFolders } from './drive'

const FIXTURE = join(__dirname, '../fixtures/tenant-operations.ts')

/*
 * Whatever fails leaves either what was there before, or everything that was asked for.
 */

let backend: TestBackend
let operations: Operations
let folders: Awaited<ReturnType<typeof sharedFolders>>
let tenant: TestTenant
let exported: { id: string; manifest: Manifest }

beforeAll(async () => {
  folders = await sharedFolders()
  backend = await TestBackend.start({ env: folders.env })
  operations = new Operations(backend)
  tenant = await backend.provisionTenant('careful')
  const product = await createProduct(tenant)
  await placeOrder(tenant, product.variants[0]!.id)
  exported = await operations.export(tenant.id)
}, 180_000)
afterAll(async () => {
  await backend?.stop()
  await folders.remove()
})

const tenants = async () =>
  backend.sql(async (client) =>
    (await client.query<{ id: string }>('select id from tenant order by id')).rows.map(({ id }) => id),
  )

describe('a failure after the last step', () => {
  it('of a start removes the operation', async () => {
    await operations.fail('operationStarted')
    const answer = await backend.platform.post(`/admin/tenants/${tenant.id}/exports`)
    expect(answer.status).toBe(500)
    const { body } = await backend.platform.get(
      `/admin/tenant-operations?tenant_id=${tenant.id}&status=pending`,
    )
    expect(body).toMatchObject({ count: 0 })
  })

  it('of an export removes the export, and says why', async () => {
    await operations.fail('tenantExported')
    const failed = await operations.run(`/admin/tenants/${tenant.id}/exports`)
    expect(failed).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('forced failure') },
    })
    expect((await readdir(folders.env.EXPORT_DIR)).filter((name) => name.startsWith(failed.id))).toEqual([])
    expect((await backend.platform.get(`/admin/tenant-operations/${failed.id}/manifest`)).status).toBe(404)
  })

  it.each([
    [
      'a copy',
      'tenantCloned',
      () => [`/admin/tenants/${tenant.id}/clone`, { handle: 'doomed', name: 'Doomed' }],
    ],
    [
      'an import',
      'tenantImported',
      () => [
        '/admin/tenant-imports',
        { mode: 'clone', export_id: exported.id, handle: 'doomed', name: 'Doomed' },
      ],
    ],
  ] as const)('of %s leaves no row, no file and no handle', async (_name, hook, request) => {
    const before = await tenants()
    const folder = await readdir(folders.env.UPLOAD_DIR).catch(() => [])
    await operations.fail(hook)
    const [path, body] = request() as [string, object]
    const failed = await operations.run(path, body)
    expect(failed).toMatchObject({
      status: 'failed',
      error: { message: expect.stringContaining('forced failure') },
    })
    expect(await tenants()).toEqual(before)
    const { rows } = await backend.sql((client) =>
      client.query(
        `select from product where tenant_id not in (select id from tenant) and tenant_id <> 'platform'`,
      ),
    )
    expect(rows).toHaveLength(0)
    expect(await readdir(folders.env.UPLOAD_DIR).catch(() => [])).toEqual(folder)
    expect((await backend.client('doomed.localhost').get('/store/products')).status).toBe(404)
  })

  it('of a purge leaves a tenant that no host finds, and the next purge ends it', async () => {
    const { id } = await backend.provisionTenant('leaving')
    await operations.setStatus(id, 'archived')
    await operations.fail('rowsPurged')
    const failed = await operations.run(`/admin/tenants/${id}/purge`, {
      confirmation_token: await operations.confirm(id),
    })
    expect(failed.status).toBe('failed')
    expect(Object.keys(await rowsOf(backend, id)).sort()).toEqual([
      'tenant',
      'tenant_catalogue_version',
      'tenant_domain',
      'tenant_quota',
    ])
    expect((await backend.client('leaving.localhost').get('/store/products')).status).toBe(404)
    const taken = await backend.platform.post('/admin/tenants', {
      handle: 'leaving',
      name: 'Somebody else',
      admin: { email: 'a@b.example', password: 'a-long-password' },
    })
    expect(taken.status).toBe(409)
    await operations.purge(id)
    expect(await rowsOf(backend, id)).toEqual({})
    await backend.provisionTenant('leaving')
  })
})

describe('an export that was damaged on the disk', () => {
  it.each<[string, (folder: string) => Promise<unknown>]>([
    [
      'by one bit',
      async (folder) => {
        const path = join(folder, 'tables/product.ndjson')
        const bytes = await readFile(path)
        bytes[10]! ^= 1
        await writeFile(path, bytes)
      },
    ],
    ['by a line more', (folder) => appendFile(join(folder, 'tables/product.ndjson'), '{}\n')],
  ])('%s fails before the first write', async (_name, damage) => {
    const { id } = await operations.export(tenant.id)
    await damage(join(folders.env.EXPORT_DIR, id))
    const before = await tenants()
    const body = { mode: 'clone', export_id: id, handle: 'damaged', name: 'Damaged' }
    const failed = await operations.run('/admin/tenant-imports', body)
    expect(failed).toMatchObject({ status: 'failed', error: { code: 'export_invalid' } })
    expect(await tenants()).toEqual(before)
  })

  it('in its manifest is refused at once', async () => {
    const { id } = await operations.export(tenant.id)
    await writeFile(join(folders.env.EXPORT_DIR, id, 'manifest.json'), '{}')
    const body = { mode: 'clone', export_id: id, handle: 'damaged', name: 'Damaged' }
    const answer = await backend.platform.post('/admin/tenant-imports', body)
    expect([answer.status, answer.body]).toMatchObject([400, { code: 'export_invalid' }])
  })
})

describe('two operations on one tenant', () => {
  it('the second is refused while the first runs, and not after', async () => {
    const input = { kind: 'export', tenant_id: tenant.id, input: {} }
    const waiting = await backend.run<string>(FIXTURE, 'enqueue', input)
    const answers = await Promise.all(
      ['exports', 'exports', 'clone'].map((path) =>
        backend.platform.post(
          `/admin/tenants/${tenant.id}/${path}`,
          path === 'clone' ? { handle: 'second', name: 'x' } : {},
        ),
      ),
    )
    for (const answer of answers)
      expect([answer.status, answer.body]).toMatchObject([409, { code: 'operation_running' }])
    expect((await backend.platform.delete(`/admin/tenant-operations/${waiting}`)).status).toBe(409)
    expect(await operations.takeUp()).toEqual([waiting])
    expect((await operations.read(waiting)).status).toBe('succeeded')
    await operations.export(tenant.id)
  })

  it('an operation is taken up by one of ten who try', async () => {
    const input = { kind: 'export', tenant_id: tenant.id, input: {} }
    const waiting = await backend.run<string>(FIXTURE, 'enqueue', input)
    await backend.sql((client) =>
      client.query(`update tenant_operation set created_at = now() - interval '1 minute' where id = $1`, [
        waiting,
      ]),
    )
    const taken = await Promise.all(Array.from({ length: 10 }, () => operations.takeUp(30_000)))
    expect(taken.flat()).toEqual([waiting])
    expect(await operations.read(waiting)).toMatchObject({ status: 'succeeded', attempt: 1 })
  })
})
