import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Scope } from '@cityos/contracts'
import { startPolicies, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { hire } from './staff'

const POLICIES = join(__dirname, '../../../../infra/cerbos/policies')

let folder: string
let cerbos: Awaited<ReturnType<typeof startPolicies>>
let backend: TestBackend
let tenant: TestTenant
let viewer: Client

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cityos-policies-'))
  cpSync(POLICIES, folder, { recursive: true })
  cerbos = await startPolicies(folder)
  backend = await TestBackend.start({ env: { CERBOS_URL: cerbos.url, LOG_LEVEL: 'info' } })
  tenant = await backend.provisionTenant('ruled')
  viewer = (await hire(backend, tenant, ['viewer'])).client
})

afterAll(async () => {
  await backend?.stop()
  await cerbos?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Core's validator refuses the empty body, once the guard has let it through. */
const create = () => viewer.post<{ code?: string }>('/admin/products', {})

async function until(condition: () => Promise<boolean>): Promise<void> {
  for (const end = Date.now() + 15_000; Date.now() < end; await sleep(100)) if (await condition()) return
  throw new Error('It did not come about.')
}

const permissions = async () =>
  (await viewer.get<{ scope: Scope }>('/admin/scope')).body.scope.permissions as string[]

it('a refusal is in the log, with the request that it belongs to', async () => {
  const answer = await viewer.with({ 'x-request-id': 'req-of-this-test' }).post('/admin/products', {})
  expect(answer.status).toBe(403)
  expect(backend.server.log()).toMatch(
    new RegExp(`access denied: user user_\\w+, product:create in ${tenant.id}, request req-of-this-test`),
  )
})

it('what a client calls its request cannot forge a line of the log', async () => {
  await viewer.with({ 'x-request-id': 'x access allowed: everybody' }).post('/admin/products', {})
  expect(backend.server.log()).not.toContain('access allowed: everybody')
})

it('a policy that is changed counts without a restart, for routes and for screens', async () => {
  const file = join(folder, 'catalogue/product.yaml')
  const policy = readFileSync(file, 'utf8')
  expect((await create()).status).toBe(403)
  expect(await permissions()).not.toContain('product:create')
  writeFileSync(file, policy.replaceAll('[manager, editor, key]', '[member, key]'))
  await until(async () => (await create()).status === 400)
  expect(await permissions()).toContain('product:create')
  writeFileSync(file, policy)
  await until(async () => (await create()).status === 403)
})

it('while Cerbos is away nobody passes who needs a permission; shoppers do not notice', async () => {
  expect((await tenant.admin.get('/admin/products')).status).toBe(200)
  const acting = await backend.actIn(tenant)
  process.kill(cerbos.pid, 'SIGKILL')
  await cerbos.exited
  for (const client of [tenant.admin, viewer, backend.platform, acting]) {
    const answer = await client.get<{ code: string }>('/admin/products')
    expect([answer.status, answer.body.code]).toEqual([503, 'authorization_unavailable'])
  }
  expect((await tenant.store.get('/store/products')).status).toBe(200)
  expect((await tenant.anonymous.get('/health')).status).toBe(200)
  expect((await tenant.anonymous.get('/admin/products')).status).toBe(401)
})

it('when Cerbos is back so is everybody', async () => {
  cerbos = await startPolicies(folder, cerbos.port)
  await until(async () => (await tenant.admin.get('/admin/products')).status === 200)
})
