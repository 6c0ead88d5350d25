import { median } from '../tenancy/report.mjs'

const LEAST = 8

/**
 * Measures a scenario on all sides, one side at a time, another side first each round. A side gets as many requests as
 * fill the round at its own speed: a cached answer would be gone in a millisecond otherwise.
 */
export async function measureRounds(scenario, sides, { load, options }, parse = true) {
  const { rounds, roundMs, concurrency } = options
  const send = (side, count, first) =>
    load.call('round', { port: side.port, scenario, shops: [side.shop], count, concurrency, first, parse })
  for (const side of sides) {
    await side.before?.()
    // What a cache has to compute first is no measure of what it answers with.
    if (side.warm) await send(side, side.warm, 0)
    let result = await send(side, LEAST, 0)
    // Ever longer, until all code paths are compiled and a round's length can be told.
    while (result.elapsedMs < roundMs / 3) result = await send(side, result.count * 2, 0)
    side.count = Math.max(LEAST, Math.round((result.perSecond * roundMs) / 1000))
    side.results = []
  }
  for (let n = 0; n < rounds; n++) {
    for (let i = 0; i < sides.length; i++) {
      const side = sides[(i + n) % sides.length]
      await side.before?.()
      side.results.push(await send(side, side.count, n * side.count))
    }
  }
  return sides.map((side) => summarise(scenario, side, sides[0]))
}

/** Medians over the rounds; the ratio is that of the first side's same round. */
function summarise(scenario, { name, results }, first) {
  const of = (key) => median(results.map((round) => round[key]))
  const ratios = results.map((round, i) => round.perSecond / first.results[i].perSecond)
  return {
    scenario,
    side: name,
    perSecond: of('perSecond'),
    p50: of('p50'),
    p95: of('p95'),
    ratio: median(ratios),
  }
}
