/*
 * npm run bench:billing [-- --rounds 5 --round 40 --due 1000,10000,100000 --sample 200]: cycles billed end to end, order,
 * charge, payment and the next cycle, beside plain orders of the same thing by Medusa's own createOrderWorkflow: in turns
 * in one process, four at once, each round as many. Then a sample of them while so many are due. docs/benchmarks.md says
 * what the numbers mean.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { asOwner } from '@cityos/testing'
import { openDatabases } from '../tenancy/databases.mjs'
import { readOptions } from '../tenancy/options.mjs'
import { SEED } from '../tenancy/paths.mjs'
import { startSide } from '../tenancy/sides.mjs'

const ROUNDS = fileURLToPath(new URL('rounds.cjs', import.meta.url))
const WARM_UP = 8
const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    round: { type: 'string', default: '40' },
    due: { type: 'string', default: '1000,10000,100000' },
    sample: { type: 'string', default: '200' },
  },
})
const [rounds, perRound, sample] = [values.rounds, values.round, values.sample].map(Number)
const backlogs = values.due.split(',').map(Number)
const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)]
const fixed = (value) => Number(value.toFixed(2))
const say = (text) => console.log(`${new Date().toTimeString().slice(0, 8)} ${text}`)

/** Orders and cycles in turns; each row is one of the two. */
async function compare(step) {
  const took = { order: [], cycle: [] }
  for (let round = 0; round < rounds; round++) {
    const both = round % 2 ? ['cycle', 'order'] : ['order', 'cycle']
    for (const what of both) took[what].push(await step('round', { what, count: perRound }))
    const [order, cycle] = [took.order, took.cycle].map((all) => fixed((1000 * perRound) / all.at(-1).ms))
    say(`round ${round + 1} of ${rounds}: ${order} orders and ${cycle} cycles a second`)
  }
  return Object.entries(took).map(([what, all]) => ({
    what: what === 'order' ? 'plain createOrderWorkflow' : 'cycle, end to end',
    'per second': fixed((1000 * perRound) / median(all.map(({ ms }) => ms))),
    'server CPU ms each': fixed(median(all.map(({ cpuMs }) => cpuMs)) / perRound),
    'times plain': fixed(median(all.map(({ ms }, i) => ms / took.order[i].ms))),
    'CPU times plain': fixed(median(all.map(({ cpuMs }, i) => cpuMs / took.order[i].cpuMs))),
  }))
}

/** A sample of a backlog of so many. */
async function measure(step, due, ownerUrl) {
  await step('fill', { due })
  // As the database's own upkeep does where nobody fills it up at once.
  await asOwner(ownerUrl, (client) => client.query('analyze'))
  const { before, claim } = await step('finding')
  const { billed, ms, cpuMs, p50, p95, ...memory } = await step('sample', { count: sample })
  say(`${due} due: ${billed} billed, ${fixed((1000 * billed) / ms)} a second`)
  return {
    ...{ due, 'per second': fixed((1000 * billed) / ms), 'server CPU ms each': fixed(cpuMs / billed) },
    ...{ 'p50 ms': p50, 'p95 ms': p95, 'find once ms': fixed(before), 'claim ms': fixed(claim) },
    ...{ 'peak RSS MB': memory.rssMost, 'heap MB': `${memory.heapBefore} → ${memory.heapAfter}` },
  }
}

const open = []
try {
  const uploads = await mkdtemp(join(tmpdir(), 'cityos-bench-uploads-'))
  open.push(() => rm(uploads, { recursive: true, force: true }))
  const options = { ...readOptions([]), uploads, pin: false }
  say('migrating')
  const databases = await openDatabases(options, open)
  await databases.migrate()
  const server = await startSide('ours', databases, options)
  open.push(server.stop)
  const { main: tenantId } = await server.call('run', SEED, 5)
  const step = (name, given) => server.call('run', ROUNDS, tenantId, name, given)
  say('warming up')
  await step('prepare', { cycles: WARM_UP + rounds * perRound })
  for (const what of ['order', 'cycle']) await step('round', { what, count: WARM_UP })
  const rows = await compare(step)
  const grown = []
  for (const due of backlogs) grown.push(await measure(step, due, databases.owner.ours))
  // The server runs its own jobs as well: what they have taken up is told when they have done so.
  let counted = await step('counts')
  for (let tries = 0; counted.untold && tries < 30; tries++) {
    await sleep(1000)
    counted = await step('counts')
  }
  const { paid, charges, orders, captures } = counted
  const wanted = WARM_UP + rounds * perRound + backlogs.length * sample
  console.table(rows)
  console.table(grown)
  if ([paid, charges, orders, captures].some((count) => count !== paid) || paid < wanted) {
    throw new Error(
      `Each of ${wanted} cycles was to be paid once, by one order: ${JSON.stringify({ paid, charges, orders, captures })}`,
    )
  }
  console.log(
    `${cpus().length} × ${cpus()[0].model}; Node ${process.version}; ${paid} cycles, each one order and one payment`,
  )
} finally {
  for (const close of open.reverse()) await close()
}
