import { asOwner, cloneDatabase, type TestDatabase } from '@cityos/testing'

let database: TestDatabase
beforeAll(async () => (database = await cloneDatabase()))
afterAll(() => database?.drop())

/** What the database announces while `statements` run, in one transaction, to somebody of the restricted role. */
async function announced(...statements: string[]): Promise<string[]> {
  return asOwner(database.appUrl, async (listener) => {
    const heard: string[] = []
    listener.on('notification', ({ payload }) => heard.push(payload ?? ''))
    await listener.query('listen tenancy_changes')
    await asOwner(database.ownerUrl, async (owner) => {
      await owner.query('begin')
      for (const statement of statements) await owner.query(statement)
      await listener.query('select 1')
      expect(heard).toEqual([])
      await owner.query('commit')
    })
    await listener.query('select 1')
    return heard.sort()
  })
}

const key = (id: string, type: string) =>
  `insert into api_key (id, tenant_id, token, salt, redacted, title, type, created_by)
   values ('${id}', 'ten_a', '${id}', '', '', '', '${type}', '')`

it.each<[string, string[], string[]]>([
  [
    'a new tenant',
    [`insert into tenant (id, handle, name) values ('ten_a', 'a', 'A'), ('ten_b', 'b', 'B')`],
    ['ten_a', 'ten_b'],
  ],
  ['a status', [`update tenant set status = 'suspended' where id = 'ten_a'`], ['ten_a']],
  ['a name', [`update tenant set name = 'New', status = status`], []],
  [
    'a claim of a domain',
    [`insert into tenant_domain (id, domain, tenant_id) values ('tendom_1', 'a.example', 'ten_a')`],
    ['ten_a'],
  ],
  ['another look at a claim', [`update tenant_domain set last_checked_at = now(), last_error = 'x'`], []],
  ['a verified domain', [`update tenant_domain set status = 'verified'`], ['ten_a']],
  ['a domain that changes hands', [`update tenant_domain set tenant_id = 'ten_b'`], ['ten_a', 'ten_b']],
  ['a publishable key', [key('pk_1', 'publishable')], ['ten_a']],
  ['a revoked key', [`update api_key set revoked_at = now() where id = 'pk_1'`], ['ten_a']],
  ['a secret key and its use', [key('sk_1', 'secret'), `update api_key set last_used_at = now()`], []],
  ['a domain that is gone', [`delete from tenant_domain`], ['ten_b']],
  [
    'many changes of a tenant',
    ['active', 'archived', 'trial'].map((s) => `update tenant set status = '${s}' where id = 'ten_a'`),
    ['ten_a'],
  ],
])(
  '%s is announced at commit, once for each tenant that it concerns',
  async (_name, statements, expected) => {
    expect(await announced(...statements)).toEqual(expected)
  },
)
