import { join } from 'node:path'
import type { TenantOperationKind } from '@cityos/contracts'
import {
  createProduct,
  placeOrder,
  randomFrom,
  startServer,
  TestBackend,
  type ServerProcess,
  type TestTenant,
} from '@cityos/testing'
import { Operations, rowsOf, sharedFolders } from './drive'

const FIXTURE = join(__dirname, '../fixtures/tenant-operations.ts')
const ROUNDS = process.env['CITYOS_LONG'] ? 12 : 1
/** The moments of the kills: CITYOS_SEED repeats those of a run. */
const SEED = Number(process.env['CITYOS_SEED'] ?? Math.floor(Math.random() * 2 ** 31))
const random = randomFrom(SEED)
/** Enough for a kill to meet the work half-way. */
const ROWS = 12_000

/*
 * Operations whose process is killed without warning, again and again, at random moments. Another process takes them up
 * and comes to the same end.
 */

let backend: TestBackend
let operations: Operations
let folders: Awaited<ReturnType<typeof sharedFolders>>
let tenant: TestTenant
let hash: string
let exportId: string
let victims = 0

beforeAll(async () => {
  folders = await sharedFolders()
  backend = await TestBackend.start({ env: folders.env })
  operations = new Operations(backend)
  tenant = await backend.provisionTenant('sturdy')
  const product = await createProduct(tenant)
  await placeOrder(tenant, product.variants[0]!.id)
  await backend.sql(async (client) => {
    await client.query(`select set_config('app.tenant', $1, false)`, [tenant.id])
    // A category under the one before, in one circle with itself, and as many tags in batches.
    await client.query(
      `insert into product_tag (id, value) select 'ptag_01JGFJJZ00' || lpad(i::text, 16, '0'), 'tag ' || i from generate_series(1, ${ROWS}) i`,
    )
    await client.query(
      `insert into product_category (id, name, handle, mpath, parent_category_id)
       select 'pcat_01JGFJJZ00' || lpad(i::text, 16, '0'), 'c' || i, 'c' || i, 'c' || i,
              case when i < 2000 then 'pcat_01JGFJJZ00' || lpad((i + 1)::text, 16, '0') end from generate_series(1, 2000) i`,
    )
  })
  const { id, manifest } = await operations.export(tenant.id)
  exportId = id
  hash = manifest.total_sha256
}, 180_000)
afterAll(async () => {
  if (process.env['CITYOS_LONG']) process.stderr.write(`crashes: CITYOS_SEED=${SEED}\n`)
  await backend?.stop()
  await folders.remove()
})

const enqueue = (kind: TenantOperationKind, tenantId: string, input: object) =>
  backend.run<string>(FIXTURE, 'enqueue', { kind, tenant_id: tenantId, input })

/** Lets processes work on the operation and kills each; answers the stages that the deaths met. */
async function killRepeatedly(id: string): Promise<string[]> {
  const stages: string[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const server: ServerProcess = await startServer({
      ...folders.env,
      DATABASE_APP_URL: backend.database.appUrl,
    })
    const { attempt } = await operations.read(id)
    const working = server.call('run', FIXTURE, 'takeUp', []).catch(() => undefined)
    await moments(id, attempt, round)
    await server.kill()
    await working
    const operation = await operations.read(id)
    stages.push(`${operation.stage} ${operation.done}/${operation.total}`)
    if (operation.finished_at) break
    victims++
  }
  return stages
}

/** Waits until somebody has made another attempt at the operation, and then for a random moment. */
async function moments(id: string, attempt: number, round: number): Promise<void> {
  for (let i = 0; i < 200; i++) {
    if ((await operations.read(id)).attempt > attempt) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  await new Promise((resolve) => setTimeout(resolve, 100 + random() * 600 * (round + 1)))
}

async function finish(id: string) {
  await operations.takeUp()
  const operation = await operations.ended(id)
  if (operation.status !== 'succeeded') throw new Error(JSON.stringify(operation))
  return operation
}

it('an export comes to the same hash', async () => {
  const id = await enqueue('export', tenant.id, {})
  await killRepeatedly(id)
  expect((await finish(id)).result).toMatchObject({ total_sha256: hash })
})

it('a copy is whole, and the original as it was', async () => {
  const input = {
    target_id: 'ten_01KAGX5T3M4Q8Z7W6V5T4S3R2P',
    handle: 'sturdy-two',
    name: 'Two',
    logins: 'copy',
  }
  const id = await enqueue('clone', tenant.id, input)
  await killRepeatedly(id)
  const operation = await finish(id)
  expect(operation.result).toMatchObject({ tenant_id: input.target_id, total_sha256: hash })
  const [original, copy] = [await rowsOf(backend, tenant.id), await rowsOf(backend, input.target_id)]
  expect({ ...copy, workflow_execution: 0, auth_password_reset_token: 0 }).toEqual({
    ...original,
    workflow_execution: 0,
    auth_password_reset_token: 0,
  })
  expect((await operations.export(tenant.id)).manifest.total_sha256).toBe(hash)
})

it('a purge removes everything, and never leaves a tenant that resolves', async () => {
  await operations.setStatus(tenant.id, 'archived')
  const id = await enqueue('purge', tenant.id, {})
  await killRepeatedly(id)
  expect((await backend.client('sturdy.localhost').get('/store/products')).status).toBe(404)
  await finish(id)
  expect(await rowsOf(backend, tenant.id)).toEqual({})
})

it('a restore brings the same hash back', async () => {
  const id = await enqueue('import', tenant.id, { mode: 'restore', export_id: exportId })
  await killRepeatedly(id)
  expect((await finish(id)).result).toMatchObject({ tenant_id: tenant.id, total_sha256: hash })
  expect((await operations.export(tenant.id)).manifest.total_sha256).toBe(hash)
  await operations.setStatus(tenant.id, 'active')
  expect((await tenant.store.get('/store/products')).status).toBe(200)
})

it('the kills met operations half-way', () => {
  expect(victims).toBeGreaterThan(0)
})

it('a process that was thought dead and is not writes nothing more', async () => {
  const input = {
    target_id: 'ten_01KAGX5T3M4Q8Z7W6V5T4S3R2Q',
    handle: 'sturdy-three',
    name: 'Three',
    logins: 'copy',
  }
  const id = await enqueue('clone', tenant.id, input)
  // Both believe that the other one has ended: each takes the operation from the other.
  const server = await startServer({ ...folders.env, DATABASE_APP_URL: backend.database.appUrl })
  const first = server.call('run', FIXTURE, 'takeUp', [])
  await moments(id, 0, 0)
  await operations.take(id)
  await first
  const operation = await operations.ended(id)
  await server.stop()
  // Whole, so that a failure says why.
  expect(operation).toMatchObject({ status: 'succeeded', error: null })
  expect(operation.attempt).toBeGreaterThan(1)
  expect((await rowsOf(backend, input.target_id))['product_tag']).toBe(ROWS)
})
