/*
 * npm run bench:guard: what asking Cerbos adds to a request, from the question to the answer, over gRPC to a Cerbos
 * on this machine. docs/benchmarks.md says what the numbers mean.
 */
import { cpus } from 'node:os'
import { accessForRequest, connectPdp, visitorOf } from '@cityos/access'
import { PERMISSIONS } from '@cityos/contracts'
import { startPolicies } from '@cityos/testing'
import { quantile } from '../tenancy/report.mjs'

const TIMES = Number(process.argv[2] ?? 2_000)
const TENANT = 'ten_bench'
const editor = {
  ...visitorOf(TENANT),
  kind: 'user',
  id: 'user_bench',
  tenants: [{ id: TENANT, roles: ['editor'] }],
}
const product = { kind: 'product', tenant: TENANT }

/** Each is one request's worth of questions. */
const QUESTIONS = {
  'the guard, one permission': (access) => access.can(editor, 'update', product),
  'all permissions of the admin’s scope': (access) =>
    Promise.all(
      PERMISSIONS.map((permission) => {
        const [kind, action] = permission.split(':')
        return access.can(editor, action, { kind, tenant: TENANT })
      }),
    ),
  'a filter for a list': (access) => access.filterFor(editor, 'read', 'page'),
}

async function measure(pdp, ask, atOnce, times) {
  const took = []
  let left = times
  const work = async () => {
    while (left-- > 0) {
      const began = performance.now()
      await ask(accessForRequest(pdp))
      took.push(performance.now() - began)
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: atOnce }, work))
  return { took, perSecond: (1_000 * times) / (performance.now() - began) }
}

const row = (cells) => console.log(`| ${cells.join(' | ')} |`)

const server = await startPolicies()
const pdp = connectPdp({ url: server.url, timeoutMs: 10_000 })
try {
  row(['Question', 'At once', 'p50 ms', 'p95 ms', 'per second'])
  row(['---', '---', '---', '---', '---'])
  for (const [name, ask] of Object.entries(QUESTIONS)) {
    await measure(pdp, ask, 8, Math.ceil(TIMES / 10))
    for (const atOnce of [1, 16]) {
      const { took, perSecond } = await measure(pdp, ask, atOnce, TIMES)
      const [p50, p95] = [0.5, 0.95].map((q) => quantile(took, q).toFixed(2))
      row([name, atOnce, p50, p95, Math.round(perSecond)])
    }
  }
  console.log(`\n${cpus().length} cores of ${cpus()[0]?.model}; Node ${process.version}`)
} finally {
  pdp.close()
  await server.stop()
}
