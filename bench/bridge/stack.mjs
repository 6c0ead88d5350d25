import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { asOwner, freePort, startPolicies, TestBackend } from '@cityos/testing'
import { openServer, run } from '../support.mjs'
import { BACKEND, ROOT } from '../tenancy/paths.mjs'

const key = (fill) => Buffer.alloc(32, fill).toString('base64')
const CONTENT = 'scripts/orchestrator.mjs'

/**
 * Medusa, the content admin as `next start`, and its worker, each a process, over one durable PostgreSQL with a
 * database for each. What has to be taken down afterwards goes onto `open`, even when this fails half-way.
 */
export async function startStack(open) {
  const { folder, server } = await openServer(open, 200)
  const policies = await startPolicies()
  open.push(() => policies.stop())
  const [medusaPort, contentPort] = [await freePort(), await freePort()]
  const urls = { medusa: `http://127.0.0.1:${medusaPort}`, content: `http://127.0.0.1:${contentPort}` }
  const app = Object.assign(new URL(server.url('ours')), {
    username: 'bench_app',
    password: 'bench-only',
  }).toString()
  await asOwner(server.url('postgres'), async (client) => {
    await client.query('create database ours')
    await client.query('create database content')
  })
  const bridge = {
    CERBOS_URL: policies.url,
    BRIDGE_KEYS: `bench:${key(7)}`,
    ORCHESTRATOR_URL: urls.content,
    WEBHOOKS_TO_PRIVATE_ADDRESSES: 'on',
  }
  const content = {
    ...bridge,
    PORT: String(contentPort),
    BACKEND_URL: urls.medusa,
    ORCHESTRATOR_DATABASE_URL: server.url('content'),
    PAYLOAD_SECRET: 'a-secret-of-a-benchmark-with-32-characters',
    KEYCLOAK_ISSUER: 'http://localhost:1/realms/cityos',
    PAYLOAD_ADMIN_CLIENT_SECRET: 'bench-only-client-secret',
    CONTENT_SEALING_KEYS: `bench:${key(1)}`,
    CONTENT_DATA_DIR: folder,
    CRON_TOKEN: 'a-token-of-a-benchmark-with-32-characters',
  }
  await run(BACKEND, ['packages/medusa-tenancy/dist/cli.js', 'migrate'], {
    DATABASE_URL: server.url('ours'),
    DATABASE_APP_URL: app,
  })
  await run(ROOT, [CONTENT, 'migrate'], content)
  await run(ROOT, [CONTENT, 'seed'], content)
  open.push(start([CONTENT, 'server'], content), start([CONTENT, 'worker'], content))
  const database = { ownerUrl: server.url('ours'), appUrl: app, drop: async () => undefined }
  const backend = await TestBackend.start({ database, env: { ...bridge, PORT: String(medusaPort) } })
  open.push(() => backend.stop())
  await untilHealthy(`${urls.content}/api/health`)
  return { backend, medusa: server.url('ours'), content: server.url('content') }
}

function start([program, ...args], env) {
  const child = spawn(process.execPath, [join(ROOT, program), ...args], {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  return async () => {
    if (child.exitCode !== null) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
}

async function untilHealthy(url) {
  for (const endMs = performance.now() + 60_000; performance.now() < endMs;) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${url} does not answer.`)
}
