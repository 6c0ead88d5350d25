import { join } from 'node:path'
import { ERROR_CODES, type TenantStoreDetail } from '@cityos/contracts'
import { createProduct, expectOk, TestBackend, type TestTenant } from '@cityos/testing'
import { allRows } from './rows'
import { createStore } from './shop'

const FIXTURE = join(__dirname, '../fixtures/tenant-stores.ts')
let backend: TestBackend
let tenant: TestTenant

beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('brands')
  await createProduct(tenant)
})
afterAll(() => backend?.stop())

const move = (id: string, verb: string) =>
  tenant.admin.post<{ code?: string; message?: string; tenant_store: TenantStoreDetail }>(
    `/admin/tenant-stores/${id}/${verb}`,
  )
const sql = (text: string, ...values: unknown[]) => backend.sql((client) => client.query(text, values))

describe('a store that lost a part of it', () => {
  it.each<[string, string, (store: TenantStoreDetail) => Promise<unknown>]>([
    [
      'channel',
      'it has no sales channel.',
      ({ sales_channel: channel }) =>
        sql('update sales_channel set deleted_at = now() where id = $1', channel!.id),
    ],
    [
      'key',
      'it has no valid publishable key.',
      ({ publishable_key: key }) => tenant.admin.post(`/admin/api-keys/${key!.id}/revoke`),
    ],
    [
      'regions',
      'it has no region.',
      ({ id }) => sql('delete from tenant_store_region where tenant_store_id = $1', id),
    ],
  ])('its %s: is closed and archived, and not opened', async (name, reason, lose) => {
    const draft = await createStore(tenant, { name: `Draft without ${name}`, status: 'draft' })
    const store = await createStore(tenant, { name: `Without ${name}` })
    for (const one of [draft, store]) await lose(one)
    expectOk(await move(store.id, 'pause'))
    for (const [id, verb] of [
      [draft.id, 'activate'],
      [store.id, 'resume'],
    ] as const) {
      const before = await allRows(backend)
      const { status, body } = await move(id, verb)
      expect([status, body.code]).toEqual([409, 'store_incomplete'])
      expect(body.message).toContain(reason)
      expect(await allRows(backend)).toEqual(before)
    }
    expect(expectOk(await move(store.id, 'archive')).tenant_store.status).toBe('archived')
  })
})

it('who waits too long for another change of the stores is told to try again', async () => {
  const store = await createStore(tenant, { name: 'Queueing' })
  await backend.run(FIXTURE, 'holdStoreLock', tenant.id)
  const before = await allRows(backend)
  const answers = await Promise.all([
    tenant.admin.post<{ code: string; message: string }>('/admin/tenant-stores', { name: 'Late' }),
    tenant.admin.post<{ code: string; message: string }>(`/admin/tenant-stores/${store.id}`, {
      name: 'Late',
    }),
    move(store.id, 'pause'),
    tenant.admin.delete<{ code: string; message: string }>(`/admin/tenant-stores/${store.id}`),
  ])
  for (const { status, body, headers } of answers) {
    expect([status, body.code, headers['retry-after']]).toEqual([409, 'stores_busy', '5'])
    expect(ERROR_CODES).toContain(body.code)
    expect(body.message).toContain('try again')
  }
  expect(await allRows(backend)).toEqual(before)
  await backend.run(FIXTURE, 'releaseStoreLock', tenant.id)
  expectOk(await move(store.id, 'pause'))
}, 90_000)

it('a store gives its host names back in turn with every other change of them', async () => {
  const store = await createStore(tenant, {
    name: 'Hosted',
    domain: { kind: 'subdomain', domain: 'hosted-brand' },
  })
  const domainId = store.domains[0]!.id
  expectOk(await move(store.id, 'pause'))
  const release = await holdTenantRow()
  const archiving = move(store.id, 'archive')
  const early = await Promise.race([archiving, new Promise((resolve) => setTimeout(resolve, 1_500, 'waits'))])
  const { rows } = await sql('select deleted_at, store_id from tenant_domain where id = $1', domainId)
  await release()
  expect([early, rows]).toEqual(['waits', [{ deleted_at: null, store_id: store.id }]])
  expect(expectOk(await archiving).tenant_store.domains).toEqual([])
})

/** Takes the lock that changes of a tenant's domains take; answers what gives it back. */
async function holdTenantRow(): Promise<() => Promise<void>> {
  let release!: () => void
  const held = new Promise<void>((resolve) => (release = resolve))
  let taken!: () => void
  const ready = new Promise<void>((resolve) => (taken = resolve))
  const work = backend.sql(async (client) => {
    await client.query('begin')
    await client.query('select from tenant where id = $1 for update', [tenant.id])
    taken()
    await held
    await client.query('rollback')
  })
  await ready
  return async () => {
    release()
    await work
  }
}
