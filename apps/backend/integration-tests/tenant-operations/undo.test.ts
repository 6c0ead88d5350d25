import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { createProduct, placeOrder, TestBackend, type TestTenant } from '@cityos/testing'
import { Operations, rowsOf, sharedFolders } from './drive'
import { mend, sabotage, type Sabotage } from './sabotage'

const FIXTURE = join(__dirname, '../fixtures/tenant-operations.ts')

/*
 * An import that fails leaves nothing, wherever it failed and however often its undoing did; one that has opened its
 * tenant is never taken back.
 */

let backend: TestBackend
let operations: Operations
let folders: Awaited<ReturnType<typeof sharedFolders>>
let tenant: TestTenant
let exportId: string

beforeAll(async () => {
  folders = await sharedFolders()
  backend = await TestBackend.start({ env: folders.env })
  operations = new Operations(backend)
  tenant = await backend.provisionTenant('original')
  const product = await createProduct(tenant)
  await placeOrder(tenant, product.variants[0]!.id)
  await operations.upload(folders.env.UPLOAD_DIR, tenant, 'picture.png')
  exportId = (await operations.export(tenant.id)).id
}, 180_000)
afterEach(() => mend(backend))
afterAll(async () => {
  await backend?.stop()
  await folders.remove()
})

const stage = (name: string): Sabotage => ({
  table: 'tenant_operation',
  on: 'update',
  when: `new.stage = '${name}' and new.phase = 'forward'`,
  does: 'fail',
})
const opening: Omit<Sabotage, 'does'> = {
  table: 'tenant',
  on: 'update',
  when: 'old.provisioned_at is null and new.provisioned_at is not null',
}
const copy = (handle: string) => ({ mode: 'clone', export_id: exportId, handle, name: 'Copy' })

/** Tenants that anything in the database belongs to. */
async function everybody(): Promise<string[]> {
  return backend.sql(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id'
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname not in ('tenant_operation', 'acting_session', 'audit_log')`,
    )
    const all = tables.map(({ name }) => `select tenant_id from "${name}"`).join(' union ')
    const { rows } = await client.query<{ id: string }>(
      `select tenant_id as id from (${all} union select id from tenant) t where tenant_id is not null order by 1`,
    )
    return rows.map(({ id }) => id)
  })
}

const steps: [string, Sabotage][] = [
  ['checking', stage('checking')],
  [
    'reserving',
    {
      table: 'tenant_operation',
      on: 'update',
      when: `old.cursor is null and new.cursor is not null`,
      does: 'fail',
    },
  ],
  ['registering', { table: 'tenant_domain', on: 'insert', does: 'fail' }],
  ['writing rows', { table: 'order_line_item', on: 'insert', does: 'fail' }],
  ['copying files', stage('copying files')],
  ['verifying', stage('verifying')],
  ['opening', { ...opening, does: 'fail' }],
]

describe.each([
  ['an import', () => ['/admin/tenant-imports', copy('doomed')]],
  ['a copy', () => [`/admin/tenants/${tenant.id}/clone`, { handle: 'doomed', name: 'Doomed' }]],
] as const)('%s', (_kind, request) => {
  it.each(steps)('that fails while %s leaves nothing', async (_step, how) => {
    const before = { tenants: await everybody(), uploads: await readdir(folders.env.UPLOAD_DIR) }
    await sabotage(backend, how)
    const [path, body] = request() as [string, object]
    const failed = await operations.run(path, body)
    expect(failed).toMatchObject({ status: 'failed', error: { message: expect.stringContaining('forced') } })
    expect(await everybody()).toEqual(before.tenants)
    expect(await readdir(folders.env.UPLOAD_DIR)).toEqual(before.uploads)
    expect((await readdir(folders.env.EXPORT_DIR)).filter((name) => name.startsWith(failed.id))).toEqual([])
    expect((await backend.client('doomed.localhost').get('/store/products')).status).toBe(404)
  })
})

it('an import whose undoing fails goes on with it until nothing is left, and only then has failed', async () => {
  const before = await everybody()
  await sabotage(backend, stage('verifying'))
  await sabotage(backend, { table: 'order_line_item', on: 'delete', does: 'fail' })
  const id = await operations.start('/admin/tenant-imports', copy('halfway'))
  await operations.until(id, ({ stage }) => stage === 'removing')
  await operations.take(id)
  expect(await operations.read(id)).toMatchObject({
    status: 'running',
    stage: 'removing',
    cancellable: false,
  })
  await mend(backend)
  await operations.take(id)
  expect(await operations.read(id)).toMatchObject({
    status: 'failed',
    error: { message: expect.stringContaining('forced failure') },
  })
  expect(await everybody()).toEqual(before)
})

it('an import taken up whose export has been damaged removes what the process before it wrote', async () => {
  const before = await everybody()
  const { id: damaged } = await operations.export(tenant.id)
  // Cut off with its rows written: the process has lost its turn and undoes nothing.
  await sabotage(backend, { ...stage('verifying'), does: 'lose' })
  const id = await operations.start('/admin/tenant-imports', { ...copy('damaged'), export_id: damaged })
  await operations.until(id, ({ attempt }) => attempt > 1)
  expect((await everybody()).length).toBe(before.length + 1)
  await mend(backend)
  await operations.damage(folders.env.EXPORT_DIR, damaged)
  await operations.take(id)
  expect(await operations.read(id)).toMatchObject({ status: 'failed', error: { code: 'export_invalid' } })
  expect(await everybody()).toEqual(before)
})

it('a tenant that was opened stays, whatever becomes of the process before its last word', async () => {
  await sabotage(backend, {
    table: 'tenant_operation',
    on: 'update',
    when: `new.status = 'succeeded' and new.kind = 'clone'`,
    does: 'fail',
  })
  const id = await operations.start(`/admin/tenants/${tenant.id}/clone`, { handle: 'opened', name: 'Opened' })
  await operations.until(id, () => operations.isOpen('opened'))
  // More than one process ends there.
  await operations.take(id)
  await operations.take(id)
  expect(await operations.isOpen('opened')).toBe(true)
  const refused = await backend.platform.post(`/admin/tenant-operations/${id}/cancel`)
  expect([refused.status, refused.body]).toMatchObject([409, { code: 'illegal_transition' }])
  await mend(backend)
  await operations.take(id)
  const operation = await operations.read(id)
  expect(operation).toMatchObject({
    status: 'succeeded',
    result: { tenant_id: expect.stringMatching(/^ten_/) },
  })
  expect(await operations.isOpen('opened')).toBe(true)
})

it('a copy whose export cannot be removed is a copy', async () => {
  await backend.run(FIXTURE, 'failRemovals', folders.env.EXPORT_DIR)
  const { result } = await operations.succeed(`/admin/tenants/${tenant.id}/clone`, {
    handle: 'kept',
    name: 'x',
  })
  await backend.run(FIXTURE, 'failRemovals', null)
  expect(await operations.isOpen('kept')).toBe(true)
  expect(Object.keys(await rowsOf(backend, result!['tenant_id'] as string))).toContain('order')
})

it.each<[string, Sabotage]>([
  [
    'reserved',
    {
      table: 'tenant_operation',
      on: 'update',
      when: 'old.cursor is null and new.cursor is not null',
      does: 'lose',
    },
  ],
  ['about to open', { ...stage('opening'), does: 'lose' }],
  ['copying files', { ...stage('copying files'), does: 'lose' }],
])('a process that lost its turn when it had %s writes nothing more', async (name, how) => {
  const handle = `lost-${name.replace(/ /g, '-')}`
  await sabotage(backend, how)
  const id = await operations.start('/admin/tenant-imports', copy(handle))
  await operations.until(id, ({ attempt }) => attempt > 1)
  await mend(backend)
  const rows = await everybody()
  await new Promise((resolve) => setTimeout(resolve, 1_000))
  expect(await everybody()).toEqual(rows)
  expect(await operations.isOpen(handle)).toBe(false)
  await operations.take(id)
  expect(await operations.read(id)).toMatchObject({ status: 'succeeded', error: null })
  expect(await operations.isOpen(handle)).toBe(true)
})

it('an import that opens its tenant while its handle is asked for keeps it', async () => {
  const taken = { handle: 'racing', name: 'x', admin: { email: 'a@b.example', password: 'a-long-password' } }
  const racing = await backend.provisionTenant('racing')
  await operations.close(racing.id)
  const provision = await backend.sql(async (client) => {
    await client.query('begin')
    await client.query('update tenant set provisioned_at = now() where id = $1', [racing.id])
    const answer = backend.platform.post('/admin/tenants', taken)
    await new Promise((resolve) => setTimeout(resolve, 1_000))
    await client.query('commit')
    return answer
  })
  expect([provision.status, provision.body]).toMatchObject([409, { code: 'tenant_handle_taken' }])
  expect(await rowsOf(backend, racing.id)).toMatchObject({ tenant: 1, user: 1 })
  await operations.close(racing.id)
  // Abandoned for good, nobody works on it: the handle is free again.
  expect((await backend.platform.post('/admin/tenants', taken)).status).toBe(201)
  expect(await rowsOf(backend, racing.id)).toEqual({})
})
