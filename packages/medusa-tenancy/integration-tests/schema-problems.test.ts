import { syncTenancySchema, type Classification } from '@cityos/medusa-tenancy'
import { requireServerVersion } from '../dist/schema/server-version'
import { Playground } from './playground'

const CLASSIFICATION: Partial<Classification> = {
  append_only: { journal: { reason: 'what has happened' } },
  derived: { total: { reason: 'sums of the journal' } },
}
let playground: Playground

beforeAll(async () => {
  playground = await Playground.create(`
    create table thing (id text primary key, code text);
    create table journal (id text primary key, amount int);
    create table total (id text primary key, amount int)`)
  await playground.sync(CLASSIFICATION)
})
afterAll(() => playground.drop())

/** Applies SQL as the owner, looks, and takes it back. */
async function problemsAfter(change: string, undo: string, url?: string): Promise<string[]> {
  await playground.owner((client) => client.query(change))
  try {
    return await playground.problems(url, CLASSIFICATION)
  } finally {
    await playground.owner((client) => client.query(undo))
  }
}

describe('the schema check reports', () => {
  beforeEach(async () => expect(await playground.problems(undefined, CLASSIFICATION)).toEqual([]))

  it.each([
    [
      'a view that reads as its owner',
      'create view v as select * from thing',
      'drop view v',
      ['v: is a view without security_invoker: it reads as its owner'],
    ],
    [
      'a materialized view',
      'create materialized view m as select * from thing',
      'drop materialized view m',
      ['m: is a materialized view or foreign table: not protected'],
    ],
    [
      'a table without its policy',
      'drop policy tenant on thing',
      "create policy tenant on thing to cityos_app using (tenant_id = (select nullif(current_setting('app.tenant', true), '')))",
      ['thing: has no tenant policy'],
    ],
    [
      'a table with row-level security off',
      'alter table thing disable row level security',
      'alter table thing enable row level security',
      ['thing: has no row-level security'],
    ],
    [
      'a table that can be truncated',
      'grant truncate on thing to cityos_app',
      'revoke truncate on thing from cityos_app',
      ['thing: can be truncated by the application role'],
    ],
    ...['update', 'delete', 'update (amount)'].map((privilege): [string, string, string, string[]] => [
      `a table that only grows, with the right to ${privilege}`,
      `grant ${privilege} on journal to cityos_app`,
      `revoke ${privilege} on journal from cityos_app`,
      ['journal: only grows, and the application role may change or remove its rows'],
    ]),
    ...['insert', 'update', 'delete', 'insert (id)'].map((privilege): [string, string, string, string[]] => [
      `a table that triggers write, with the right to ${privilege}`,
      `grant ${privilege} on total to cityos_app`,
      `revoke ${privilege} on total from cityos_app`,
      ['total: can be written past its triggers by the application role'],
    ]),
    [
      'a unique index without the tenant',
      'create unique index u on thing (code) include (tenant_id)',
      'drop index u',
      ['thing: unique index u does not include tenant_id'],
    ],
    [
      'a foreign key without the tenant',
      'alter table thing add constraint self foreign key (code) references thing (id)',
      'alter table thing drop constraint self',
      ['thing: foreign key self does not include tenant_id'],
    ],
    [
      'a role that creates tables',
      'grant create on schema public to cityos_app',
      'revoke create on schema public from cityos_app',
      ['-: role cityos_app may create tables'],
    ],
  ])('%s', async (_, change, undo, expected) => {
    expect(await problemsAfter(change, undo)).toEqual(expected)
  })

  it('a view that reads as its reader is none', async () => {
    const view = 'create view v with (security_invoker = true) as select * from thing'
    expect(await problemsAfter(view, 'drop view v')).toEqual([])
  })

  it('a table that the application role owns', async () => {
    const problems = await problemsAfter(
      'alter table thing owner to cityos_app',
      `alter table thing owner to ${owner()}`,
    )
    expect(problems).toContain('thing: is owned by the application role')
  })

  it.each([
    ['superuser', 'goes past row-level security'],
    ['bypassrls', 'goes past row-level security'],
    ['createrole', 'may create roles'],
  ])('a role that is %s', async (attribute, problem) => {
    // A role of its own: other test files use the application's on the same server.
    const name = `unsafe_${attribute}_${process.pid}`
    const url = new URL(playground.database.appUrl)
    Object.assign(url, { username: name, password: 'x' })
    const problems = await problemsAfter(
      `create role ${name} login ${attribute} password 'x'`,
      `drop role ${name}`,
      url.toString(),
    )
    expect(problems).toContain(`-: role ${name} ${problem}`)
  })
})

describe('the sync refuses', () => {
  it('one role for owner and application', async () => {
    const { ownerUrl } = playground.database
    const sync = syncTenancySchema({ ownerUrl, application: { name: owner(), password: '' } })
    await expect(sync).rejects.toMatchObject({
      code: 'role_unsafe',
      message: expect.stringContaining(`same role "${owner()}"`),
    })
  })

  it('a PostgreSQL that would clear the tenant with a deleted reference', async () => {
    const server = (version: string) => ({ query: async () => ({ rows: [{ version }] }) }) as never
    await expect(requireServerVersion(server('140019'))).rejects.toThrow(
      'PostgreSQL 15 or later and this server is 14',
    )
    await expect(requireServerVersion(server('150000'))).resolves.toBeUndefined()
  })
})

function owner(): string {
  return new URL(playground.database.ownerUrl).username
}
