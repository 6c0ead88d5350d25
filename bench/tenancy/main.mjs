/*
 * npm run bench:tenancy: the same catalogue in plain Medusa and in ours beside other tenants, measured
 * interleaved on this machine. docs/benchmarks.md says what the numbers mean.
 */
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asOwner } from '@cityos/testing'
import { cleanUp, openThings } from './clean-up.mjs'
import { checkReferences, cloneTenant, copyTenantToPlain } from './copy.mjs'
import { openDatabases } from './databases.mjs'
import { measureMemory } from './memory.mjs'
import { measureScenario } from './measure.mjs'
import { HELP, readOptions } from './options.mjs'
import { LOAD, RESULTS, SEED } from './paths.mjs'
import { pin, startProcess } from './processes.mjs'
import { describeRun, markdownTable, summarise } from './report.mjs'
import { describeShop, startSide } from './sides.mjs'
import { measureStack } from './stack-memory.mjs'

const began = performance.now()
const say = (text) =>
  console.log(`${String(Math.round((performance.now() - began) / 1000)).padStart(4)} s  ${text}`)
/** Up to here a neighbour is as large as the measured tenant; beyond, a tenth of it. */
const FULL_NEIGHBOURS = 99
const MIN_ROUNDS = 3

async function main(options, open) {
  await mkdir(RESULTS, { recursive: true })
  options.uploads = await mkdtemp(join(tmpdir(), 'cityos-bench-uploads-'))
  open.push(() => rm(options.uploads, { recursive: true, force: true }))
  say('PostgreSQL and migrations')
  const databases = await openDatabases(options, open)
  if (options.pin) pin(databases.postmaster, 'rest')
  await databases.migrate()
  const tenants = options.reuse ? await readTenants(databases.owner.ours) : await fill(databases, options)
  const load = await startProcess(LOAD, { env: process.env })
  open.push(load.stop)
  if (options.pin) [load.pid, process.pid].forEach((pid) => pin(pid, 'rest'))
  const context = { databases, tenants, load, open, options }
  const result = { ...describeRun(options), ...(await (options.memory ? runMemory : runComparison)(context)) }
  const file = join(RESULTS, `${result.date.replace(/[:.]/g, '-')}.json`)
  await writeFile(file, JSON.stringify(result, null, 2))
  if (result.lines) console.log(`\n${markdownTable(result.lines)}\n`)
  console.log(`${result.machine}; Node ${result.node}; Medusa ${result.medusa}; load ${result.load}\n${file}`)
}

async function fill(databases, options) {
  say(`filling our database with ${options.products} products`)
  const ours = await startSide('ours', databases, options)
  const tenants = await ours.call('run', SEED, options.products).finally(ours.stop)
  say('copying them into plain Medusa')
  await copyTenantToPlain(databases.owner, tenants.main)
  return tenants
}

/** What an earlier run with --keep made. */
async function readTenants(ownerUrl) {
  return asOwner(ownerUrl, async (client) => {
    const { rows } = await client.query(`select handle, id from tenant where handle in ('main', 'small')`)
    const { rows: all } = await client.query(`select count(*)::int - 1 as have from tenant`)
    return { ...Object.fromEntries(rows.map(({ handle, id }) => [handle, id])), have: all[0].have }
  })
}

/** Makes neighbours until `wanted` tenants live in our database. */
async function settle({ databases, tenants }, have, wanted) {
  const from = Math.max(0, have - 1)
  const to = Math.max(from, wanted - 1)
  if (to === from && from > 0) return
  const full = Math.min(to, FULL_NEIGHBOURS)
  say(`neighbours up to ${to}`)
  const owner = databases.owner.ours
  await cloneTenant(owner, tenants.main, { prefix: 'n', first: from + 1, count: full - from })
  const firstSmall = Math.max(from, full) + 1
  await cloneTenant(owner, tenants.small, { prefix: 's', first: firstSmall, count: to - firstSmall + 1 })
  await checkReferences(owner)
  for (const url of [owner, databases.owner.plain])
    await asOwner(url, (client) => client.query('vacuum analyze'))
}

async function runComparison(context) {
  const { databases, tenants, load, open, options } = context
  const lines = []
  let have = tenants.have ?? 1
  for (const count of options.tenants) {
    await settle(context, have, count)
    have = count
    const [plain, ours] = await Promise.all(
      ['plain', 'ours'].map((name) => startSide(name, databases, options)),
    )
    const servers = { plain, ours }
    open.push(servers.plain.stop, servers.ours.stop)
    const shops = await describeShops(databases, tenants, count, options.rotate)
    const sides = [
      { name: 'plain', server: servers.plain, shops: [shops.plain] },
      { name: `ours, ${count}`, server: servers.ours, shops: [shops.ours[0]] },
    ]
    const isMain = count === options.mainTenants
    if (isMain && shops.ours.length > 1) {
      sides.push({ name: `ours, ${shops.ours.length} of ${count}`, server: servers.ours, shops: shops.ours })
    }
    const rounds = isMain ? options.rounds : Math.max(MIN_ROUNDS, Math.ceil(options.rounds / 2))
    for (const scenario of options.scenarios) {
      say(`${count} tenants: ${scenario}`)
      const postmaster = databases.postmaster
      const results = await measureScenario(scenario, sides, { ...options, load, postmaster, rounds })
      const fresh = sides.map(({ name }) => ({
        tenants: count,
        ...summarise(scenario, name, results[name], results.plain),
      }))
      lines.push(...fresh)
      // A run that is interrupted has still said something.
      console.log(markdownTable(fresh))
    }
    const counters = await servers.ours.call('counters')
    if (counters.missingScopes)
      throw new Error(`${counters.missingScopes} queries ran outside a tenant's scope.`)
    await Promise.all([servers.plain.stop(), servers.ours.stop()])
  }
  return { lines }
}

/** The measured tenant first, then neighbours to rotate over. */
async function describeShops({ owner }, tenants, count, rotate) {
  const neighbours = Math.min(rotate, count, FULL_NEIGHBOURS + 1) - 1
  const ids = [tenants.main]
  for (let n = 1; n <= neighbours; n++) ids.push(`${tenants.main}_n${n}`)
  const ours = []
  for (const id of ids) ours.push(await describeShop(owner.ours, id))
  return { plain: await describeShop(owner.plain), ours }
}

async function runMemory(context) {
  const { databases, tenants, load, open, options } = context
  const count = options.mainTenants
  await settle(context, tenants.have ?? 1, count)
  const server = await startSide('ours', databases, options)
  open.push(server.stop)
  const { ours } = await describeShops(databases, tenants, count, options.rotate)
  say(`${options.requests} requests over ${ours.length} tenants`)
  return { samples: await measureMemory({ server, shops: ours }, { ...options, load }) }
}

const options = readOptions(process.argv.slice(2))
if (options.help) {
  console.log(HELP)
  process.exit(0)
}
if (options.stack) {
  const { processes, pssMb, rssMb } = measureStack()
  for (const { pid, name, pssMb: pss } of processes)
    console.log(`${String(pid).padStart(8)}  ${pss.toFixed(0).padStart(5)} MB  ${name}`)
  console.log(
    `All of the stack: ${pssMb.toFixed(0)} MB (PSS; ${rssMb.toFixed(0)} MB when shared pages are counted repeatedly)`,
  )
  process.exit(0)
}
const open = openThings()
try {
  await main(options, open)
} catch (error) {
  console.error(error)
  process.exitCode = 1
} finally {
  await cleanUp(open)
}
process.exit()
