import { execFile, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DemoFile, type StorefrontStore, type SubscriptionClock } from '@cityos/contracts'
import { expectOk, TestBackend } from '@cityos/testing'
import { openGateway } from './identity/gateway'
import { startProvider, type ProviderProcess } from './identity/provider-process'

const SEED = join(__dirname, 'fixtures/demo.ts')
const LIFE = join(__dirname, 'fixtures/marketplace-life.ts')
const PLAY = join(__dirname, '../../../scripts/demo-marketplace.mjs')
const YEAR = join(__dirname, '../../../scripts/demo-subscriptions.mjs')
const output = join(mkdtempSync(join(tmpdir(), 'cityos-demo-')), 'seed.json')
const Seed = DemoFile.pick({ platform: true, tenants: true })
let backend: TestBackend
let gateway: Awaited<ReturnType<typeof openGateway>>
let provider: ProviderProcess

beforeAll(async () => {
  gateway = await openGateway()
  provider = await startProvider(gateway.url)
  backend = await TestBackend.start({
    env: {
      ...{ DEMO_OUTPUT: output, CITYOS_TEST_JOBS: 'off', PUBLIC_URL: gateway.url },
      ...{ KEYCLOAK_ISSUER: provider.issuer, VENDOR_PORTAL_URL: 'http://localhost:8100' },
      MEDUSA_ADMIN_CLIENT_SECRET: 'development-medusa-admin-secret',
    },
  })
  gateway.leadTo(backend.server.url)
})
afterAll(async () => {
  await backend?.stop()
  await provider?.stop()
  await gateway?.close()
})

const seed = async () => {
  await backend.run(SEED, 'seed')
  return Seed.parse(JSON.parse(readFileSync(output, 'utf8')))
}

it('has two tenants with two stores each, which differ and have sold; seeding again changes nothing', async () => {
  const demo = await seed()
  expect(await seed()).toEqual(demo)
  const vendors = demo.tenants.flatMap((tenant) =>
    tenant.vendors.map(({ id, handle, owner }) => [tenant.handle, id, handle, owner.email]),
  )
  expect(vendors).toEqual([
    ['acme', 'ven_01J0000000000000000000SH0P', 'green-grocers', 'vendor@acme.example'],
    ['globex', 'ven_01J000000000000000000CRAFT', 'harbour-crafts', 'vendor@globex.example'],
  ])
  const handles = ['canvas-bag', 'city-shirt', 'steel-bottle', 'wool-cap']
  for (const { products } of demo.tenants) expect(products.map(({ handle }) => handle)).toEqual(handles)
  const stores = demo.tenants.flatMap((tenant) => tenant.stores)
  expect(stores.map(({ host }) => host)).toEqual([
    'acme.localhost',
    'acme-outlet.localhost',
    'globex.localhost',
    'globex-pro.localhost',
  ])
  const seen = []
  for (const { host, publishableKey } of stores) {
    const client = backend.client(host).with({ 'x-publishable-api-key': publishableKey })
    const { body } = await client.get<{ tenant_store: StorefrontStore }>('/store/tenant-store')
    const { body: products } = await client.get<{ count: number }>('/store/products')
    const { type, theme, currency_codes, primary_domain } = body.tenant_store
    seen.push([type, theme['preset'], currency_codes, primary_domain, products.count])
  }
  expect(seen).toEqual([
    ['retail', 'classic', ['eur'], 'acme.localhost', 7],
    ['retail', 'bold', ['eur'], 'acme-outlet.localhost', 2],
    ['retail', 'warm', ['eur'], 'globex.localhost', 6],
    ['b2b', 'dark', ['gbp'], 'globex-pro.localhost', 3],
  ])
  const { rows } = await backend.sql((client) =>
    client.query(`select count(*)::int as orders from "order" group by sales_channel_id order by 1`),
  )
  expect(rows).toEqual([{ orders: 1 }, { orders: 1 }, { orders: 5 }, { orders: 8 }])
}, 400_000)

const rowsOf = <Row extends object>(text: string) =>
  backend.sql(async (owner) => (await owner.query<Row>(text)).rows)

it('has vendors in their states, rules of each kind, and a payout in each state', async () => {
  const vendors = await rowsOf<{ handle: string; status: string }>(
    `select handle, status from vendor where not is_house order by handle`,
  )
  expect(vendors.map(({ handle, status }) => `${handle} ${status}`)).toEqual([
    ...['green-grocers approved', 'harbour-crafts approved', 'north-looms suspended'],
    ...['old-town-books approved', 'sunday-bakery submitted', 'tin-toys rejected'],
  ])
  const kinds = await rowsOf<{ kind: string }>(
    `select distinct terms ->> 'kind' as kind from commission_rule order by 1`,
  )
  expect(kinds.map(({ kind }) => kind)).toEqual(['flat', 'percentage', 'tiered'])
  const payouts = await rowsOf<{ status: string }>('select distinct status from payout order by 1')
  expect(payouts.map(({ status }) => status)).toEqual([
    ...['canceled', 'failed', 'held', 'in_transit', 'paid', 'pending', 'processing', 'returned'],
  ])
})

it('its orders were sold in the last three months, and its ledger balances', async () => {
  const [sales] = await rowsOf<{ oldest: number; newest: number; ahead: number }>(
    `select max(now()::date - placed_at::date) as oldest, min(now()::date - placed_at::date) as newest,
            (select count(*)::int from ledger_transaction where occurred_at > now()) as ahead from vendor_order`,
  )
  expect(sales).toEqual({ oldest: 85, newest: 0, ahead: 0 })
  const [ledger] = await rowsOf<{ sum: string; moves: number }>(
    `select sum(amount_minor) as sum, count(distinct transaction_id)::int as moves from ledger_posting`,
  )
  expect(ledger!.sum).toBe('0')
  expect(ledger!.moves).toBeGreaterThan(30)
})

it('a seed that was cut off behind an act does not do it twice', async () => {
  const state = () =>
    rowsOf(
      `select (select count(*)::int from "order") as orders, (select count(*)::int from fulfillment) as parcels,
              (select count(*)::int from refund) as refunds, (select count(*)::int from vendor) as vendors,
              (select count(*)::int from product) as products, (select count(*)::int from payout) as payouts`,
    )
  const before = await state()
  await backend.sql((owner) =>
    owner.query(
      `update store set metadata = jsonb_set(metadata, '{demo_marketplace,acts}',
                                            to_jsonb((metadata #>> '{demo_marketplace,acts}')::int - 1))
        where metadata ? 'demo_marketplace'`,
    ),
  )
  await seed()
  expect(await state()).toEqual(before)
}, 400_000)

it('a sale’s life is played against it, step by step, and the ledger balances after each', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'cityos-demo-')), 'demo.json')
  writeFileSync(file, JSON.stringify({ backend: backend.server.url, orchestrator: null, ...(await seed()) }))
  const play = spawn(process.execPath, [PLAY], { env: { ...process.env, CITYOS_DEMO_FILE: file } })
  let said = ''
  for (const stream of [play.stdout, play.stderr]) stream.on('data', (part: Buffer) => (said += String(part)))
  const ended = new Promise<number | null>((resolve) => play.once('close', resolve))
  let code: number | null | undefined
  void ended.then((ends) => (code = ends))
  // What the jobs of `npm start` do in minutes.
  for (let minutes = 2; code === undefined; minutes += 2) {
    await backend.run(LIFE, 'setClock', new Date(Date.now() + minutes * 60_000).toISOString())
    await backend.run(LIFE, 'runJob', 'executePayouts')
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, 500))])
  }
  expect([code, said]).toEqual([0, expect.stringContaining('The debt was taken back from the transfer.')])
  expect(said.match(/accounts sum to 0\.00/g)).toHaveLength(14)
  expect(said).toContain('taken the rest back from the transfer')
}, 300_000)

const CLOCK = '/admin/subscription-clock'
type Clock = { subscription_clock: SubscriptionClock }
const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString()

async function signIn({ host, admin }: DemoFile['tenants'][number]) {
  const { token } = expectOk(
    await backend.client(host).post<{ token: string }>('/auth/user/emailpass', admin),
  )
  return backend.client(host).with({ authorization: `Bearer ${token}` })
}

it('twelve months of subscriptions are played over HTTP, billed as they were due, and end today; again nothing is', async () => {
  const { platform, tenants } = await seed()
  const file = join(mkdtempSync(join(tmpdir(), 'cityos-demo-')), 'demo.json')
  writeFileSync(file, JSON.stringify({ backend: backend.server.url, orchestrator: null, platform, tenants }))
  const play = async () => {
    const env = { ...process.env, CITYOS_DEMO_FILE: file }
    return (await promisify(execFile)(process.execPath, [YEAR], { env })).stdout
  }
  expect(await play()).toContain('Liam is asked')

  const statuses = await rowsOf<{ status: string }>('select distinct status from subscription order by 1')
  expect(statuses.map(({ status }) => status)).toEqual([
    ...['active', 'canceled', 'draft', 'past_due', 'paused', 'trialing', 'unpaid'],
  ])
  const [moved] = await rowsOf(
    `select array_agg(distinct kind order by kind) as kinds, max(now()::date - occurred_at::date) as oldest,
            count(*) filter (where occurred_at > now())::int as ahead from mrr_movement`,
  )
  const kinds = ['churn', 'contraction', 'expansion', 'new', 'reactivation']
  // To within days: another may have begun since.
  expect(moved).toEqual({ kinds, oldest: expect.closeTo(365, -1), ahead: 0 })
  // Each paid cycle has an order of its own; nothing waits for people.
  const [billed] = await rowsOf<{ cycles: number }>(
    `select count(*) filter (where status = 'paid')::int as cycles, count(blocked_at)::int as blocked,
            count(distinct order_id) filter (where status = 'paid')::int as orders from billing_cycle`,
  )
  expect(billed!.cycles).toBeGreaterThan(40)
  expect(billed).toMatchObject({ orders: billed!.cycles, blocked: 0 })
  const outcomes = await rowsOf<{ outcome: string }>('select distinct outcome from billing_attempt')
  const each = outcomes.map(({ outcome }) => outcome)
  expect(each).toEqual(expect.arrayContaining(['hard', 'soft', 'succeeded']))

  const state = () =>
    rowsOf(
      `select (select count(*)::int from "order") as orders, (select count(*)::int from customer) as customers,
              (select count(*)::int from subscription_plan) as plans, (select count(*)::int from mrr_movement) as moves,
              (select count(*)::int from payment_sandbox_method) as cards, (select count(*)::int from subscription) as subscriptions`,
    )
  const before = await state()
  expect(await play()).toBe('They are there already.\n')
  expect(await state()).toEqual(before)

  const acme = await signIn(tenants[0]!)
  expect((await acme.post(CLOCK, { to: daysAgo(1) })).status).toBe(400)
  const { subscription_clock: clock } = expectOk(await acme.get<Clock>(CLOCK))
  expect(clock.is_moved).toBe(false)
}, 600_000)

it('a tenant’s time may begin in the past while nothing has happened in it, and comes back to the present', async () => {
  const globex = await signIn((await seed()).tenants[1]!)
  const move = async (to: string) => expectOk(await globex.post<Clock>(CLOCK, { to })).subscription_clock
  expect((await globex.post(CLOCK, { to: daysAgo(401) })).status).toBe(400)
  expect(await move(daysAgo(300))).toMatchObject({ is_moved: true, cycles: 0 })
  expect((await move(daysAgo(100))).now < daysAgo(99)).toBe(true)
  expect((await move(daysAgo(0))).is_moved).toBe(false)
})
