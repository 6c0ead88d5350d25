import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuOfFamily } from './cpu.mjs'
import { RESULTS } from './paths.mjs'

const WARM_UP_MS = 1_000
/** What a request leaves to do after its answer (events, logs) counts as its work too. */
const SETTLE_MS = 60
const MIN_COUNT = 16

/**
 * Measures one scenario on all sides, interleaved: each round gives every side the same requests, one side at
 * a time while the others idle, and each round starts with another side.
 */
export async function measureScenario(
  scenario,
  sides,
  { load, postmaster, rounds, roundMs, concurrency, profile },
) {
  const round = (side, count, first) =>
    load.call('round', { port: side.server.port, scenario, shops: side.shops, count, concurrency, first })
  const warm = new Map()
  for (const side of sides) warm.set(side, await warmUp((count, first) => round(side, count, first)))
  const count = Math.max(MIN_COUNT, Math.round((warm.get(sides[0]).perSecond * roundMs) / 1000))
  const results = Object.fromEntries(sides.map(({ name }) => [name, []]))
  for (let n = 0; n < rounds; n++) {
    const order = sides.map((_, i) => sides[(i + n) % sides.length])
    for (const side of order) {
      results[side.name].push(await measured(side, postmaster, () => round(side, count, n * count)))
    }
  }
  if (profile) await profileSides(scenario, sides, (side) => round(side, count, 0))
  return results
}

/** Runs ever longer rounds until one has taken long enough, so that all code paths are compiled. */
async function warmUp(round) {
  for (let count = MIN_COUNT; ; count *= 2) {
    const result = await round(count, 0)
    if (result.elapsedMs > WARM_UP_MS / 2) return result
  }
}

/** What `run` takes of one side, its process's CPU and PostgreSQL's included, each per request. */
export async function measured({ server }, postmaster, run) {
  await server.call('collectGarbage')
  await sleep(SETTLE_MS)
  const [cpu, database] = [await server.call('cpu'), cpuOfFamily(postmaster)]
  const counters = await server.call('counters')
  const result = await run()
  await sleep(SETTLE_MS)
  result.cpuMs = ((await server.call('cpu')) - cpu) / result.count
  if (database !== undefined) result.databaseCpuMs = (cpuOfFamily(postmaster) - database) / result.count
  const after = await server.call('counters')
  if (counters && after) result.switches = (after.tenantSwitches - counters.tenantSwitches) / result.count
  return result
}

async function profileSides(scenario, sides, round) {
  for (const side of sides) {
    await side.server.call('startProfile')
    await round(side)
    await side.server.call(
      'stopProfile',
      join(RESULTS, `${scenario}-${side.name.replace(/\W+/g, '-')}.cpuprofile`),
    )
  }
}
