import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { asOwner, catalogueSnapshot, cloneDatabase } from '@cityos/testing'
import { classify, findUnwatchedTables, type Classification } from '@cityos/medusa-tenancy'
import { Playground } from './playground'

const CLASSIFICATION = {
  platform: { registry: { reason: 'a registry', ownRowColumn: 'id' } },
  global: { shared: { reason: 'the same for everybody', writers: 'platform' as const } },
  stock: { level: 'stock' },
  catalogueUnrelated: { sold: 'what has been sold' },
}
let playground: Playground

beforeAll(async () => {
  playground = await Playground.create(`
    create table thing (id text primary key, name text);
    create table part (id text primary key, thing_id text references thing on delete cascade);
    create table level (id text primary key, amount int);
    create table sold (id text primary key);
    create table registry (id text primary key, name text);
    create table shared (id text primary key);`)
  await playground.sync(CLASSIFICATION)
  for (const tenant of ['t1', 't2', 't3']) {
    await playground.as(
      tenant,
      `insert into thing values ('${tenant}', 'first'); insert into level values ('${tenant}', 1)`,
    )
  }
})
afterAll(() => playground.drop())

type Versions = Record<string, { catalogue: string; stock: string }>

async function versions(): Promise<Versions> {
  const { rows } = await playground.owner((client) => client.query('select * from tenant_catalogue_version'))
  return Object.fromEntries(rows.map(({ tenant_id, ...row }: Record<string, string>) => [tenant_id, row]))
}

/** Which versions `act` moves, as "tenant kind". */
async function movedBy(act: () => Promise<unknown>): Promise<string[]> {
  const before = await versions()
  await act()
  const after = await versions()
  return Object.keys(after)
    .sort()
    .flatMap((tenant) =>
      (['catalogue', 'stock'] as const)
        .filter((kind) => after[tenant]![kind] !== before[tenant]?.[kind])
        .map((kind) => `${tenant} ${kind}`),
    )
}

const t1 = (sql: string) => () => playground.as('t1', sql)
const owner = (sql: string) => () => playground.owner((client) => client.query(sql))
const ALL = ['t1 catalogue', 't2 catalogue', 't3 catalogue']

describe('a version moves with the data', () => {
  it.each([
    ['an insertion', t1(`insert into part values ('p1', 't1')`), ['t1 catalogue']],
    ['an update', t1(`update thing set name = 'second'`), ['t1 catalogue']],
    ['a deletion with its cascade', t1(`delete from thing`), ['t1 catalogue']],
    ['a change of stock', t1(`update level set amount = 2`), ['t1 stock']],
    ['a sale', t1(`insert into sold values ('s1')`), []],
    [
      'both kinds in one transaction',
      t1(`begin; delete from level; delete from part; commit`),
      ['t1 catalogue', 't1 stock'],
    ],
    ['a reading', t1('select * from thing'), []],
    ['a transaction that is rolled back', t1(`begin; delete from part; rollback`), []],
    [
      'a savepoint that is rolled back',
      t1(`begin; savepoint a; delete from part; rollback to a; commit`),
      [],
    ],
    [
      'a change after such a savepoint',
      t1(`begin; savepoint a; delete from part; rollback to a; delete from part; commit`),
      ['t1 catalogue'],
    ],
    [
      'a change whose constraints are checked early',
      t1(`begin; set constraints all immediate; delete from part; commit`),
      ['t1 catalogue'],
    ],
    [
      'a row that names its tenant',
      () => playground.as('platform', `insert into registry values ('t2', 'x')`),
      ['t2 catalogue'],
    ],
    ['a table of everybody', () => playground.as('platform', `insert into shared values ('s')`), ALL],
    ['the owner, who may have changed anybody', owner(`update thing set name = name`), ALL],
    ['a TRUNCATE', owner(`truncate part`), ALL],
    ['a TRUNCATE of rows that name their tenants', owner(`truncate registry`), ALL],
    [
      'a restore that switches triggers off',
      owner(`set session_replication_role = replica; update thing set name = name`),
      ALL,
    ],
  ])('with %s', async (_name, act, moved) => {
    expect(await movedBy(act)).toEqual(moved)
  })

  it('never returns to what it was, not even when the tenant is deleted and comes back', async () => {
    const before = await versions()
    await playground.as('t3', `select tenancy_delete_rows('t3')`)
    await playground.as('t3', `insert into thing values ('t3', 'first')`)
    const after = await versions()
    expect(after['t3']!.catalogue).not.toBe(before['t3']!.catalogue)
    expect(await playground.as('platform', 'select * from tenant_catalogue_mark')).toEqual([])
  })

  it('is marked once in a transaction, however many statements it has', async () => {
    const marks = `pg_stat_get_xact_tuples_inserted('tenant_catalogue_mark'::regclass)::int as marks`
    const rows = await asOwner(playground.database.appUrl, async (client) => {
      await client.query(`set app.tenant = 't1'; begin`)
      for (let n = 0; n < 5; n++)
        await client.query(`update thing set name = '${n}'; update level set amount = ${n}`)
      return (await client.query<{ marks: number }>(`select ${marks}`)).rows
    })
    expect(rows).toEqual([{ marks: 2 }])
  })

  it('is the platform’s to read: a tenant sees none and can move none by hand', async () => {
    expect(await playground.as('t1', 'select * from tenant_catalogue_version')).toEqual([])
    expect(await movedBy(t1('update tenant_catalogue_version set catalogue = gen_random_uuid()'))).toEqual([])
  })
})

describe('writers of one tenant', () => {
  const open = async () => {
    const client = new Client({ connectionString: playground.database.appUrl })
    await client.connect()
    await client.query("set app.tenant = 't1'; set lock_timeout = '2s'")
    return client
  }

  it('do not wait for each other while their transactions are open', async () => {
    await playground.as('t1', `insert into thing values ('a', ''), ('b', '') on conflict do nothing`)
    const [first, second] = [await open(), await open()]
    try {
      await first.query(`begin; update thing set name = '1' where id = 'a'`)
      expect(await movedBy(() => second.query(`update thing set name = '2' where id = 'b'`))).toEqual([
        't1 catalogue',
      ])
      expect(await movedBy(() => first.query('commit'))).toEqual(['t1 catalogue'])
    } finally {
      await Promise.all([first.end(), second.end()])
    }
  })

  it('close no circle of locks, whichever row each of them writes first', async () => {
    await playground.as('t1', `insert into thing values ('shared', ''), ('own', '') on conflict do nothing`)
    const writers = await Promise.all(Array.from({ length: 6 }, open))
    try {
      // Were the version moved at once, the first kind would hold it and want the row that the second kind holds.
      const kinds = [['own', 'shared'], ['shared']]
      const work = writers.map(async (client, n) => {
        for (let i = 0; i < 60; i++) {
          const updates = kinds[n % 2]!.map((id) => `update thing set name = '${n}-${i}' where id = '${id}'`)
          await client.query(`begin; ${updates.join('; ')}; commit`)
        }
      })
      await Promise.all(work)
    } finally {
      await Promise.all(writers.map((client) => client.end()))
    }
  })
})

describe('the sync', () => {
  it('changes nothing the second time and moves no version', async () => {
    const before = await playground.owner(catalogueSnapshot)
    expect(await movedBy(() => playground.sync(CLASSIFICATION))).toEqual([])
    expect(await playground.owner(catalogueSnapshot)).toEqual(before)
  })

  it('moves every version when a table was not watched until then', async () => {
    await playground.owner((client) => client.query('alter table thing disable trigger tenancy_catalogue'))
    const unwatched = () =>
      asOwner(playground.database.appUrl, (client) =>
        findUnwatchedTables(async (sql) => (await client.query(sql)).rows, CLASSIFICATION),
      )
    expect(await unwatched()).toEqual([{ table: 'thing', problem: 'is not watched for the catalogue cache' }])
    const moved = await movedBy(() => playground.sync(CLASSIFICATION))
    expect(moved).toHaveLength(6)
    expect(await unwatched()).toEqual([])
  })

  it('stops watching a table that is named as unrelated from now on', async () => {
    const { catalogueUnrelated, ...rest } = CLASSIFICATION
    await playground.sync({ ...rest, catalogueUnrelated: { ...catalogueUnrelated, part: 'no more' } })
    expect(await movedBy(t1(`insert into part values ('p9', 'a')`))).toEqual([])
  })
})

it('every table of Medusa and of ours is watched, or named as unrelated with a reason', async () => {
  const database = await cloneDatabase()
  const file = join(__dirname, '../../../apps/backend/tenancy.classification.json')
  const extra = JSON.parse(readFileSync(file, 'utf8')) as Partial<Classification>
  const { catalogueUnrelated, stock } = classify(extra)
  const { unwatched, watched, tables } = await asOwner(database.appUrl, async (client) => {
    const run = async (sql: string) => (await client.query(sql)).rows as Record<string, string>[]
    return {
      unwatched: await findUnwatchedTables(run, extra),
      watched: await run(
        `select tgrelid::regclass::text as name from pg_trigger where tgname = 'tenancy_catalogue'`,
      ),
      tables: await run(
        `select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'`,
      ),
    }
  })
  await database.drop()
  expect(unwatched).toEqual([])
  const names = new Set(watched.map(({ name }) => name!.replace(/"/g, '')))
  expect(Object.keys(catalogueUnrelated).filter((table) => names.has(table))).toEqual([])
  // A name that no table has any more would hide the next table that takes it.
  const known = new Set(tables.map(({ name }) => name))
  expect(
    [...Object.keys(catalogueUnrelated), ...Object.keys(stock)].filter((table) => !known.has(table)),
  ).toEqual([])
  expect(Object.values(catalogueUnrelated).filter((reason) => reason.length < 10)).toEqual([])
  expect([...names]).toEqual(
    expect.arrayContaining([
      'product',
      'price',
      'price_list',
      'promotion',
      'sales_channel',
      'api_key',
      'inventory_level',
    ]),
  )
})
