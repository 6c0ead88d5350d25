import { join } from 'node:path'
import {
  MOST_WEBHOOK_ENDPOINTS,
  type AuditLog,
  type MadeWebhookEndpoint,
  type WebhookDelivery,
  type WebhookEndpoint,
} from '@cityos/contracts'
import { expectOk, TestBackend, type Client, type TestTenant } from '@cityos/testing'
import { outcome } from '../access/staff'

const ENDPOINTS = '/admin/webhook-endpoints'
const DELIVERIES = '/admin/webhook-deliveries'
const FIXTURE = join(__dirname, '../fixtures/webhook-endpoints.ts')
const failLast = (fail: boolean) => backend.run(FIXTURE, 'failLastHooks', fail)

let backend: TestBackend
let tenant: TestTenant
let other: TestTenant
beforeAll(async () => {
  backend = await TestBackend.start()
  tenant = await backend.provisionTenant('hooked')
  other = await backend.provisionTenant('elsewhere')
})
afterAll(() => backend?.stop())
beforeEach(() => backend.sql((owner) => owner.query("delete from webhook_endpoint where kind = 'tenant'")))

const body = (changes: object = {}) => ({ url: 'https://erp.invalid/hooks', events: ['order.*'], ...changes })
const make = async (changes: object = {}, client: Client = tenant.admin) =>
  expectOk(await client.post<MadeWebhookEndpoint>(ENDPOINTS, body(changes)))
const read = async (id: string) =>
  expectOk(await tenant.admin.get<{ webhook_endpoint: WebhookEndpoint }>(`${ENDPOINTS}/${id}`))
    .webhook_endpoint
const list = async (client: Client = tenant.admin) =>
  expectOk(await client.get<{ webhook_endpoints: WebhookEndpoint[]; count: number }>(ENDPOINTS))
const row = (id: string) =>
  backend.sql(async (owner) => {
    const { rows } = await owner.query('select * from webhook_endpoint where id = $1', [id])
    const [{ updated_at: _at, ...rest }] = rows as [Record<string, unknown>]
    return rest
  })

it('is registered with a secret that is shown once and stored sealed', async () => {
  const { webhook_endpoint: made, secret } = await make({ description: 'Warehouse' })
  expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
  expect(await read(made.id)).toEqual(made)
  expect(made).toMatchObject({ state: 'enabled', failures: 0, waiting: 0, previous_secret_until: null })
  const everything = JSON.stringify([await list(), await row(made.id)])
  expect(everything).not.toContain(secret)
  const trail = await tenant.admin.get<{ audit_logs: AuditLog[] }>(`/admin/audit-logs?row_id=${made.id}`)
  expect(trail.text).toContain('"secrets":"[hidden]"')
  expect(trail.text).not.toContain(secret)
})

it.each<[string, object]>([
  ['plain HTTP', { url: 'http://erp.example.com/' }],
  ['an address inside', { url: 'https://10.0.0.7/hooks' }],
  ['the machine itself', { url: 'https://localhost/hooks' }],
  ['the cloud’s metadata', { url: 'https://169.254.169.254/latest' }],
  ['another protocol', { url: 'ftp://erp.example.com' }],
  ['a password in the address', { url: 'https://me:secret@erp.example.com/' }],
  ['no events', { events: [] }],
  ['an event that there is none of', { events: ['order.paid'] }],
  ['an event twice', { events: ['*', '*'] }],
  ['a field that it does not know', { secret: 'whsec_mine' }],
])('refuses %s', async (_what, changes) => {
  expect(outcome(await tenant.admin.post(ENDPOINTS, body(changes)))).toBe('400 validation_failed')
  const { webhook_endpoint: made } = await make()
  const partial = Object.keys(changes).length ? changes : { events: [] }
  expect(outcome(await tenant.admin.post(`${ENDPOINTS}/${made.id}`, partial))).toBe('400 validation_failed')
  expect((await list()).count).toBe(1)
})

it('changes, is switched off with what waits for it, and on again with a clean slate', async () => {
  const { webhook_endpoint: made } = await make()
  const change = async (changes: object) =>
    expectOk(
      await tenant.admin.post<{ webhook_endpoint: WebhookEndpoint }>(`${ENDPOINTS}/${made.id}`, changes),
    ).webhook_endpoint
  expect(await change({ url: 'https://new.invalid/', events: ['*'], description: 'x' })).toMatchObject({
    url: 'https://new.invalid/',
    events: ['*'],
    description: 'x',
  })
  expectOk(await tenant.admin.post(`${ENDPOINTS}/${made.id}/ping`, {}))
  await change({ state: 'disabled' })
  expect(outcome(await tenant.admin.post(`${ENDPOINTS}/${made.id}/ping`, {}))).toBe('409 illegal_transition')
  const waiting = (await read(made.id)).waiting
  // One that is being sent at this moment is sent.
  expect(waiting).toBeLessThanOrEqual(1)
  await backend.sql((owner) =>
    owner.query("update webhook_endpoint set failures = 9, open_until = now() + interval '1 hour'"),
  )
  expect((await read(made.id)).resting_until).not.toBeNull()
  expect(await change({ state: 'enabled' })).toMatchObject({
    state: 'enabled',
    failures: 0,
    resting_until: null,
  })
})

it('gets a new secret, beside which the old one signs for a while', async () => {
  const { webhook_endpoint: made, secret } = await make()
  const rotate = async (overlap_hours: number) =>
    expectOk(
      await tenant.admin.post<MadeWebhookEndpoint>(`${ENDPOINTS}/${made.id}/rotate-secret`, {
        overlap_hours,
      }),
    )
  const second = await rotate(24)
  expect(second.secret).not.toBe(secret)
  const until = Date.parse(second.webhook_endpoint.previous_secret_until as string) - Date.now()
  expect(Math.round(until / 3_600_000)).toBe(24)
  expect((await rotate(0)).webhook_endpoint.previous_secret_until).toBeNull()
})

it('a ping is a delivery that can be read, and sent again once it is finished', async () => {
  const { webhook_endpoint: made } = await make()
  const { webhook_delivery: sent } = expectOk(
    await tenant.admin.post<{ webhook_delivery: WebhookDelivery & { body: string } }>(
      `${ENDPOINTS}/${made.id}/ping`,
      {},
    ),
  )
  expect(JSON.parse(sent.body)).toMatchObject({ event: 'webhook.ping', tenant_id: tenant.id })
  const listed = async (query: string) =>
    expectOk(
      await tenant.admin.get<{ webhook_deliveries: WebhookDelivery[]; next_cursor: string | null }>(
        `${DELIVERIES}?${query}`,
      ),
    )
  expect((await listed(`endpoint_id=${made.id}`)).webhook_deliveries.map(({ id }) => id)).toEqual([sent.id])
  expect(outcome(await tenant.admin.get(`${DELIVERIES}?cursor=x`))).toBe('400 cursor_invalid')
  await backend.sql((owner) => owner.query("update sync_delivery set state = 'dead'"))
  const { webhook_delivery: again } = expectOk(
    await tenant.admin.post<{ webhook_delivery: WebhookDelivery & { body: string } }>(
      `${DELIVERIES}/${sent.id}/replay`,
      {},
    ),
  )
  expect(again).toMatchObject({ replay_of: sent.id, body: sent.body })
  const first = await listed('limit=1')
  expect(first.webhook_deliveries.map(({ id }) => id)).toEqual([again.id])
  expect(
    (await listed(`limit=1&cursor=${first.next_cursor}`)).webhook_deliveries.map(({ id }) => id),
  ).toEqual([sent.id])
})

it('belongs to its tenant', async () => {
  const { webhook_endpoint: foreign } = await make({}, other.admin)
  const { webhook_delivery: sent } = expectOk(
    await other.admin.post<{ webhook_delivery: { id: string } }>(`${ENDPOINTS}/${foreign.id}/ping`, {}),
  )
  const answers = [
    await tenant.admin.get(`${ENDPOINTS}/${foreign.id}`),
    await tenant.admin.post(`${ENDPOINTS}/${foreign.id}`, { state: 'disabled' }),
    await tenant.admin.delete(`${ENDPOINTS}/${foreign.id}`),
    await tenant.admin.post(`${ENDPOINTS}/${foreign.id}/rotate-secret`, {}),
    await tenant.admin.post(`${ENDPOINTS}/${foreign.id}/ping`, {}),
    await tenant.admin.get(`${DELIVERIES}/${sent.id}`),
    await tenant.admin.post(`${DELIVERIES}/${sent.id}/replay`, {}),
  ]
  expect(answers.map(outcome)).toEqual(answers.map(() => '404 not_found'))
  expect((await list()).count).toBe(0)
  expect((await list(other.admin)).webhook_endpoints).toMatchObject([{ id: foreign.id, state: 'enabled' }])
})

it('there are no more than so many, also when they are registered at once', async () => {
  const answers = await Promise.all(
    Array.from({ length: MOST_WEBHOOK_ENDPOINTS + 3 }, () => tenant.admin.post(ENDPOINTS, body())),
  )
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(MOST_WEBHOOK_ENDPOINTS)
  expect(new Set(answers.map(outcome))).toEqual(new Set(['201', '403 limit_exceeded']))
})

describe('a change that fails at its end', () => {
  afterEach(() => failLast(false))
  const failing = async (run: () => Promise<{ status: number }>) => {
    await failLast(true)
    expect((await run()).status).toBe(500)
    await failLast(false)
  }

  it('registers nothing', async () => {
    await failing(() => tenant.admin.post(ENDPOINTS, body()))
    expect((await list()).count).toBe(0)
  })

  it.each<[string, (id: string) => Promise<{ status: number }>]>([
    ['an update', (id) => tenant.admin.post(`${ENDPOINTS}/${id}`, { events: ['*'], state: 'disabled' })],
    ['a rotation', (id) => tenant.admin.post(`${ENDPOINTS}/${id}/rotate-secret`, {})],
    ['a removal', (id) => tenant.admin.delete(`${ENDPOINTS}/${id}`)],
  ])('%s leaves the endpoint as it was', async (_what, run) => {
    const { webhook_endpoint: made } = await make({ description: 'kept' })
    const before = await row(made.id)
    await failing(() => run(made.id))
    expect(await row(made.id)).toEqual(before)
  })
})
