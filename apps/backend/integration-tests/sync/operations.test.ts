import { spawn } from 'node:child_process'
import { join } from 'node:path'
import {
  CommissionRuleState,
  OrderState,
  type SyncConflict,
  type SyncDelivery,
  type SyncHealth,
  type SyncInboxMessage,
} from '@cityos/contracts'
import {
  Client,
  createProduct,
  expectOk,
  placeOrder,
  startServer,
  TestBackend,
  type ServerProcess,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import { OtherSide, signed } from './other-side'
import { message, until } from './support'

const BACKEND = join(__dirname, '../..')
let other: OtherSide
let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let shirt: TestProduct

beforeAll(async () => {
  other = await OtherSide.start()
  backend = await TestBackend.start({ env: other.env })
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  shirt = await createProduct(acme)
  await other.heard(({ entity_id: id }) => id === shirt.id)
  await settled()
})
afterAll(async () => {
  await backend?.stop()
  await other?.stop()
})

const rows = <T>(sql: string, values: unknown[] = []) =>
  backend.sql(async (client) => (await client.query(sql, values)).rows as T[])
const settled = () =>
  until(
    () =>
      rows(
        `select from sync_outbox union all select from sync_delivery where state in ('queued', 'retrying', 'sending')`,
      ),
    (left) => !left.length,
  )
async function tell(told: ReturnType<typeof message>): Promise<void> {
  const request = signed(told.tenant_id, told)
  const { status } = await fetch(`${backend.server.url}/webhooks/bridge/${told.tenant_id}`, {
    method: 'POST',
    ...request,
  })
  expect(status).toBe(202)
}

describe('the state of the bridge', () => {
  const health = async (client = acme.admin, query = '') =>
    expectOk(await client.get<{ bridge: boolean; health: SyncHealth[] }>(`/admin/sync/health${query}`))

  it('is told to a tenant about itself, and to the platform about all', async () => {
    const { bridge, health: own } = await health()
    expect(bridge).toBe(true)
    expect(own).toEqual([
      expect.objectContaining({
        tenant_id: acme.id,
        handle: 'acme',
        queued: 0,
        failed: 0,
        dead: 0,
        conflicts: 0,
        lag_ms: null,
        connection: 'open',
      }),
    ])
    const all = (await health(backend.platform)).health.map(({ tenant_id }) => tenant_id)
    expect(all.sort()).toEqual([acme.id, globex.id].sort())
    expect((await health(backend.platform, `?tenant_id=${globex.id}`)).health).toHaveLength(1)
    expect((await acme.admin.get(`/admin/sync/health?tenant_id=${globex.id}`)).status).toBe(404)
  })

  it('shows what waits and what is given up, which can be sent once more', async () => {
    other.answers = () => 500
    await acme.admin.post(`/admin/products/${shirt.id}`, { title: 'Late' })
    const [late] = (await until(
      () => health().then(({ health }) => health),
      ([found]) => found!.failed === 1,
    )) as [SyncHealth]
    expect(late).toMatchObject({ failed: 1, queued: 0 })
    expect(late.lag_ms).toBeGreaterThan(0)
    // As after sixteen attempts.
    await rows(`update sync_delivery set state = 'dead' where state = 'retrying'`)
    expect((await health()).health[0]).toMatchObject({ failed: 0, dead: 1 })
    other.answers = () => 202
    const { sync_deliveries: dead } = expectOk(
      await acme.admin.get<{ sync_deliveries: SyncDelivery[] }>('/admin/sync/deliveries?state=dead'),
    )
    expect(dead).toMatchObject([{ tenant_id: acme.id, entity_id: shirt.id, last_status: 500 }])
    const path = `/admin/sync/deliveries/${dead[0]!.id}/replay`
    expect((await globex.admin.post(path)).status).toBe(404)
    expect((await acme.admin.post(path)).status).toBe(202)
    await other.heard(({ data }) => data?.['title'] === 'Late')
  })

  it('pages the log', async () => {
    const first = expectOk(
      await acme.admin.get<{ sync_deliveries: SyncDelivery[]; next_cursor: string }>(
        '/admin/sync/deliveries?limit=1',
      ),
    )
    const second = expectOk(
      await acme.admin.get<{ sync_deliveries: SyncDelivery[] }>(
        `/admin/sync/deliveries?limit=1&cursor=${first.next_cursor}`,
      ),
    )
    expect(second.sync_deliveries).toHaveLength(1)
    expect(second.sync_deliveries[0]!.id).not.toBe(first.sync_deliveries[0]!.id)
    expect((await acme.admin.get('/admin/sync/deliveries?cursor=x')).status).toBe(400)
  })

  it('shows a conflict from both sides, and somebody ends it', async () => {
    const placed = (scope: string) => ({
      placement: { country_code: 'sa', scope_code: scope, category_code: null, subcategory_code: null },
    })
    await tell(message(acme.id, 'tenant_profile', acme.id, 1, placed('riyadh')))
    await tell(message(acme.id, 'tenant_profile', acme.id, 1, placed('jeddah')))
    const list = async () =>
      expectOk(await acme.admin.get<{ sync_conflicts: SyncConflict[] }>('/admin/sync/conflicts'))
        .sync_conflicts
    const [conflict] = await until(list, (found) => found.length > 0)
    expect(conflict).toMatchObject({
      entity: 'tenant_profile',
      state: 'open',
      held: placed('riyadh'),
      told: placed('jeddah'),
    })
    const path = `/admin/sync/conflicts/${conflict!.id}/resolve`
    expect((await globex.admin.post(path, { decision: 'taken' })).status).toBe(404)
    expect((await acme.admin.post(path, { decision: 'perhaps' })).status).toBe(400)
    const { sync_conflict: ended } = expectOk(
      await acme.admin.post<{ sync_conflict: SyncConflict }>(path, { decision: 'taken' }),
    )
    expect(ended).toMatchObject({ state: 'taken', resolved_by: expect.stringMatching(/^user_/) })
    expect(await rows('select scope_code from tenant where id = $1', [acme.id])).toEqual([
      { scope_code: 'jeddah' },
    ])
    expect(await acme.admin.post(path, { decision: 'kept' })).toMatchObject({
      status: 409,
      body: { code: 'conflict_closed' },
    })
    const { sync_messages: inbox } = expectOk(
      await acme.admin.get<{ sync_messages: SyncInboxMessage[] }>('/admin/sync/inbox'),
    )
    expect(inbox.map(({ state }) => state)).toEqual(['conflict', 'applied'])
    expect(
      expectOk(await globex.admin.get<{ sync_messages: unknown[] }>('/admin/sync/inbox')).sync_messages,
    ).toEqual([])
  })
})

it('a tenant’s own endpoint is told of its orders', async () => {
  expectOk(
    await acme.admin.post('/admin/webhook-endpoints', { url: `${other.url}/hooks`, events: ['order.*'] }),
  )
  const order = await placeOrder(acme, shirt.variants[0]!.id)
  const [told] = await until(
    () => other.hooks,
    (hooks) => hooks.length > 0,
  )
  expect(told!.event).toBe('order.created')
  expect(OrderState.strict().parse(told!.data)).toMatchObject({
    display_id: order.display_id,
    status: 'pending',
    currency_code: 'usd',
    email: order.email,
    totals: { current: String(order.total), refunded: '0' },
    items: [
      {
        product_id: shirt.id,
        variant_id: shirt.variants[0]!.id,
        quantity: '1',
        unit_price: '10',
        fulfilled_quantity: '0',
      },
    ],
  })
  expect(other.told.filter(({ entity }) => entity === 'order')).toEqual([])
})

it('and of what it keeps of its vendors’ sales', async () => {
  expectOk(
    await acme.admin.post('/admin/webhook-endpoints', {
      url: `${other.url}/hooks`,
      events: ['commission_rule.*'],
    }),
  )
  const toldOf = async (event: string) => {
    const [told] = await until(
      () => other.hooks.filter((hook) => hook.event === event),
      (hooks) => hooks.length > 0,
    )
    return told!
  }
  const { commission_rule: rule } = expectOk(
    await acme.admin.post<{ commission_rule: { id: string } }>('/admin/commission-rules', {
      ...{ name: 'Everybody', terms: { kind: 'percentage', rate_bps: 1_200 } },
      ...{ valid_to: '2030-01-01T00:00:00Z', limits: [{ currency_code: 'usd', minimum_minor: 25 }] },
    }),
  )
  const made = await toldOf('commission_rule.created')
  expect(CommissionRuleState.strict().parse(made.data)).toMatchObject({
    ...{ name: 'Everybody', version: 1, terms: { kind: 'percentage', rate_bps: 1_200 }, vendor_id: null },
    ...{ valid_from: null, valid_to: '2030-01-01T00:00:00.000Z', stack_group: 'commission', active: true },
    limits: [{ currency_code: 'usd', minimum_minor: 25, maximum_minor: null }],
  })
  expectOk(await acme.admin.post(`/admin/commission-rules/${rule.id}`, { version: 1, priority: 7 }))
  expect((await toldOf('commission_rule.updated')).data).toMatchObject({ version: 2, priority: 7 })
  expectOk(await acme.admin.delete(`/admin/commission-rules/${rule.id}`))
  expect((await toldOf('commission_rule.deleted')).entity_id).toBe(rule.id)
  expect(other.told.filter(({ entity }) => entity === 'commission_rule')).toEqual([])
})

it('npm run sync finds what differs, and has it told again', async () => {
  await settled()
  const sync = (...args: string[]) => run(['--require', 'ts-node/register', 'src/scripts/sync.ts', ...args])
  const gone = await createProduct(acme, { handle: 'gone', sku: 'SKU-9' })
  await other.heard(({ entity_id: id }) => id === gone.id)
  await settled()
  other.distort(shirt.id)
  // Past the triggers, as by somebody with a database console.
  await rows(`set session_replication_role = replica; update product set title = 'By hand', deleted_at = null where id = '${shirt.id}';
              update product set deleted_at = now() where id = '${gone.id}'`)
  const dry = await sync('--tenant', 'acme', '--entity', 'product', '--dry-run')
  expect(dry.output).toContain('acme product: 2 compared: 0 missing, 1 different, 1 too many')
  expect(await rows('select from sync_outbox')).toEqual([])
  expect((await sync('--tenant', 'acme', '--entity', 'product')).output).toContain('1 different, 1 too many')
  await other.heard(({ data }) => data?.['title'] === 'By hand')
  await other.heard(({ entity_id: id, deleted }) => id === gone.id && deleted)
  await settled()
  expect((await sync('--all')).output).toMatch(/globex vendor: 0 compared/)
  expect((await sync('--tenant', 'nobody')).code).toBe(1)
}, 90_000)

it('a process that is killed at any moment leaves nothing untold', async () => {
  const env = { DATABASE_APP_URL: backend.database.appUrl, ...other.env }
  let server: ServerProcess = backend.server
  for (let round = 0; round < 2; round++) {
    let refused = 0
    other.answers = () => (refused++ % 3 ? 202 : 503)
    const admin = new Client(server.url, acme.admin.headers)
    const changes = Array.from({ length: 12 }, (_, index) =>
      // The process dies under some of them.
      admin.post(`/admin/products/${shirt.id}`, { title: `Round ${round} ${index}` }).catch(() => undefined),
    )
    await other.heard(({ data }) => String(data?.['title']).startsWith(`Round ${round}`))
    await server.kill()
    await Promise.all(changes)
    // While nobody works.
    await rows(`update product set title = 'While away ${round}' where id = $1`, [shirt.id])
    await rows(`update product set subtitle = 'x${round}' where tenant_id = $1`, [acme.id])
    // The dead process's messages are another's after half a minute, and failed ones are due after seconds.
    await rows(`update sync_delivery set next_attempt_at = now() where state in ('sending', 'retrying')`)
    other.answers = () => 202
    server = await startServer(env)
    const { data } = await other.heard(
      ({ entity_id: id, data }) =>
        id === shirt.id && data?.['title'] === `While away ${round}` && data['subtitle'] === `x${round}`,
      20_000,
    )
    expect(data).toBeTruthy()
    expect(await settled()).toEqual([])
    const versions = other.told.filter(({ entity_id: id }) => id === shirt.id).map(({ version }) => version)
    expect(versions.at(-1)).toBe(Math.max(...versions))
  }
  const held = await rows<{ hash: string }>('select hash from sync_entity where entity_id = $1', [shirt.id])
  expect(held[0]!.hash).toBe(other.told.findLast(({ entity_id: id }) => id === shirt.id)!.hash)
  await server.stop()
  // Another content admin takes its place, and knows nothing yet.
  const successor = await OtherSide.start()
  try {
    server = await startServer({ ...env, ...successor.env })
    const told = await successor.heard(({ entity_id: id }) => id === shirt.id)
    expect(told.hash).toBe(held[0]!.hash)
    for (const { id } of [acme, globex])
      await successor.heard((one) => one.entity === 'tenant' && one.entity_id === id)
  } finally {
    await server.stop()
    await successor.stop()
  }
}, 120_000)

function run(args: string[]): Promise<{ code: number | null; output: string }> {
  const child = spawn(process.execPath, args, {
    cwd: BACKEND,
    env: { ...process.env, NODE_ENV: 'test', DATABASE_APP_URL: backend.database.appUrl, ...other.env },
  })
  let output = ''
  child.stdout.on('data', (part) => (output += String(part)))
  child.stderr.on('data', (part) => (output += String(part)))
  return new Promise((resolve) => child.on('exit', (code) => resolve({ code, output })))
}
