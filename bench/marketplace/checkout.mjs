/*
 * A checkout of ten things: all of one vendor, or of ten vendors that each ship by themselves; here and in plain Medusa
 * with the same carts, shipping methods and prices. Each round asks the same of both sides, one at a time on the same
 * core while the other idles: it fills carts, then completes them, which is where an order is split and its commission
 * computed. All that both need is there before the first round.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { asOwner } from '@cityos/testing'
import { copyTenantToPlain } from '../tenancy/copy.mjs'
import { openDatabases } from '../tenancy/databases.mjs'
import { measured } from '../tenancy/measure.mjs'
import { readOptions } from '../tenancy/options.mjs'
import { LOAD, SEED } from '../tenancy/paths.mjs'
import { pin, startProcess } from '../tenancy/processes.mjs'
import { describeShop, startSide } from '../tenancy/sides.mjs'
import { PHASES, tabulate } from './checkout-rows.mjs'

const SELLERS = fileURLToPath(new URL('sellers.cjs', import.meta.url))
const PRODUCTS = 30
/** Of a single thing, before anything is measured: what a process forgets while the other one works is not its speed. */
const AWAKE = 4
/** Scenarios that fill a cart, by what is in it. */
const CARTS = { 'one vendor': 'cartOfOne', 'ten vendors': 'cartOfTen' }

const began = performance.now()
/** Progress; what was measured alone goes to the standard output. */
const say = (text) => console.error(`${Math.round((performance.now() - began) / 1000)} s  ${text}`)

/** Rows of tables: what was bought, on which side, how long it took and how many times as long as plain Medusa. */
export async function measureCheckout(open, { rounds, orders }) {
  const options = { ...readOptions([]), uploads: await uploads(open) }
  say('PostgreSQL and migrations')
  const databases = await openDatabases(options, open)
  if (options.pin) pin(databases.postmaster, 'rest')
  await databases.migrate()
  say('products and vendors')
  const { tenantId, carts } = await fill(databases, options)
  const load = await startProcess(LOAD, { env: process.env })
  open.push(load.stop)
  if (options.pin) [load.pid, process.pid].forEach((pid) => pin(pid, 'rest'))

  const sides = []
  for (const [name, id] of [['plain'], ['ours', tenantId]]) {
    say(`the server, ${name}`)
    const server = await startSide(name, databases, options)
    open.push(server.stop)
    sides.push({ name, server, shop: { ...(await describeShop(databases.owner[name], id)), carts } })
  }
  const results = await takeTurns(sides, { load, postmaster: databases.postmaster, rounds, orders })
  await checkSplit(databases.owner.ours, (rounds + 1) * orders, (rounds + 1) * 2 * AWAKE)
  return tabulate(results, Object.keys(CARTS), { rounds, orders })
}

/** One round more than is asked for: in the first the processes warm up. */
async function takeTurns(sides, { load, postmaster, rounds, orders }) {
  const results = []
  for (let round = 0; round <= rounds; round++) {
    const inTurn = round % 2 ? [...sides].reverse() : sides
    for (const things of Object.keys(CARTS)) {
      for (const side of inTurn) {
        const how = { load, postmaster, things, first: round * orders, count: orders }
        const result = await checkOut(side, how)
        say(`${round ? `round ${round}` : 'warming up'}: ${things}, ${side.name}: ${describe(result)}`)
        if (round) results.push({ round, things, side: side.name, ...result })
      }
    }
  }
  return results
}

/** Fills carts and completes them, one after another. @returns of each phase the times and the CPU. */
async function checkOut(side, { load, postmaster, things, first, count }) {
  const { port } = side.server
  const round = (scenario, inputs, orders = count) =>
    load.call('round', {
      ...{ port, scenario, shops: [side.shop], count: orders, concurrency: 1, first, inputs, keep: true },
    })
  const { answers } = await round('cartOfSingle', undefined, AWAKE)
  await round('completion', answers, AWAKE)
  const cart = await measured(side, postmaster, () => round(CARTS[things]))
  const completion = await measured(side, postmaster, () => round('completion', cart.answers))
  return { cart, completion }
}

const describe = (result) =>
  PHASES.map(
    (phase) => `${phase} ${Math.round(result[phase].p50)} ms (CPU ${Math.round(result[phase].cpuMs)})`,
  ).join(', ')

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

/** @throws Error when what was measured is no split: a bench of nothing would be fast. */
async function checkSplit(ownerUrl, orders, awake) {
  const { rows } = await asOwner(ownerUrl, (client) =>
    client.query(`select parts, count(*)::int as orders
      from (select order_id, count(*)::int as parts from vendor_order group by 1) o group by 1 order by 1`),
  )
  const found = rows.map(({ parts, orders }) => `${orders} of ${parts}`).join(', ')
  const wanted = `${orders + awake} of 1, ${orders} of 10`
  if (found !== wanted)
    throw new Error(`Orders of so many vendors were expected: ${wanted}; and there are: ${found}`)
}
