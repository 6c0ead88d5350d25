import childProcess, { type ChildProcess } from 'node:child_process'
import type { Client as PgClient } from 'pg'
import { asOwner, cloneDatabase, databaseUrl, testDatabase } from '../test-database'

/** A backend process that waits for the next test file of its worker, with the database as it was after the start. */
export interface KeptServer {
  child: ChildProcess
  url: string
  /** The name of the database: what a file's own code has made ends with it. */
  database: string
  /** The name of the database that a file's copy is made from. */
  image: string
  uploads: string
  /** How many files it has served. */
  files: number
}

/*
 * jest gives each test file modules of its own, but the modules of Node are one for the whole worker: what one file
 * leaves to the next hangs there.
 */
const SHELF = Symbol.for('cityos.kept-server')
const shelf = childProcess as typeof childProcess & { [SHELF]?: KeptServer | undefined }

/** `on`: servers that nothing is asked of are kept; set by the global setup unless somebody has. */
export const KEEP_VARIABLE = 'CITYOS_KEEP_SERVERS'

/** A process grows with what it has seen. */
const MOST_FILES = 12

/** The server that a file before this one has left, with a fresh copy of its database. */
export async function takeServer(): Promise<KeptServer | undefined> {
  const kept = shelf[SHELF]
  shelf[SHELF] = undefined
  if (!kept || !isAlive(kept.child)) return undefined
  hold(kept.child, 'ref')
  await copyOver(kept.image, kept.database)
  return { ...kept, files: kept.files + 1 }
}

/** Leaves a server to the next file. @returns whether it is kept: the caller ends it otherwise. */
export function keepServer(kept: KeptServer): boolean {
  if (shelf[SHELF] || kept.files >= MOST_FILES || !isAlive(kept.child)) return false
  const { child } = kept
  // They belong to a file that ends.
  for (const emitter of [child, child.stdout, child.stderr]) emitter?.removeAllListeners()
  // Nobody reads what it prints meanwhile, and it must not wait for that.
  child.stdout?.resume()
  child.stderr?.resume()
  hold(child, 'unref')
  shelf[SHELF] = kept
  return true
}

/** A copy of a database that a server is connected to: it loses its connections and gets others. */
export async function imageOf(database: string): Promise<string> {
  const { name } = await withoutConnections(database, () => cloneDatabase(database))
  return name
}

async function copyOver(image: string, database: string): Promise<void> {
  await testDatabase(database).drop()
  await cloneDatabase(image, database)
}

async function withoutConnections<T>(name: string, work: () => Promise<T>): Promise<T> {
  const allow = (client: PgClient, allowed: boolean) =>
    client.query(`alter database ${name} with allow_connections ${allowed}`)
  return asOwner(databaseUrl('postgres'), async (client) => {
    await allow(client, false)
    try {
      await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [
        name,
      ])
      return await work()
    } finally {
      await allow(client, true)
    }
  })
}

function hold(child: ChildProcess, how: 'ref' | 'unref'): void {
  child[how]()
  child.channel?.[how]()
  for (const stream of [child.stdout, child.stderr])
    (stream as { ref?(): void; unref?(): void } | null)?.[how]?.()
}

const isAlive = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null && child.connected
