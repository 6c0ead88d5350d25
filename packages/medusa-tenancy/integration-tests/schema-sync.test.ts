import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { catalogueSnapshot, cloneDatabase } from '@cityos/testing'
import { createTenantConnection } from '../dist/database/connection'
import {
  findSchemaProblems,
  syncTenancySchema,
  TenancyError,
  type Classification,
} from '@cityos/medusa-tenancy'
import { Playground } from './playground'

const LONG = 'a_table_whose_name_is_as_long_as_postgresql_lets_it_be_number'
let playground: Playground

beforeAll(async () => {
  playground = await Playground.create(`
    create table thing (id text primary key, handle text, code text, note text, deleted_at timestamptz);
    create unique index thing_handle on thing (lower(handle)) where deleted_at is null;
    create unique index thing_code on thing (code) include (note) nulls not distinct;
    alter table thing add constraint thing_note unique nulls not distinct (note) include (code) deferrable initially deferred;
    create index thing_deleted on thing (deleted_at desc nulls last);
    create table region_country (iso_2 text primary key, name text);
    create table ${LONG}_1 (id text primary key, thing_id text);
    create table ${LONG}_2 (id text primary key, thing_id text);
    create table ${LONG}_3 (id text primary key, first_id text references ${LONG}_1, second_id text references ${LONG}_2);`)
  await playground.sync()
})
afterAll(() => playground.drop())

describe('a second sync', () => {
  it('changes nothing', async () => {
    const before = await playground.owner(catalogueSnapshot)
    expect(await playground.sync()).toMatchObject({
      indexesRebuilt: 0,
      foreignKeysRebuilt: 0,
      rowsBackfilled: 0,
    })
    expect(await playground.owner(catalogueSnapshot)).toEqual(before)
  })

  it('at the same moment waits for the first', async () => {
    const fresh = await Playground.create('create table thing (id text primary key, code text unique)')
    const reports = await Promise.all([fresh.sync(), fresh.sync(), fresh.sync()])
    // The column of the constraint, its table's tenant key, and nothing twice.
    expect(reports.map((report) => report.indexesRebuilt).sort()).toEqual([0, 0, 2])
    expect(await fresh.problems()).toEqual([])
    await fresh.drop()
  })

  it('of another database on the same server does not disturb', async () => {
    const several = await Promise.all(
      Array.from({ length: 4 }, () => Playground.create('create table thing (id text primary key)')),
    )
    const application = { name: `app_${process.pid}`, password: 'new on this server' }
    await Promise.all(
      several.map(({ database }) => syncTenancySchema({ ownerUrl: database.ownerUrl, application })),
    )
    for (const other of several) {
      const url = new URL(other.database.appUrl)
      Object.assign(url, { username: application.name, password: application.password })
      expect(await other.problems(url.toString())).toEqual([])
      await other.drop()
    }
  })
})

describe('unique indexes and constraints', () => {
  it('lead with the tenant and keep expression, condition, INCLUDE, NULLS NOT DISTINCT and DEFERRABLE', async () => {
    const lines = await playground.owner(catalogueSnapshot)
    const of = (start: string) => lines.filter((line) => line.startsWith(start))
    expect(of('index CREATE UNIQUE INDEX thing_handle')[0]).toMatch(
      /\(tenant_id, lower\(handle\)\) WHERE \(deleted_at IS NULL\)$/,
    )
    expect(of('index CREATE UNIQUE INDEX thing_code')[0]).toMatch(
      /\(tenant_id, code\) INCLUDE \(note\) NULLS NOT DISTINCT$/,
    )
    expect(of('index CREATE INDEX thing_deleted')[0]).toMatch(/\(tenant_id, deleted_at DESC NULLS LAST\)$/)
    expect(of('constraint thing thing_note')[0]).toBe(
      'constraint thing thing_note UNIQUE NULLS NOT DISTINCT (tenant_id, note) INCLUDE (code) DEFERRABLE INITIALLY DEFERRED',
    )
  })

  it('let two tenants hold the same values and one tenant not twice', async () => {
    const insert = (id: string) =>
      `insert into thing (id, handle, code, note) values ('${id}', 'SHIRT', 'c', 'n')`
    await playground.as('t1', insert('thing_1'))
    await playground.as('t2', insert('thing_2'))
    await expect(playground.as('t1', insert('thing_3'))).rejects.toMatchObject({ code: '23505' })
  })

  it('a natural primary key belongs to each tenant', async () => {
    await playground.as('t1', `insert into region_country values ('us', 'United States')`)
    await playground.as('t2', `insert into region_country values ('us', 'USA')`)
    await expect(
      playground.as('t2', `insert into region_country values ('us', 'again')`),
    ).rejects.toMatchObject({ code: '23505' })
  })

  it('of tables with names at the limit do not take each other for themselves', async () => {
    for (const n of [1, 2]) {
      const { rows } = await playground.owner((client) =>
        client.query(
          `select indexdef from pg_indexes where tablename = '${LONG}_${n}' and indexdef like '%UNIQUE%(tenant_id, id)'`,
        ),
      )
      expect(rows).toHaveLength(1)
    }
  })
})

describe('a table that appears after the sync', () => {
  beforeAll(() => playground.owner((client) => client.query('create table newcomer (id text primary key)')))

  it('is closed to the application', async () => {
    await expect(playground.as('t1', 'select * from newcomer')).rejects.toThrow(
      'permission denied for table newcomer',
    )
  })

  it('keeps the process from starting, with one message that names it', async () => {
    const connection = createTenantConnection({
      url: playground.database.appUrl,
      prepare: async (run) => {
        const problems = await findSchemaProblems(run)
        if (problems.length)
          throw new TenancyError('schema_unsafe', problems.map(({ table }) => table).join())
      },
    })
    await expect(connection.raw('select 1')).rejects.toThrow('newcomer')
    await connection.destroy()
    expect(await playground.problems()).toEqual([
      'newcomer: has no row-level security',
      'newcomer: has no tenant_id',
      'newcomer: has no tenant policy',
    ])
  })

  it('is open and safe after the next sync', async () => {
    await playground.sync()
    expect(await playground.problems()).toEqual([])
    expect(await playground.as('t1', 'select * from newcomer')).toEqual([])
  })
})

it("Medusa's own schema comes out of the sync the same a second time", async () => {
  const database = await cloneDatabase()
  const medusa = Object.assign(Object.create(Playground.prototype) as Playground, { database })
  const before = await medusa.owner(catalogueSnapshot)
  const file = join(__dirname, '../../../apps/backend/tenancy.classification.json')
  await medusa.sync(JSON.parse(readFileSync(file, 'utf8')) as Partial<Classification>)
  expect(await medusa.owner(catalogueSnapshot)).toEqual(before)
  await medusa.drop()
})
