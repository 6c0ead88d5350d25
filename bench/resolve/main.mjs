/*
 * npm run bench:resolve: how long it takes to find a request's tenant among 10,000, from the database and from
 * memory, and which part of a whole request that is. docs/benchmarks.md says what the numbers mean.
 */
import { cpus } from 'node:os'
import { asOwner, cloneDatabase, createEmptyDatabase, migrateDatabase, TestBackend } from '@cityos/testing'
import { openServer } from '../support.mjs'
import { fillRegistry } from './fill.mjs'
import { measureLookUps } from './look-ups.mjs'
import { measureRequests } from './requests.mjs'

const TENANTS = Number(process.argv[2] ?? 10_000)
const HOSTS_OF_MAIN = 1_000
const TARGET_P95_MS = 5

const began = performance.now()
const say = (text) =>
  console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${text}`)

async function main(open) {
  say('PostgreSQL and migrations')
  const database = await openDatabase(open)
  const backend = await TestBackend.start({ database, env: { LOG_LEVEL: 'error' } })
  open.push(() => backend.stop())
  say(`${TENANTS.toLocaleString('en')} tenants`)
  const tenant = await backend.provisionTenant('main')
  await asOwner(database.ownerUrl, (owner) => fillRegistry(owner, TENANTS, tenant.id, HOSTS_OF_MAIN))
  say('look-ups')
  const lookUps = await measureLookUps(database.appUrl, TENANTS)
  say('whole requests')
  const requests = await measureRequests(backend.server.url, tenant, HOSTS_OF_MAIN)
  print(['What is looked up', 'From', 'At once', 'p50 ms', 'p95 ms'], lookUps)
  print(['Whole request', 'p50 ms', 'p95 ms'], requests)
  console.log(`${cpus().length} cores of ${cpus()[0]?.model}; Node ${process.version}`)
  const slow = lookUps.filter((line) => line.at(-1) >= TARGET_P95_MS && line[2] === 1)
  if (slow.length)
    throw new Error(`p95 of ${TARGET_P95_MS} ms missed: ${slow.map((line) => line[0]).join(', ')}`)
}

/** A database of its own; with CITYOS_TEST_POSTGRES and CITYOS_TEST_TEMPLATE a copy of what the tests have migrated. */
async function openDatabase(open) {
  if (process.env.CITYOS_TEST_TEMPLATE) return cloneDatabase()
  const { server: postgres } = await openServer(open, 100)
  process.env.CITYOS_TEST_POSTGRES = postgres.url('postgres')
  const database = await createEmptyDatabase()
  await migrateDatabase(database.ownerUrl)
  return database
}

function print(head, lines) {
  const row = (cells) =>
    `| ${cells.map((cell) => (typeof cell === 'number' && cell % 1 ? cell.toFixed(3) : cell)).join(' | ')} |`
  console.log(`\n${row(head)}\n${row(head.map(() => '---'))}\n${lines.map(row).join('\n')}\n`)
}

const open = []
main(open)
  .catch((error) => {
    console.error(error)
    process.exitCode = 1
  })
  .finally(async () => {
    for (const close of open.reverse()) await close()
    process.exit()
  })
