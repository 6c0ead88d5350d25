import { startSide } from '../tenancy/sides.mjs'
import { measureRounds } from './rounds.mjs'
import { adminOf, startWriter } from './writer.mjs'

/** Product list and product: plain Medusa, ours without the cache, ours with it; then while somebody edits. */
export async function measureReads(context) {
  const { databases, open, options, shops, say } = context
  const start = async (name, kind, env) => {
    const server = await startSide(kind, databases, options, env)
    open.push(server.stop)
    // All three ask for the same popular part of the catalogue: pages of the list, and products.
    const shop = { ...shops[kind], products: shops[kind].products.slice(0, options.hot) }
    return { name, port: server.port, stop: server.stop, shop, warm: env ? 2 * options.hot : 0 }
  }
  const sides = [
    await start('plain', 'plain'),
    await start('ours, no cache', 'ours'),
    await start('ours, cached', 'ours', { CATALOGUE_CACHE: 'on' }),
  ]
  const lines = []
  for (const scenario of ['products', 'product']) {
    say(scenario)
    lines.push(...(await measureRounds(scenario, sides, context, false)))
  }
  for (const scenario of ['products', 'product']) {
    say(`${scenario} with an edit each second`)
    const busy = [sides[0], sides[2]]
    const writers = []
    for (const side of busy) {
      const writer = startWriter(side.port, await adminOf(side))
      writers.push(writer)
      // The idle side's edits would take time from the measured one.
      side.before = () => writers.forEach((other) => (other.on = other === writer))
    }
    const results = await measureRounds(scenario, busy, context, false)
    for (const writer of writers) await writer.stop()
    lines.push(...results.map((line) => ({ ...line, side: `${line.side}, edits` })))
  }
  await Promise.all(sides.map((side) => side.stop()))
  return lines
}
