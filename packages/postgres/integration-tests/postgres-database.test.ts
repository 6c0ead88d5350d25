import { PostgresDatabase } from '@cityos/postgres'
import { createEmptyDatabase, type TestDatabase } from '@cityos/testing'
import { Program } from './program'

let server: TestDatabase
let database: PostgresDatabase

beforeAll(async () => {
  server = await createEmptyDatabase()
  database = new PostgresDatabase({
    url: server.ownerUrl,
    name: 'under test',
    begin: `begin; set local app.tenant = 'ten_a'`,
  })
  await database.transaction((tx) => tx.query('create table thing (name text primary key)'))
})
afterAll(async () => {
  await database?.close()
  await server?.drop()
})

const names = () =>
  database.transaction(async (tx) =>
    (await tx.query<{ name: string }>('select name from thing order by 1')).map(({ name }) => name),
  )

describe('a transaction', () => {
  it('is committed whole, begun as was said', async () => {
    const begun = await database.transaction(async (tx) => {
      await tx.query('insert into thing values ($1)', ['a'])
      return tx.query(
        `select current_setting('app.tenant') as tenant, current_setting('application_name') as name`,
      )
    })
    expect(begun).toEqual([{ tenant: 'ten_a', name: 'under test' }])
    expect(await names()).toEqual(['a'])
  })

  it.each([
    ['what works in it', () => Promise.reject(new Error('Not so'))],
    ['the database', (tx: { query(text: string): Promise<unknown> }) => tx.query('select 1 / 0')],
  ])('leaves nothing when %s fails', async (_what, fail) => {
    await expect(
      database.transaction(async (tx) => {
        await tx.query('insert into thing values ($1)', ['b'])
        await fail(tx)
      }),
    ).rejects.toThrow()
    expect(await names()).toEqual(['a'])
  })
})

describe('a connection that breaks', () => {
  const CUT = `
    const database = new PostgresDatabase({ url, name: 'cut', max: 1 })
    const others = new PostgresDatabase({ url, max: 1 })
    const cut = () => others.transaction((tx) =>
      tx.query(\`select pg_terminate_backend(pid, 5000) from pg_stat_activity
                 where datname = current_database() and application_name = 'cut'\`))
    const noticed = () => new Promise((done) => setTimeout(done, 200))
    const work = () => database.transaction((tx) => tx.query('select name from thing'))
    const end = () => Promise.all([database.close(), others.close()])`

  it.each([
    [
      'between two queries fails what works on it, and ends no process',
      `database.transaction(async (tx) => {
         await tx.query("insert into thing values ('lost')")
         await cut()
         await noticed()
         say('alive')
         await tx.query('select 1')
       }).catch(() => say('failed'))`,
      ['alive', 'failed'],
    ],
    [
      'while nobody uses it ends no process',
      `work().then(cut).then(noticed).then(() => say('alive'))`,
      ['alive'],
    ],
  ])('%s', async (_what, source, lines) => {
    const program = new Program(
      `${CUT}\n${source}.then(work).then((rows) => say(JSON.stringify(rows))).finally(end)`,
      server.ownerUrl,
    )
    expect(await program.end()).toBe(0)
    expect(program.lines).toEqual([...lines, '[{"name":"a"}]'])
  })
})
