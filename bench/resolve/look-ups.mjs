import { createTenantConnection } from '../../packages/medusa-tenancy/dist/database/connection.js'
import { TenantResolver } from '../../packages/medusa-tenancy/dist/http/resolver.js'
import { quantile } from '../tenancy/report.mjs'

const KINDS = {
  subdomain: (n) => ({ host: `bench${n}.localhost` }),
  'custom domain': (n) => ({ host: `www.bench${n}.example` }),
  'publishable key': (n) => ({ host: 'localhost', publishableKey: `pk_bench${n}` }),
  'host and key': (n) => ({ host: `bench${n}.localhost`, publishableKey: `pk_bench${n}` }),
}

/** Lines of kind, source, requests at once, p50 and p95: every tenant once from the database, then from memory. */
export async function measureLookUps(appUrl, tenants) {
  const connection = createTenantConnection({ url: appUrl, pool: { min: 10, max: 10 } })
  const options = { platformHosts: ['localhost'], baseDomain: 'localhost', cacheTtlMs: 3_600_000 }
  const lines = []
  const order = shuffled(tenants)
  for (const [kind, hintsOf] of Object.entries(KINDS)) {
    for (const atOnce of [1, 8]) {
      const resolver = new TenantResolver(connection, options)
      const pass = () => timed(order, atOnce, (n) => resolve(resolver, hintsOf(n), `ten_bench${n}`))
      // Plans and pages of PostgreSQL are warm in production too.
      for (const n of order.slice(0, 200)) await new TenantResolver(connection, options).resolve(hintsOf(n))
      for (const source of ['database', 'memory']) {
        const times = await pass()
        lines.push([kind, source, atOnce, quantile(times, 0.5), quantile(times, 0.95)])
      }
    }
  }
  await connection.destroy()
  return lines
}

async function resolve(resolver, hints, expected) {
  const resolution = resolver.cached(hints) ?? (await resolver.resolve(hints))
  if (resolution.tenant?.tenantId !== expected)
    throw new Error(`${JSON.stringify(hints)} did not find ${expected}`)
}

async function timed(order, atOnce, work) {
  const times = []
  const waiting = [...order]
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let n = waiting.pop(); n !== undefined; n = waiting.pop()) {
        const started = performance.now()
        await work(n)
        times.push(performance.now() - started)
      }
    }),
  )
  return times
}

/** The same order in each run: 7,919 is a prime that divides no sensible number of tenants. */
function shuffled(count) {
  return Array.from({ length: count }, (_, i) => ((i * 7_919) % count) + 1)
}
