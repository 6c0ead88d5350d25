import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { TenantOperation, TenantOperationKind } from '@cityos/contracts'
import { createProduct, placeOrder, TestBackend, type TestTenant } from '@cityos/testing'
import { Operations, rowsOf, sharedFolders } from './drive'
import { mend, sabotage } from './sabotage'

const FIXTURE = join(__dirname, '../fixtures/tenant-operations.ts')
const UNKNOWN = 'tenop_01JGFJJZ00ABCDEFGHJKMNPQRS'

/*
 * Operations wait for each other, leave room for requests, and can be cancelled as long as there is a way back.
 */

let backend: TestBackend
let operations: Operations
let folders: Awaited<ReturnType<typeof sharedFolders>>
let tenant: TestTenant

beforeAll(async () => {
  folders = await sharedFolders()
  backend = await TestBackend.start({ env: folders.env })
  operations = new Operations(backend)
  tenant = await backend.provisionTenant('patient')
  const product = await createProduct(tenant)
  await placeOrder(tenant, product.variants[0]!.id)
}, 180_000)
afterEach(() => mend(backend))
afterAll(async () => {
  await backend?.stop()
  await folders.remove()
})

const enqueue = (kind: TenantOperationKind, tenantId: string, input: object = {}) =>
  backend.run<string>(FIXTURE, 'enqueue', { kind, tenant_id: tenantId, input })
const cancel = (id: string, body: unknown = {}) =>
  backend.platform.post<{ operation: TenantOperation }>(`/admin/tenant-operations/${id}/cancel`, body)

describe('cancelling', () => {
  it('ends an operation that waits at once, and nobody takes it up', async () => {
    const id = await enqueue('clone', tenant.id, { target_id: 'ten_x', handle: 'never', name: 'x' })
    expect(await operations.read(id)).toMatchObject({ status: 'pending', cancellable: true })
    const answer = await cancel(id)
    expect([answer.status, answer.body.operation]).toMatchObject([
      202,
      { status: 'cancelled', cancellable: false, error: null, finished_at: expect.any(String) },
    ])
    expect(await operations.takeUp()).toEqual([])
    // Nothing works on the tenant any more.
    await operations.export(tenant.id)
  })

  it('makes one that runs take back what it has written', async () => {
    await sabotage(backend, { table: 'order_line_item', on: 'insert', does: 'wait' })
    const body = { handle: 'regretted', name: 'Regretted' }
    const id = await operations.start(`/admin/tenants/${tenant.id}/clone`, body)
    await operations.until(id, ({ stage }) => stage === 'importing')
    const [first, second] = [await cancel(id), await cancel(id)]
    expect([first.status, second.status]).toEqual([202, 202])
    expect(first.body.operation).toMatchObject({
      cancellable: false,
      cancel_requested_at: expect.any(String),
    })
    expect(await operations.ended(id)).toMatchObject({ status: 'cancelled', error: null, result: null })
    const { rows } = await backend.sql((client) =>
      client.query<{ target: string }>(
        `select input ->> 'target_id' as target from tenant_operation where id = $1`,
        [id],
      ),
    )
    expect(await rowsOf(backend, rows[0]!.target)).toEqual({})
    expect(await readdir(folders.env.EXPORT_DIR)).not.toContain(id)
    await backend.provisionTenant('regretted')
  })

  it('reaches one whose process has ended', async () => {
    const id = await enqueue('export', tenant.id)
    await backend.sql((client) =>
      client.query(`update tenant_operation set status = 'running', attempt = 1 where id = $1`, [id]),
    )
    expect((await cancel(id)).body.operation).toMatchObject({ status: 'running' })
    await operations.take(id)
    expect(await operations.read(id)).toMatchObject({ status: 'cancelled', error: null })
    expect(await readdir(folders.env.EXPORT_DIR)).not.toContain(id)
  })

  it('is refused for a purge that has closed its tenant', async () => {
    const { id: tenantId } = await backend.provisionTenant('gone')
    await operations.setStatus(tenantId, 'archived')
    await sabotage(backend, { table: 'region_country', on: 'delete', does: 'wait' })
    const path = `/admin/tenants/${tenantId}/purge`
    const id = await operations.start(path, { confirmation_token: await operations.confirm(tenantId) })
    await operations.until(id, ({ stage }) => stage === 'removing rows')
    const answer = await cancel(id)
    expect([answer.status, answer.body]).toMatchObject([
      409,
      {
        code: 'illegal_transition',
        message: expect.stringMatching(/"running" to "cancelled": the tenant is closed/),
      },
    ])
    await mend(backend)
    expect((await operations.ended(id)).status).toBe('succeeded')
  })

  it('is refused for what has ended, for nobody’s operation, and for everybody but the platform', async () => {
    const { id } = await operations.export(tenant.id)
    const ended = await cancel(id)
    expect([ended.status, ended.body]).toMatchObject([
      409,
      { code: 'illegal_transition', message: expect.stringContaining('"succeeded" to "cancelled"') },
    ])
    expect((await cancel(UNKNOWN)).status).toBe(404)
    expect((await cancel(id, { x: 1 })).status).toBe(400)
    expect((await tenant.admin.post(`/admin/tenant-operations/${id}/cancel`)).status).toBe(404)
  })
})

it('a process works on two operations at once, and begins the others in the order in which they came', async () => {
  await sabotage(backend, {
    table: 'tenant_operation',
    on: 'update',
    when: `new.stage = 'exporting' and old.stage is distinct from 'exporting'`,
    does: 'wait',
  })
  const ids: string[] = []
  for (let i = 0; i < 5; i++) {
    const { id } = await backend.provisionTenant(`queue-${i}`)
    ids.push(await enqueue('export', id))
  }
  await backend.run(FIXTURE, 'begin', ids)
  // One look at all of them: one after the other, the first may have ended when the last is looked at.
  const look = () =>
    backend.sql(async (client) => {
      const { rows } = await client.query<{ running: number; ended: number }>(
        `select count(*) filter (where status = 'running')::int as running, count(finished_at)::int as ended
           from tenant_operation where id = any($1)`,
        [ids],
      )
      return rows[0]!
    })
  let most = 0
  for (let ended = 0; ended < ids.length;) {
    const now = await look()
    most = Math.max(most, now.running)
    ended = now.ended
  }
  const all = await Promise.all(ids.map((id) => operations.read(id)))
  expect(all.map(({ status }) => status)).toEqual(ids.map(() => 'succeeded'))
  const begun = all.map(({ started_at }) => started_at as string)
  expect(begun).toEqual([...begun].sort())
  expect(most).toBe(2)
}, 120_000)

it('a tenant with several subdomains and a store on its own comes back with them, and its copy has the store’s counterpart', async () => {
  const { id } = await backend.provisionTenant('zebra')
  const storeOf = async (tenantId: string) =>
    (
      await backend.sql((client) =>
        client.query<{ id: string }>('select id from tenant_store where tenant_id = $1', [tenantId]),
      )
    ).rows[0]!.id
  const domainsOf = async (tenantId: string) =>
    (
      await backend.sql((client) =>
        client.query('select domain, store_id from tenant_domain where tenant_id = $1 order by domain', [
          tenantId,
        ]),
      )
    ).rows
  await backend.sql(async (client) => {
    await client.query('update tenant_domain set store_id = $2 where tenant_id = $1', [id, await storeOf(id)])
    // Before the handle's own, in whatever order they are read.
    await client.query(
      `insert into tenant_domain (id, kind, domain, status, is_primary, verified_at, tenant_id)
       values ('tendom_00000000000000000000000000', 'subdomain', 'aardvark', 'verified', false, now(), $1)`,
      [id],
    )
  })
  const before = await domainsOf(id)
  const exported = await operations.export(id)
  const { result } = await operations.succeed('/admin/tenant-imports', {
    mode: 'clone',
    export_id: exported.id,
    handle: 'zebra-two',
    name: 'x',
  })
  const copyId = result!['tenant_id'] as string
  expect(await domainsOf(copyId)).toEqual([{ domain: 'zebra-two', store_id: await storeOf(copyId) }])
  await operations.purge(id)
  await operations.succeed('/admin/tenant-imports', { mode: 'restore', export_id: exported.id })
  expect(await domainsOf(id)).toEqual(before)
})

it('what a late job wrote for a purged tenant is removed, and does not keep it from coming back', async () => {
  const late = (id: string) =>
    backend.sql(async (client) => {
      await client.query(`select set_config('app.tenant', $1, false)`, [id])
      await client.query(`insert into product_tag (id, value) values ($1, 'late')`, [`ptag_late_${id}`])
    })
  const { id: exportId, manifest } = await operations.export(tenant.id)
  await operations.purge(tenant.id)
  await late(tenant.id)
  await backend.run(FIXTURE, 'sweep')
  expect(await rowsOf(backend, tenant.id)).toEqual({})
  await late(tenant.id)
  const { result } = await operations.succeed('/admin/tenant-imports', {
    mode: 'restore',
    export_id: exportId,
  })
  expect(result).toMatchObject({ total_sha256: manifest.total_sha256 })
  // Nor is the one that came back swept away.
  await backend.run(FIXTURE, 'sweep')
  expect((await operations.export(tenant.id)).manifest.total_sha256).toBe(manifest.total_sha256)
})
