import { join } from 'node:path'
import { startPostgres, type RunningPostgres } from '../postgres'
import { isPortFree, portFrom } from '../ports'
import { readState, updateState } from '../state'
import type { Layout } from '../paths'
import { checkDatabase } from './check-database'

export interface Database {
  /** The owner's connection: migrations only. */
  ownerUrl: string
  /** Changes when the database is dropped and made again. */
  identity: string
  server?: RunningPostgres
}

const DATABASE = 'commerce'

export async function openDatabase(paths: Layout, env: NodeJS.ProcessEnv): Promise<Database> {
  if (env.DATABASE_URL) {
    return { ownerUrl: env.DATABASE_URL, identity: await checkDatabase(env.DATABASE_URL) }
  }
  const server = await startPostgres({
    dataDir: paths.postgres,
    port: portFrom(env, 'CITYOS_POSTGRES_PORT') ?? (await rememberedPort(paths)),
    logFile: join(paths.logs, 'postgres.log'),
  })
  try {
    updateState(paths.state, { postgresPort: server.port })
    const ownerUrl = server.url(DATABASE)
    return { ownerUrl, identity: await checkDatabase(ownerUrl), server }
  } catch (error) {
    await server.stop()
    throw error
  }
}

/** The same port every time keeps a developer's own connection settings valid. */
async function rememberedPort(paths: Layout): Promise<number | undefined> {
  const { postgresPort } = readState(paths.state)
  return postgresPort !== undefined && (await isPortFree(postgresPort)) ? postgresPort : undefined
}

/** The same database through the restricted role that the applications use. */
export function appUrl(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl)
  url.username = 'cityos_app'
  url.password = password
  return url.toString()
}
