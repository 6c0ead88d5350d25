import type { Client } from 'pg'
import type { Classification } from '@cityos/medusa-tenancy'
import { asOwner } from '@cityos/testing'
import { Playground } from './playground'

const classification: Partial<Classification> = {
  platform: {
    tenant: { reason: 'registry', ownRowColumn: 'id' },
    setting: { reason: 'the platform’s own' },
  },
  secret: { product: ['token'] },
  unaudited: { noise: 'a test says so' },
}
let playground: Playground

beforeAll(async () => {
  playground = await Playground.create(`
    create table tenant (id text primary key, name text, deleted_at timestamptz);
    create table setting (id text primary key);
    create table noise (id text primary key);
    create table product (id text primary key, title text, token text, updated_at timestamptz, deleted_at timestamptz);`)
  await playground.sync(classification)
  await playground.sync(classification)
})
afterAll(() => playground.drop())

const CONTEXT = {
  requestId: 'req-1',
  actorType: 'user',
  actorId: 'user_1',
  homeTenantId: 'a',
  action: 'product:update',
  reason: "it's \\'quoted\\' \"twice\"",
}

/** Runs statements as the application in a tenant, named in the audit trail unless `context` is null. */
async function act(tenantId: string, sql: string, context: object | null = CONTEXT) {
  return asOwner(playground.database.appUrl, async (client: Client) => {
    await client.query(`select set_config('app.tenant', $1, false), set_config('app.audit', $2, false)`, [
      tenantId,
      context ? JSON.stringify(context) : '',
    ])
    return (await client.query(sql)).rows as Record<string, unknown>[]
  })
}

interface Entry {
  tenant_id: string
  kind: string
  actor_id: string
  reason: string | null
  details: Record<string, unknown>
}
const entriesOf = (tenantId: string) =>
  playground.as<Entry>(tenantId, `select * from audit_log where tenant_id = '${tenantId}' order by id`)
const detailsOf = async (tenantId: string) => (await entriesOf(tenantId)).map(({ details }) => details)

describe('the audit trail', () => {
  it('records what a named actor adds, changes and removes, with what was and what is', async () => {
    await act('a', `insert into product (id, title) values ('p1', 'Chair')`)
    await act('a', `update product set title = 'Table', updated_at = now() where id = 'p1'`)
    await act('a', `delete from product where id = 'p1'`)
    expect(await detailsOf('a')).toMatchObject([
      {
        table: 'product',
        id: 'p1',
        operation: 'insert',
        before: null,
        after: { title: 'Chair', tenant_id: 'a' },
      },
      {
        table: 'product',
        id: 'p1',
        operation: 'update',
        before: { title: 'Chair' },
        after: { title: 'Table' },
      },
      { table: 'product', id: 'p1', operation: 'delete', before: { title: 'Table' }, after: null },
    ])
    const [, update] = await entriesOf('a')
    expect(update).toMatchObject({ kind: 'change', actor_id: 'user_1', reason: CONTEXT.reason })
    expect(update!.details['after']).toEqual({ title: 'Table' })
  })

  it('records nothing of what nobody in particular does, and nothing that did not change', async () => {
    await act('b', `insert into product (id, title) values ('p2', 'Lamp')`, null)
    await act('b', `update product set title = 'Lamp', updated_at = now() where id = 'p2'`)
    await act('b', `insert into noise (id) values ('n')`)
    expect(await entriesOf('b')).toEqual([])
  })

  it('tells that a secret changed, and never the secret', async () => {
    await act('c', `insert into product (id, token) values ('p3', 'abc')`)
    await act('c', `update product set token = 'xyz' where id = 'p3'`)
    const text = JSON.stringify(await detailsOf('c'))
    expect(text).not.toMatch(/abc|xyz/)
    expect((await detailsOf('c'))[1]).toMatchObject({
      before: { token: '[hidden]' },
      after: { token: '[hidden]' },
    })
  })

  it('goes with its transaction: what is rolled back was not done', async () => {
    await act('d', `begin; insert into product (id) values ('p4'); rollback`)
    expect(await entriesOf('d')).toEqual([])
  })

  it('belongs to the tenant whose row the platform changes', async () => {
    await act(
      'platform',
      `insert into tenant (id, name) values ('e', 'Echo'); insert into setting values ('s')`,
    )
    expect(await detailsOf('e')).toMatchObject([{ table: 'tenant', operation: 'insert' }])
    expect(await detailsOf('platform')).toMatchObject([{ table: 'setting' }])
  })

  it('is seen by its tenant and the platform, and by no other tenant', async () => {
    await act('f', `insert into product (id) values ('p5')`)
    expect(await playground.as('g', `select * from audit_log where tenant_id = 'f'`)).toEqual([])
    expect(await playground.as('platform', `select * from audit_log where tenant_id = 'f'`)).toHaveLength(1)
  })

  it('takes what a request came to, under the tenant of the connection alone', async () => {
    await act(
      'h',
      `select tenancy_audit_request('${JSON.stringify({ ...CONTEXT, reason: null })}', '{"status": 403}')`,
    )
    expect(await entriesOf('h')).toMatchObject([
      { kind: 'request', tenant_id: 'h', details: { status: 403 } },
    ])
  })

  it.each([
    [
      'written',
      `insert into audit_log (tenant_id, kind, request_id, actor_type, actor_id, home_tenant_id, action, details)
                 values ('a', 'request', 'r', 'user', 'u', 'a', 'x', '{}')`,
    ],
    ['changed', `update audit_log set actor_id = 'somebody else'`],
    ['removed', `delete from audit_log`],
    ['emptied', `truncate audit_log`],
    ['written past its functions', `select tenancy_audit_append('a', 'request', '{}', '{}')`],
  ])('cannot be %s by the application, of any tenant or the platform', async (_what, sql) => {
    for (const tenantId of ['a', 'platform'])
      await expect(act(tenantId, sql)).rejects.toMatchObject({ code: '42501' })
  })

  it.each([`update audit_log set actor_id = 'x'`, `delete from audit_log`, `truncate audit_log`])(
    'does not let its owner slip either: %s',
    async (sql) => {
      await expect(playground.owner((client) => client.query(sql))).rejects.toMatchObject({ code: '42501' })
    },
  )

  it('keeps a year of entries whoever asks, and lets go of older ones', async () => {
    await expect(act('platform', `select tenancy_audit_expire(now() - interval '364 days')`)).rejects.toThrow(
      'are kept',
    )
    await expect(act('a', `select tenancy_audit_expire(now() - interval '366 days')`)).rejects.toMatchObject({
      code: '42501',
    })
    const before = (await entriesOf('a')).length
    await playground.owner((client) =>
      client.query(`insert into audit_log (tenant_id, occurred_at, kind, request_id, actor_type, actor_id, home_tenant_id, action, details)
                    values ('a', now() - interval '2 years', 'request', 'old', 'user', 'u', 'a', 'x', '{}')`),
    )
    expect(await entriesOf('a')).toHaveLength(before + 1)
    await act('platform', `select tenancy_audit_expire(now() - interval '366 days')`)
    expect(await entriesOf('a')).toHaveLength(before)
  })

  it('is reported by the check of the schema when the application may write it', async () => {
    expect(await playground.problems(undefined, classification)).toEqual([])
    const role = new URL(playground.database.appUrl).username
    await playground.owner((client) => client.query(`grant insert on audit_log to "${role}"`))
    expect(await playground.problems(undefined, classification)).toEqual([
      'audit_log: the audit trail can be written past its functions',
    ])
    await playground.sync(classification)
    expect(await playground.problems(undefined, classification)).toEqual([])
  })
})
