import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@cityos/dev-stack'
import { migrateDatabase } from './migrate-database'
import { asOwner, databaseUrl, SERVER_VARIABLE, TEMPLATE } from './test-database'
import { teardownState } from './teardown-state'

/** Starts one PostgreSQL for the run and builds the template that each test file clones. */
export default async function globalSetup(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'cityos-test-'))
  const postgres = await startPostgres({ dataDir, durable: false, maxConnections: 300 })
  teardownState.postgres = postgres
  teardownState.dataDir = dataDir
  process.env[SERVER_VARIABLE] = postgres.url('postgres')
  await asOwner(databaseUrl('postgres'), (client) => client.query(`create database ${TEMPLATE}`))
  await migrateDatabase(databaseUrl(TEMPLATE))
}
