/*
 * A checkout of ten things: all of one vendor, or of ten vendors that each ship by themselves; here and in plain Medusa
 * with the same carts, shipping methods and prices. Interleaved, each side on the same core. The completion is
 * measured alone too, since it is there that an order is split and its commission computed.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asOwner } from '@cityos/testing'
import { copyTenantToPlain } from '../tenancy/copy.mjs'
import { openDatabases } from '../tenancy/databases.mjs'
import { measureScenario } from '../tenancy/measure.mjs'
import { readOptions } from '../tenancy/options.mjs'
import { LOAD, SEED } from '../tenancy/paths.mjs'
import { pin, startProcess } from '../tenancy/processes.mjs'
import { summarise } from '../tenancy/report.mjs'
import { scenarios } from '../tenancy/scenarios.mjs'
import { describeShop, startSide } from '../tenancy/sides.mjs'

const SELLERS = fileURLToPath(new URL('sellers.cjs', import.meta.url))
const PRODUCTS = 30
const ROUNDS = 5
/** In a round, at least: a checkout of ten vendors takes seconds. */
const ORDERS = 4
const MEASURED = ['oneVendor', 'oneVendorCompletion', 'tenVendors', 'tenVendorsCompletion']

/** Rows of a table: what was done, on which side, how long, and how many times as long as plain Medusa. */
export async function measureCheckout(open) {
  const options = {
    ...readOptions(['--round-ms', '1500', '--concurrency', '2']),
    uploads: await uploads(open),
  }
  const databases = await openDatabases(options, open)
  if (options.pin) pin(databases.postmaster, 'rest')
  await databases.migrate()
  const { tenantId, carts } = await fill(databases, options)
  const load = await startProcess(LOAD, { env: process.env })
  open.push(load.stop)
  if (options.pin) [load.pid, process.pid].forEach((pid) => pin(pid, 'rest'))

  const sides = []
  for (const [name, id] of [['plain'], ['ours', tenantId]]) {
    const server = await startSide(name, databases, options)
    open.push(server.stop)
    sides.push({ name, server, shops: [{ ...(await describeShop(databases.owner[name], id)), carts }] })
  }
  const rows = []
  for (const scenario of MEASURED) {
    const results = await measureScenario(scenario, sides, {
      ...options,
      load,
      postmaster: databases.postmaster,
      rounds: ROUNDS,
      minCount: ORDERS,
    })
    for (const { name } of sides)
      rows.push(row(scenario, name, summarise(scenario, name, results[name], results.plain)))
  }
  await checkSplit(databases.owner.ours)
  return { [`ten things, ${ROUNDS} interleaved rounds`]: rows }
}

async function uploads(open) {
  const folder = await mkdtemp(join(tmpdir(), 'cityos-bench-uploads-'))
  open.push(() => rm(folder, { recursive: true, force: true }))
  return folder
}

async function fill(databases, options) {
  const ours = await startSide('ours', databases, options)
  try {
    const { main: tenantId } = await ours.call('run', SEED, PRODUCTS)
    const carts = await ours.call('run', SELLERS, tenantId)
    await copyTenantToPlain(databases.owner, tenantId)
    return { tenantId, carts }
  } finally {
    await ours.stop()
  }
}

function row(scenario, side, { requestsPerRound, perSecond, p50, p95, cpuMs, speed }) {
  const fixed = (value) => Number(value.toFixed(1))
  return {
    checkout: scenarios[scenario].title,
    side,
    'per round': requestsPerRound,
    'per second': Number(perSecond.toFixed(2)),
    'p50 ms': fixed(p50),
    'p95 ms': fixed(p95),
    // What is prepared outside the clock is inside the process's CPU.
    'server CPU ms': scenarios[scenario].prepare ? '' : fixed(cpuMs),
    'times plain': side === 'plain' ? 1 : Number((1 / speed.median).toFixed(2)),
  }
}

/** @throws Error when what was measured is no split: a bench of nothing would be fast. */
async function checkSplit(ownerUrl) {
  const { rows } = await asOwner(ownerUrl, (client) =>
    client.query(`select parts, count(*)::int as orders
      from (select order_id, count(*)::int as parts from vendor_order group by 1) o group by 1 order by 1`),
  )
  if (rows.map(({ parts }) => parts).join() !== '1,10')
    throw new Error(`Orders of one and of ten vendors were expected: ${JSON.stringify(rows)}`)
}
