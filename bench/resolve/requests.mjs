import { Agent, request } from 'node:http'
import { quantile } from '../tenancy/report.mjs'

/**
 * The same request of one tenant at many hosts of it: the first pass finds the tenant in the database, the second one
 * in memory, and everything else is alike. One at a time.
 */
export async function measureRequests(url, tenant, hosts) {
  const agent = new Agent({ keepAlive: true })
  const get = (host) => timedGet(url, agent, { host, 'x-publishable-api-key': tenant.publishableKey })
  for (let i = 0; i < 300; i++) await get('main.localhost')
  const passes = { database: [], memory: [] }
  for (const source of Object.keys(passes)) {
    for (let n = 1; n <= hosts; n++) passes[source].push(await get(`main${n}.localhost`))
  }
  agent.destroy()
  const both = (times) => [quantile(times, 0.5), quantile(times, 0.95)]
  const [cold, warm] = [both(passes.database), both(passes.memory)]
  const share = ((cold[0] - warm[0]) / cold[0]) * 100
  return [
    ['GET /store/regions, tenant from the database', ...cold],
    ['GET /store/regions, tenant from memory', ...warm],
    [`difference, ${share.toFixed(0)} % of the first`, cold[0] - warm[0], cold[1] - warm[1]],
  ]
}

function timedGet(url, agent, headers) {
  return new Promise((resolve, reject) => {
    const started = performance.now()
    request(`${url}/store/regions`, { agent, headers }, (response) => {
      response.resume()
      response.on('end', () => {
        if (response.statusCode !== 200)
          return reject(new Error(`${headers.host} answered ${response.statusCode}`))
        resolve(performance.now() - started)
      })
    })
      .on('error', reject)
      .end()
  })
}
