/*
 * npm run bench:catalogue: reads of products with the catalogue cache against plain Medusa, quiet and while somebody
 * edits once a second, and what the triggers behind it cost each write. docs/benchmarks.md says what the numbers mean.
 */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanUp, openThings } from '../tenancy/clean-up.mjs'
import { copyTenantToPlain } from '../tenancy/copy.mjs'
import { openDatabases } from '../tenancy/databases.mjs'
import { LOAD, RESULTS, SEED } from '../tenancy/paths.mjs'
import { pin, startProcess } from '../tenancy/processes.mjs'
import { describeRun } from '../tenancy/report.mjs'
import { describeShop, startSide } from '../tenancy/sides.mjs'
import { HELP, readOptions } from './options.mjs'
import { measureReads } from './reads.mjs'
import { table } from './table.mjs'
import { measureWrites } from './writes.mjs'

const began = performance.now()
const say = (text) =>
  console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${text}`)

async function main(options, open) {
  options.uploads = await mkdtemp(join(tmpdir(), 'cityos-bench-uploads-'))
  open.push(() => rm(options.uploads, { recursive: true, force: true }))
  say('PostgreSQL and migrations')
  const databases = await openDatabases({}, open)
  if (options.pin) pin(databases.postmaster, 'rest')
  await databases.migrate()
  say(`${options.products} products, the same on both sides`)
  const seeding = await startSide('ours', databases, options)
  const tenants = await seeding.call('run', SEED, options.products).finally(seeding.stop)
  await copyTenantToPlain(databases.owner, tenants.main)
  const load = await startProcess(LOAD, { env: process.env })
  open.push(load.stop)
  if (options.pin) [load.pid, process.pid].forEach((pid) => pin(pid, 'rest'))
  const shops = {
    plain: await describeShop(databases.owner.plain),
    ours: await describeShop(databases.owner.ours, tenants.main),
  }
  const context = { databases, load, open, options, shops, tenantId: tenants.main, say }
  const reads = await measureReads(context)
  // A run that is interrupted has still said something.
  console.log(table(reads))
  const writes = options.writes ? await measureWrites(context) : []
  if (writes.length) console.log(table(writes))
  const command = ['npm run bench:catalogue --', ...process.argv.slice(2)].join(' ')
  return { ...describeRun(options), command, reads, writes }
}

const options = readOptions(process.argv.slice(2))
if (options.help) {
  console.log(HELP)
  process.exit(0)
}
const open = openThings()
try {
  const result = await main(options, open)
  await mkdir(RESULTS, { recursive: true })
  const file = join(RESULTS, `catalogue-${result.date.replace(/[:.]/g, '-')}.json`)
  await writeFile(file, JSON.stringify(result, null, 2))
  console.log(
    `\n${result.machine}; Node ${result.node}; Medusa ${result.medusa}; load ${result.load}\n${file}`,
  )
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await cleanUp(open)
}
process.exit()
