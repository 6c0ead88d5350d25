import {
  configureCrossTenantAudit,
  readAcrossTenants,
  runInTenant,
  type CrossTenantRead,
} from '@cityos/medusa-tenancy'
import { createTenantConnection } from '../dist/database/connection'
import { Playground } from './playground'

let playground: Playground
/** One connection: what one read leaves behind, the next query finds. */
let connection: ReturnType<typeof createTenantConnection>
let audited: CrossTenantRead[]

beforeAll(async () => {
  playground = await Playground.create('create table thing (id text primary key)')
  await playground.sync()
  for (const tenant of ['t1', 't2']) await playground.as(tenant, `insert into thing values ('${tenant}')`)
  connection = createTenantConnection({ url: playground.database.appUrl, pool: { min: 1, max: 1 } })
})
beforeEach(() => {
  audited = []
  configureCrossTenantAudit((read) => void audited.push(read))
})
afterAll(async () => {
  await connection.destroy()
  await playground.drop()
})

const read = (sql: string, scope = 'platform') =>
  runInTenant(scope, () => readAcrossTenants(connection as never, { reason: 'a test', sql }))
const plain = (scope: string, sql: string) =>
  runInTenant(scope, async () => ((await connection.raw(sql)) as { rows: Record<string, unknown>[] }).rows)

describe('reading across tenants', () => {
  it("shows every tenant's rows to the platform", async () => {
    expect(await read('select id, tenant_id from thing order by 1')).toEqual([
      { id: 't1', tenant_id: 't1' },
      { id: 't2', tenant_id: 't2' },
    ])
  })

  it('is refused in the scope of a tenant and outside every scope, before anything is asked', async () => {
    await expect(read('select * from thing', 't1')).rejects.toMatchObject({ code: 'platform_only' })
    await expect(
      readAcrossTenants(connection as never, { reason: 'none', sql: 'select 1' }),
    ).rejects.toMatchObject({ code: 'platform_only' })
    expect(audited).toEqual([])
  })

  it('cannot write, not even the own rows', async () => {
    for (const sql of [`delete from thing`, `insert into thing values ('x')`, `update thing set id = 'x'`]) {
      await expect(read(sql)).rejects.toMatchObject({ code: '25006' })
    }
    expect(await read('select count(*)::int as count from thing')).toEqual([{ count: 2 }])
  })

  it('is audited before it runs: without the audit there is no read', async () => {
    configureCrossTenantAudit(() => {
      throw new Error('the audit log is full')
    })
    await expect(read('select * from thing')).rejects.toThrow('the audit log is full')
    configureCrossTenantAudit((entry) => void audited.push(entry))
    await expect(read('select * from nowhere')).rejects.toMatchObject({ code: '42P01' })
    expect(audited).toEqual([{ reason: 'a test', sql: 'select * from nowhere' }])
  })

  it.each([
    ['a read', 'select 1'],
    ['an error', 'select 1/0'],
    ['a refused write', 'delete from thing'],
  ])('leaves the connection in the application role and a writing transaction after %s', async (_, sql) => {
    await read(sql).catch(() => undefined)
    expect(await plain('t1', 'select current_user as role, id from thing')).toEqual([
      { role: 'cityos_app', id: 't1' },
    ])
    await expect(plain('t1', 'update thing set id = id returning id')).resolves.toEqual([{ id: 't1' }])
  })
})
