import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@cityos/dev-stack'
import { asOwner } from '@cityos/testing'
import { run } from '../support.mjs'
import { BACKEND, PLAIN } from './paths.mjs'

const ROLES = { plain: 'bench_plain', ours: 'bench_app' }
const PASSWORD = 'bench-only'

/**
 * One durable PostgreSQL with both databases, migrated: what differs between the sides is tenancy alone.
 * What has to be taken down afterwards goes onto `open`, even when this fails half-way.
 */
export async function openDatabases({ keep, reuse }, open) {
  const dataDir = reuse || (await mkdtemp(join(tmpdir(), 'cityos-bench-')))
  const server = await startPostgres({ dataDir, maxConnections: 100 })
  open.push(async () => {
    await server.stop()
    if (keep || reuse) console.log(`The databases are kept in ${dataDir}.`)
    else await rm(dataDir, { recursive: true, force: true })
  })
  const as = (database, role) => {
    const url = new URL(server.url(database))
    if (role) Object.assign(url, { username: role, password: PASSWORD })
    return url.toString()
  }
  if (!reuse)
    await asOwner(as('postgres'), async (client) => {
      await client.query(`create role ${ROLES.plain} login password '${PASSWORD}'`)
      await client.query(`create database plain owner ${ROLES.plain}`)
      await client.query('create database ours')
      // Fewer checkpoints: cloning is faster, and none falls into one side's round by chance.
      await client.query("alter system set max_wal_size = '4GB'")
      await client.query("alter system set checkpoint_timeout = '30min'")
      await client.query('select pg_reload_conf()')
    })
  const urls = { plain: as('plain', ROLES.plain), ours: as('ours', ROLES.ours) }
  return {
    urls,
    /** Superuser, past row-level security: for filling and counting. */
    owner: { plain: as('plain'), ours: as('ours') },
    postmaster: Number(readFileSync(join(dataDir, 'postmaster.pid'), 'utf8').split('\n')[0]),
    migrate: () =>
      Promise.all([
        run(PLAIN, ['node_modules/@medusajs/cli/cli.js', 'db:migrate', '--execute-safe-links'], {
          NODE_ENV: 'test',
          DATABASE_URL: urls.plain,
        }),
        run(BACKEND, ['packages/medusa-tenancy/dist/cli.js', 'migrate'], {
          NODE_ENV: 'test',
          DATABASE_URL: as('ours'),
          DATABASE_APP_URL: urls.ours,
        }),
      ]),
  }
}
