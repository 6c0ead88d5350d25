import { scenarios } from './scenarios.mjs'

const SAMPLES = 10
const MB = 2 ** 20
/** Mostly cheap, as a storefront's traffic is; an order in every hundred. */
const MIX = { regions: 0.7, product: 0.2, products: 0.09, order: 0.01 }

/** Heap after garbage collection while `requests` mixed requests pass over rotating tenants. */
export async function measureMemory({ server, shops }, { load, requests, concurrency }) {
  const samples = []
  const sample = async (done) => {
    const { heapUsed, rss, external } = await server.call('memory')
    samples.push({ requests: done, heapMb: heapUsed / MB, rssMb: rss / MB, externalMb: external / MB })
    console.log(
      `  ${String(done).padStart(6)} requests: heap ${(heapUsed / MB).toFixed(1)} MB, RSS ${(rss / MB).toFixed(0)} MB`,
    )
  }
  // The first tenth fills caches and compiles; what follows must stay flat.
  for (let n = 0; n <= SAMPLES; n++) {
    if (n > 0) {
      for (const scenario of Object.keys(scenarios)) {
        const count = Math.max(1, Math.round((requests / SAMPLES) * MIX[scenario]))
        await load.call('round', { port: server.port, scenario, shops, count, concurrency, first: n * count })
      }
    }
    await sample(Math.round((requests / SAMPLES) * n))
  }
  return samples
}
