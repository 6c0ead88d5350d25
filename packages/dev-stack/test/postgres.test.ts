import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { StackError } from '../src/errors'
import { startPostgres, type PostgresOptions, type RunningPostgres } from '../src/postgres'
import {
  giveTo,
  inAnotherProcess,
  isRoot,
  NOBODY,
  occupyPort,
  processesIn,
  temporaryFolder,
  until,
} from './helpers'

jest.setTimeout(60_000)

let folder: string
let dataDir: string
const running: RunningPostgres[] = []

beforeEach(() => {
  folder = temporaryFolder()
  dataDir = join(folder, 'data')
})

afterEach(async () => {
  for (const server of running.splice(0)) await server.stop()
  for (const pid of processesIn(folder)) process.kill(pid, 'SIGKILL')
  await until(() => processesIn(folder).length === 0, 'nothing of the test runs')
  rmSync(folder, { recursive: true, force: true })
})

async function start(options: Partial<PostgresOptions> = {}): Promise<RunningPostgres> {
  const server = await startPostgres({ dataDir, durable: false, ...options })
  running.push(server)
  return server
}

async function refusal(options: Partial<PostgresOptions> = {}): Promise<StackError> {
  const error: unknown = await start(options).then(
    () => new Error('it started'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof StackError)) throw error
  return error
}

async function query<T>(url: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows as T[]
  } finally {
    await client.end()
  }
}

describe('a folder', () => {
  it('becomes a UTF-8 database that only this machine reaches, with a password of its own', async () => {
    const server = await start()
    const [facts] = await query(
      server.url('postgres'),
      `select current_setting('listen_addresses') as listens, pg_encoding_to_char(encoding) as encoding,
        lower('ÄÖ') as lowered from pg_database where datname = current_database()`,
    )
    expect(facts).toEqual({ listens: '127.0.0.1', encoding: 'UTF8', lowered: 'äö' })
    const guess = new URL(server.url('postgres'))
    guess.password = 'postgres'
    await expect(query(guess.toString(), 'select 1')).rejects.toThrow('password authentication failed')
  })

  it('keeps its data when the server is stopped and started again, and no process stays', async () => {
    const first = await start()
    await first.createDatabase('odd "name"')
    await query(first.url('odd "name"'), 'create table kept (id int); insert into kept values (42)')
    await first.stop()
    expect(processesIn(folder)).toEqual([])
    const second = await start()
    expect(await query(second.url('odd "name"'), 'select id from kept')).toEqual([{ id: 42 }])
  })

  it('gives copies of a template database and takes them back from open connections', async () => {
    const server = await start()
    await server.createDatabase('model')
    await query(server.url('model'), 'create table t (id int); insert into t values (7)')
    await server.createDatabase('copy', 'model')
    const client = new Client({ connectionString: server.url('copy') })
    client.on('error', () => undefined)
    await client.connect()
    expect((await client.query('select id from t')).rows).toEqual([{ id: 7 }])
    await server.dropDatabase('copy')
    await server.dropDatabase('copy')
    await expect(query(server.url('copy'), 'select 1')).rejects.toThrow('does not exist')
  })

  it('that another major version made is refused with what to do', async () => {
    await (await start()).stop()
    writeFileSync(join(dataDir, 'PG_VERSION'), '16\n')
    const error = await refusal()
    expect(error).toMatchObject({ code: 'postgres_version_mismatch' })
    expect(error.message).toContain('made by PostgreSQL 16; this is PostgreSQL 18')
    expect(error.remedy).toContain('pg_dump')
  })

  it('that holds other files is refused and left alone', async () => {
    mkdirSync(dataDir)
    writeFileSync(join(dataDir, 'thesis.txt'), 'years of work')
    expect(await refusal()).toMatchObject({ code: 'postgres_folder_not_a_cluster' })
    expect(readFileSync(join(dataDir, 'thesis.txt'), 'utf8')).toBe('years of work')
  })

  it('that an interrupted creation left half made is made anew', async () => {
    mkdirSync(`${dataDir}.new/base`, { recursive: true })
    await start()
  })
})

describe('a taken port', () => {
  it('is refused with another to choose, and no process stays', async () => {
    const { port, server } = await occupyPort()
    try {
      const error = await refusal({ port })
      expect(error).toMatchObject({
        code: 'port_taken',
        remedy: expect.stringContaining(`CITYOS_POSTGRES_PORT=${port + 1}`),
      })
      expect(processesIn(folder)).toEqual([])
    } finally {
      server.close()
    }
  })
})

describe('a folder in use', () => {
  const HOLD = (dir: string) =>
    `await stack.startPostgres({ dataDir: ${JSON.stringify(dir)}, durable: false }); console.log('up'); setInterval(() => {}, 1000)`

  it('by a living process is refused, naming that process', async () => {
    const holder = inAnotherProcess(HOLD(dataDir))
    await until(() => holder.output().includes('up'), 'the other process holds the folder')
    const error = await refusal()
    expect(error).toMatchObject({
      code: 'postgres_folder_in_use',
      remedy: expect.stringContaining(`kill ${holder.child.pid}`),
    })
    holder.child.kill('SIGKILL')
    await holder.exited
  })

  it('by the server of a killed process starts again', async () => {
    const holder = inAnotherProcess(HOLD(dataDir))
    await until(() => holder.output().includes('up'), 'the other process holds the folder')
    const orphan = Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0])
    holder.child.kill('SIGKILL')
    await holder.exited
    expect(processesIn(folder)).toContain(orphan)
    const server = await start()
    expect(await query(server.url('postgres'), 'select 1 as one')).toEqual([{ one: 1 }])
    expect(processesIn(folder)).not.toContain(orphan)
  })

  it('by a server that was itself killed starts again', async () => {
    const server = await start()
    process.kill(Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]), 'SIGKILL')
    await server.exited
    await start()
  })

  it('only according to a lock file whose number now belongs to another program starts, and spares that program', async () => {
    await (await start()).stop()
    const bystander = inAnotherProcess('setInterval(() => {}, 1000)')
    writeFileSync(
      join(dataDir, 'postmaster.pid'),
      `${bystander.child.pid}\n${dataDir}\n0\n5432\n\n\n\nready\n`,
    )
    await start()
    expect(bystander.child.exitCode).toBeNull()
    expect(bystander.child.signalCode).toBeNull()
    bystander.child.kill('SIGKILL')
    await bystander.exited
  })

  it('by a process that ends without stopping it is freed', async () => {
    const holder = inAnotherProcess(
      `await stack.startPostgres({ dataDir: ${JSON.stringify(dataDir)} }); process.exit(0)`,
    )
    expect(await holder.exited).toBe(0)
    await until(() => processesIn(folder).length === 0, 'its server is gone')
  })
})

// Root may write everywhere, so these run as nobody; an ordinary user cannot make another user's folder.
const asRoot = isRoot ? it : it.skip

describe('a folder of somebody else', () => {
  const ATTEMPT = (dir: string) =>
    `await stack.startPostgres({ dataDir: ${JSON.stringify(dir)} }).catch((e) => console.log(e.code + ': ' + e.message))`

  asRoot('is refused with its owner named', async () => {
    await (await start()).stop()
    giveTo(dataDir, { uid: 12_345, gid: 12_345 })
    const attempt = inAnotherProcess(ATTEMPT(dataDir), {}, NOBODY)
    await attempt.exited
    expect(attempt.output()).toMatch(/^postgres_folder_owner: .*uid 12345/)
  })

  asRoot('that holds no database yet and cannot be written is refused', async () => {
    chmodSync(folder, 0o755)
    const attempt = inAnotherProcess(ATTEMPT(dataDir), {}, NOBODY)
    await attempt.exited
    expect(attempt.output()).toMatch(/^folder_unwritable: .* cannot be written/)
  })

  asRoot('works for an ordinary user whose own it is', async () => {
    giveTo(folder, NOBODY)
    const attempt = inAnotherProcess(`${ATTEMPT(dataDir)}; console.log('up'); process.exit(0)`, {}, NOBODY)
    await attempt.exited
    expect(attempt.output()).toBe('up\n')
  })

  asRoot('below a folder closed to others works for root', async () => {
    chmodSync(folder, 0o700)
    await start()
  })
})
