import { chmod, mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { quietTelemetry, startPostgres } from '@cityos/dev-stack'
import { CERBOS_VARIABLE, startPolicies } from './cerbos'
import { buildTemplate } from './template'
import { SERVER_VARIABLE, TEMPLATE_VARIABLE } from './test-database'
import { KEEP_VARIABLE } from './backend/kept-server'
import { teardownState } from './teardown-state'

/**
 * Starts one PostgreSQL and one Cerbos for the run and builds the template that each test file clones. A server that
 * CITYOS_TEST_SERVER names (a superuser's address) is used instead, and keeps its templates for the next run.
 */
export default async function globalSetup(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'cityos-test-'))
  // PostgreSQL runs as another user when the tests run as root, and has to get to its folder below.
  await chmod(folder, 0o755)
  teardownState.folder = folder
  Object.assign(process.env, quietTelemetry(join(folder, 'config')))
  process.env[SERVER_VARIABLE] = process.env['CITYOS_TEST_SERVER'] || (await startServer(folder))
  teardownState.cerbos = await startPolicies()
  process.env[CERBOS_VARIABLE] = teardownState.cerbos.url
  process.env[TEMPLATE_VARIABLE] = await buildTemplate()
  // What a kept server leaves in PostgreSQL goes with ours, and would stay in one that goes on.
  if (teardownState.postgres) process.env[KEEP_VARIABLE] ??= 'on'
}

async function startServer(folder: string): Promise<string> {
  const postgres = await startPostgres({
    dataDir: join(folder, 'postgres'),
    durable: false,
    maxConnections: 300,
  })
  teardownState.postgres = postgres
  return postgres.url('postgres')
}
