import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quietTelemetry, startPostgres } from '@cityos/dev-stack'
import { migrateDatabase } from './migrate-database'
import { asOwner, databaseUrl, SERVER_VARIABLE, TEMPLATE } from './test-database'
import { teardownState } from './teardown-state'

/** Starts one PostgreSQL for the run and builds the template that each test file clones. */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cityos-test-'))
  // PostgreSQL runs as another user when the tests run as root, and has to get to its folder below.
  await chmod(folder, 0o755)
  Object.assign(process.env, quietTelemetry(join(folder, 'config')))
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    durable: false,
    maxConnections: 300,
  })
  teardownState.postgres = postgres
  teardownState.folder = folder
  process.env[SERVER_VARIABLE] = postgres.url('postgres')
  await asOwner(databaseUrl('postgres'), (client) => client.query(`create database ${TEMPLATE}`))
  await migrateDatabase(databaseUrl(TEMPLATE))
}
