/** What benchmarks begin with. Whatever has to be taken down afterwards goes onto `open`, also when it fails half-way. */
import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '@cityos/dev-stack'
import { asOwner, migrateDatabase } from '@cityos/testing'
import { fillTenant } from './portability/fill.mjs'
import { ROOT } from './tenancy/paths.mjs'

/** A durable PostgreSQL in a folder of its own, where more may be put. */
export async function openServer(open, maxConnections) {
  const folder = await mkdtemp(join(tmpdir(), 'cityos-bench-'))
  open.push(() => rm(folder, { recursive: true, force: true }))
  const server = await startPostgres({ dataDir: join(folder, 'postgres'), maxConnections })
  open.push(() => server.stop())
  return { folder, server }
}

/** A migrated database in which one tenant has so many orders, and what belongs to them. */
export async function openTenant(open, tenantId, orders) {
  const { folder, server } = await openServer(open, 50)
  await asOwner(server.url('postgres'), (client) => client.query('create database bench'))
  process.env.CITYOS_TEST_POSTGRES ??= server.url('postgres')
  const ownerUrl = server.url('bench')
  await migrateDatabase(ownerUrl)
  const app = Object.assign(new URL(ownerUrl), { username: 'cityos_app', password: 'test-only' })
  const appUrl = app.toString()
  await asOwner(appUrl, (client) => fillTenant(client, tenantId, orders))
  return { folder, ownerUrl, appUrl }
}

/** Runs a program of the repository until it ends. @throws Error with the end of what it said, when it fails. */
export async function run(cwd, [program, ...args], env) {
  const child = spawn(process.execPath, [join(ROOT, program), ...args], {
    cwd,
    env: { ...process.env, MEDUSA_DISABLE_TELEMETRY: 'true', ...env },
  })
  process.once('exit', () => child.kill())
  let said = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (said += String(part)))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0)
    throw new Error(`${program} ${args.join(' ')} in ${cwd} ended with ${code}:\n${said.slice(-4_000)}`)
}
