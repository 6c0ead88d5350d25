/*
 * npm run bench:billing [-- --cycles 1000 --rounds 5 --round 40]: cycles billed end to end, order, charge, payment and
 * the next cycle, beside plain orders of the same thing by Medusa's own createOrderWorkflow: in turns in one process, four
 * at once, each round as many. Then all that is left, for the memory. docs/benchmarks.md says what the numbers mean.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { openDatabases } from '../tenancy/databases.mjs'
import { readOptions } from '../tenancy/options.mjs'
import { SEED } from '../tenancy/paths.mjs'
import { startSide } from '../tenancy/sides.mjs'

const ROUNDS = fileURLToPath(new URL('rounds.cjs', import.meta.url))
const { values } = parseArgs({
  options: {
    cycles: { type: 'string', default: '1000' },
    rounds: { type: 'string', default: '5' },
    round: { type: 'string', default: '40' },
  },
})
const [cycles, rounds, perRound] = [values.cycles, values.rounds, values.round].map(Number)

const open = []
try {
  const uploads = await mkdtemp(join(tmpdir(), 'cityos-bench-uploads-'))
  open.push(() => rm(uploads, { recursive: true, force: true }))
  const options = { ...readOptions([]), uploads, pin: false }
  const databases = await openDatabases(options, open)
  await databases.migrate()
  const server = await startSide('ours', databases, options)
  open.push(server.stop)
  const { main: tenantId } = await server.call('run', SEED, 5)
  const result = await server.call('run', ROUNDS, tenantId, { cycles, rounds, perRound })
  if (result.paid !== cycles || result.orders !== cycles || result.charges !== cycles) {
    throw new Error(`Each of ${cycles} cycles was to be paid by one order: ${JSON.stringify(result)}`)
  }
  console.table(result.rows)
  console.table(result.rest)
  console.log(`${cpus().length} × ${cpus()[0].model}; Node ${process.version}`)
} finally {
  for (const close of open.reverse()) await close()
}
