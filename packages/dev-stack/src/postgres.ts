import { resolve } from 'node:path'
import { StackError } from './errors'
import { freePort, isPortFree } from './ports'
import { createDatabase, dropDatabase } from './postgres/admin'
import { findBinaries } from './postgres/binaries'
import { createCluster, OWNER_ROLE, readPassword } from './postgres/cluster'
import { claimFolder, freeFolder, inspectFolder } from './postgres/folder'
import { chooseUser } from './postgres/run-as'
import { launch, type LaunchOptions, type Server } from './postgres/server'

export interface PostgresOptions {
  /** Created when absent; holds one PostgreSQL cluster. */
  dataDir: string
  /** A free port when absent. */
  port?: number
  /** False trades crash safety for speed: for tests. Default true. */
  durable?: boolean
  /** Where the server's log is appended; discarded when absent. */
  logFile?: string
  maxConnections?: number
}

export interface RunningPostgres {
  port: number
  /** The superuser's connection string. */
  url(database: string): string
  createDatabase(name: string, template?: string): Promise<void>
  /** Ends its connections; does nothing when there is no such database. */
  dropDatabase(name: string): Promise<void>
  stop(): Promise<void>
  /** Settles when the server is gone, for whatever reason. */
  exited: Promise<void>
}

/** Starts a PostgreSQL of our own on the loopback. @throws StackError */
export async function startPostgres(options: PostgresOptions): Promise<RunningPostgres> {
  const dataDir = resolve(options.dataDir)
  const durable = options.durable ?? true
  const state = inspectFolder(dataDir)
  const binaries = findBinaries()
  const runAs = chooseUser(dataDir, [binaries.postgres, dataDir])
  if (state === 'cluster') await freeFolder(dataDir)
  if (options.port !== undefined && !(await isPortFree(options.port))) throw portTaken(options.port)
  if (state === 'empty') await createCluster(dataDir, binaries, runAs, durable)
  claimFolder(dataDir)
  const server = await launchOnPort({ ...options, dataDir, durable, program: binaries.postgres, runAs })
  return describe(server, readPassword(dataDir))
}

/** Another program may take the port between our look and PostgreSQL's: a port of our own choice is chosen again. */
async function launchOnPort(options: Omit<LaunchOptions, 'port'> & { port?: number }): Promise<Server> {
  for (let attempt = 1; ; attempt++) {
    const port = options.port ?? (await freePort())
    const server = await launch({ ...options, port })
    if (server !== 'port_taken') return server
    if (options.port !== undefined || attempt === 5) throw portTaken(port)
  }
}

function portTaken(port: number): StackError {
  return new StackError(
    'port_taken',
    `Port ${port} (PostgreSQL) is already in use by another program.`,
    `Stop it, or choose another: CITYOS_POSTGRES_PORT=${port === 65_535 ? port - 1 : port + 1} npm start`,
  )
}

function describe(server: Server, password: string): RunningPostgres {
  const url = (database: string) =>
    `postgres://${OWNER_ROLE}:${encodeURIComponent(password)}@localhost:${server.port}/${encodeURIComponent(database)}`
  return {
    port: server.port,
    url,
    createDatabase: (name, template) => createDatabase(url('postgres'), name, template),
    dropDatabase: (name) => dropDatabase(url('postgres'), name),
    stop: () => server.stop(),
    exited: server.exited,
  }
}
