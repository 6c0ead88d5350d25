/**
 * Makes apps/backend/integration-tests/fixtures/medusa-<version>.sql.gz: the database of two tenants as this
 * platform would have left it on an older Medusa. Run by hand, when the upgrade rehearsal should start from another
 * version or needs more data; it takes about three minutes and the package registry.
 *
 *   node scripts/make-upgrade-fixture.mjs [version] [folder]
 *
 * 1. Installs that Medusa in `folder` (default: a new one in the system's temporary folder), outside this repository,
 *    with this repository's built packages and backend on top (`npm run build:packages` first).
 * 2. Migrates an empty database with it, starts the server and lets two tenants sell over HTTP (seed.mjs).
 * 3. Writes schema and rows as SQL by reading the catalogue (dump.mjs): embedded PostgreSQL brings no pg_dump.
 *
 * Ids, hashes and times differ in each run, so that a new fixture is a new file, never a small change.
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { dumpDatabase } from './upgrade-fixture/dump.mjs'
import { installPlatform } from './upgrade-fixture/install.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const { startPostgres } = createRequire(join(root, 'packages/testing/package.json'))('@cityos/dev-stack')
const DATABASE = 'upgrade_fixture'

async function main(version = '2.13.1', folder = mkdtempSync(join(tmpdir(), 'cityos-old-medusa-'))) {
  installPlatform(root, folder, version)
  const dataDir = mkdtempSync(join(tmpdir(), 'cityos-fixture-pg-'))
  const postgres = await startPostgres({ dataDir, durable: false, maxConnections: 100 })
  try {
    await postgres.createDatabase(DATABASE)
    await seed(folder, postgres.url('postgres'))
    const sql = await dumpDatabase(postgres.url(DATABASE))
    const target = join(root, `apps/backend/integration-tests/fixtures/medusa-${version}.sql.gz`)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, gzipSync(sql, { level: 9 }))
    console.log(`${target}: ${sql.length} characters`)
  } finally {
    await postgres.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
}

/** In a process of its own, because every module of it is the old platform's. */
async function seed(folder, server) {
  const program = join(root, 'scripts/upgrade-fixture/seed.mjs')
  const env = {
    ...process.env,
    CITYOS_TEST_POSTGRES: server,
    FIXTURE_PLATFORM: folder,
    FIXTURE_DATABASE: DATABASE,
  }
  const [code] = await once(fork(program, { cwd: folder, env }), 'exit')
  if (code !== 0) throw new Error('The old platform could not be filled: see above.')
}

await main(...process.argv.slice(2))
