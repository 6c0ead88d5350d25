/*
 * npm run bench:portability [-- --orders 20000]: how many rows a second an export, a restore, a copy and a purge of one
 * tenant move, and how much memory they take. docs/benchmarks.md says what the numbers mean.
 */
import { cpus } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { exportTenant, importRows, planImport, purgeTenantRows, verifyImport } from '@cityos/medusa-tenancy'
import { createTenantConnection } from '../../packages/medusa-tenancy/dist/database/connection.js'
import { openTenant } from '../support.mjs'

const { values } = parseArgs({ options: { orders: { type: 'string', default: '10000' } } })
const orders = Number(values.orders)
const TENANT = 'ten_01JGFJJZ00BENCHTENANT00000'
const COPY = 'ten_01JGFJJZ00BENCHC0PY0000000'
const open = []

async function main() {
  const { folder, appUrl } = await openTenant(open, TENANT, orders)
  const connection = createTenantConnection({ url: appUrl })
  open.push(() => connection.destroy())
  const results = []
  const measure = async (what, work) => {
    const peak = watchMemory()
    const start = performance.now()
    const cpu = process.cpuUsage()
    const rows = await work()
    const seconds = (performance.now() - start) / 1_000
    const { user, system } = process.cpuUsage(cpu)
    results.push({
      what,
      rows,
      seconds: seconds.toFixed(1),
      'rows/s': Math.round(rows / seconds),
      'CPU s': ((user + system) / 1e6).toFixed(1),
      'peak MB': peak(),
    })
  }
  const target = join(folder, 'export')
  let manifest
  await measure('export', async () => {
    manifest = await exportTenant(connection, {
      tenantId: TENANT,
      folder: target,
      versions: {},
      now: new Date(),
    })
    return manifest.rows
  })
  const bring = async (tenantId, options) => {
    const plan = await planImport(connection, { folder: target, ...options })
    await importRows(connection, plan, { tenantId, saveCursor: async () => undefined })
    await verifyImport(connection, plan, { tenantId })
    return manifest.rows
  }
  await measure('purge', () => purgeTenantRows(connection, { tenantId: TENANT }).then(() => manifest.rows))
  await measure('restore: check, write, verify', () => bring(TENANT, {}))
  await measure('copy: check, write, verify', () => bring(COPY, { clone: { tenantId: COPY, key: 'bench' } }))
  console.table(results)
  const megabytes = manifest.tables.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6
  console.log(
    `${megabytes.toFixed(0)} MB of lines; ${cpus().length} × ${cpus()[0].model}; Node ${process.version}`,
  )
}

/** Samples the resident memory; call the answer for the highest sample in MB. */
function watchMemory() {
  let highest = 0
  const sample = () => (highest = Math.max(highest, process.memoryUsage().rss))
  const timer = setInterval(sample, 50)
  return () => {
    clearInterval(timer)
    sample()
    return Math.round(highest / 1e6)
  }
}

try {
  await main()
} finally {
  for (const close of open.reverse()) await close()
}
