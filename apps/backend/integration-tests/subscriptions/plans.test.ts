import {
  DEFAULT_SUBSCRIPTION_NOTICES,
  type StoreSubscriptionPlan,
  type SubscriptionPlan,
  type SubscriptionPlanList,
} from '@cityos/contracts'
import { createProduct, expectOk, TestBackend, type TestProduct, type TestTenant } from '@cityos/testing'
import { hire, outcome } from '../access/staff'
import { createPlan, drive, snapshot } from './world'

let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let coffee: TestProduct
let foreign: TestProduct

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  coffee = await createProduct(acme, { handle: 'coffee', sku: 'COFFEE' })
  foreign = await createProduct(globex, { handle: 'tea', sku: 'TEA' })
})
afterAll(() => backend?.stop())

const PLANS = '/admin/subscription-plans'
const update = (id: string, body: object, tenant = acme) =>
  tenant.admin.post<{ subscription_plan: SubscriptionPlan }>(`${PLANS}/${id}`, body)
const inStore = async (productId: string, tenant = acme) =>
  expectOk(
    await tenant.store.get<{ subscription_plans: StoreSubscriptionPlan[] }>(
      `/store/subscription-plans?product_id=${productId}`,
    ),
  ).subscription_plans

describe('plans', () => {
  it('are made, changed version by version, and taken out of use', async () => {
    const targets = [{ product_id: coffee.id, variant_id: null }]
    const made = await createPlan(acme.admin, { discount_bps: 1_000, trial_days: 14, targets })
    expect(made).toMatchObject({
      ...{ version: 1, name: 'Monthly', interval: 'month', interval_count: 1, discount_bps: 1_000 },
      ...{ prices: null, trial_days: 14, minimum_cycles: 0, active: true, targets },
    })
    const terms = { discount_bps: 0, prices: { usd: 900 } }
    const { subscription_plan: changed } = expectOk(await update(made.id, { version: 1, ...terms }))
    expect(changed).toEqual({ ...made, ...terms, version: 2, updated_at: changed.updated_at })
    expect(outcome(await update(made.id, { version: 1, name: 'Late' }))).toBe('409 subscription_plan_changed')
    expect(outcome(await update(made.id, { version: 2, discount_bps: 5 }))).toBe('400 validation_failed')
    expect(outcome(await acme.admin.delete(`${PLANS}/${made.id}`))).toBe('200')
    expect(outcome(await acme.admin.get(`${PLANS}/${made.id}`))).toBe('404 not_found')
    expect(outcome(await acme.admin.delete(`${PLANS}/${made.id}`))).toBe('404 not_found')
    expect(outcome(await update(made.id, { version: 2, name: 'Late' }))).toBe('404 not_found')
    expect(await inStore(coffee.id)).toEqual([])
  })

  it('one of two edits of the same version wins', async () => {
    const { id } = await createPlan(acme.admin)
    const answers = await Promise.all(['a', 'b', 'c'].map((name) => update(id, { version: 1, name })))
    const late = '409 subscription_plan_changed'
    expect(answers.map(outcome).sort()).toEqual(['200', late, late])
  })

  const malformed: [string, object, string][] = [
    ['no rhythm', { interval: undefined }, '400 validation_failed'],
    ['a rhythm nobody knows', { interval: 'fortnight' }, '400 validation_failed'],
    ['no months at all', { interval_count: 0 }, '400 validation_failed'],
    ['more than 100% off', { discount_bps: 10_001 }, '400 validation_failed'],
    ['a price of nothing', { prices: { usd: 0 } }, '400 validation_failed'],
    ['a price with a fraction', { prices: { usd: 9.5 } }, '400 validation_failed'],
    ['prices and a discount', { prices: { usd: 9 }, discount_bps: 1 }, '400 validation_failed'],
    ['a currency that is none', { prices: { xyz: 9 } }, '400 currency_unknown'],
    ['a field nobody knows', { price: 5 }, '400 validation_failed'],
    ['a product of nobody', { targets: [{ product_id: 'prod_none' }] }, '404 not_found'],
  ]
  it.each(malformed)('are refused with %s', async (_what, body, expected) => {
    const answer = await acme.admin.post(PLANS, { name: 'x', interval: 'month', ...body })
    expect(outcome(answer)).toBe(expected)
  })

  it('name no other tenant’s products, and are nobody else’s', async () => {
    const targets = [{ product_id: foreign.id, variant_id: null }]
    const answer = await acme.admin.post(PLANS, { name: 'x', interval: 'month', targets })
    expect(outcome(answer)).toBe('404 not_found')
    const variant = [{ product_id: coffee.id, variant_id: foreign.variants[0]!.id }]
    const other = await acme.admin.post(PLANS, { name: 'x', interval: 'month', targets: variant })
    expect(outcome(other)).toBe('404 not_found')
    const { id } = await createPlan(globex.admin, { targets })
    expect(outcome(await acme.admin.get(`${PLANS}/${id}`))).toBe('404 not_found')
    expect(outcome(await update(id, { version: 1, name: 'Mine' }))).toBe('404 not_found')
    expect(outcome(await acme.admin.delete(`${PLANS}/${id}`))).toBe('404 not_found')
    expect(await inStore(foreign.id)).toEqual([])
    expect(await inStore(foreign.id, globex)).toHaveLength(1)
  })

  it('are found page by page', async () => {
    const tea = await createProduct(acme, { handle: 'tea', sku: 'ACME-TEA' })
    const targets = [{ product_id: tea.id, variant_id: null }]
    const names = ['one', 'two', 'three']
    for (const name of names) await createPlan(acme.admin, { name, interval: 'week', targets })
    await createPlan(acme.admin, { name: 'off', interval: 'year', active: false, targets })
    const page = async (query: string) =>
      expectOk(await acme.admin.get<SubscriptionPlanList>(`${PLANS}?product_id=${tea.id}&${query}`))
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const found: SubscriptionPlanList = await page(`active=true&limit=2${cursor && `&cursor=${cursor}`}`)
      expect(found.count).toBe(3)
      seen.push(...found.subscription_plans.map(({ name }) => name))
      cursor = found.next_cursor
    }
    expect(seen).toEqual([...names].reverse())
    expect((await page('interval=year')).subscription_plans.map(({ name }) => name)).toEqual(['off'])
    expect(outcome(await acme.admin.get(`${PLANS}?cursor=bm90`))).toBe('400 cursor_invalid')
    const shown = await inStore(tea.id)
    expect(shown.map(({ name, variant_ids }) => [name, variant_ids])).toEqual(
      names.map((name) => [name, [tea.variants[0]!.id]]),
    )
    expectOk(await acme.admin.post(`/admin/products/${tea.id}`, { status: 'draft' }))
    expect(await inStore(tea.id)).toEqual([])
  })

  it('are the managers’ to write and the staff’s to read', async () => {
    const { client } = await hire(backend, acme, ['finance'])
    const { id } = await createPlan(acme.admin)
    expect(outcome(await client.get(`${PLANS}/${id}`))).toBe('200')
    expect(outcome(await client.post(PLANS, { name: 'x', interval: 'day' }))).toBe('403 forbidden')
    expect(outcome(await client.post('/admin/subscription-settings', { exhaustion: 'unpaid' }))).toBe(
      '403 forbidden',
    )
  })
})

it('settings are the product’s own until somebody sets them, and one row then', async () => {
  const SETTINGS = '/admin/subscription-settings'
  const notices = DEFAULT_SUBSCRIPTION_NOTICES
  const defaults = { retry_offsets_days: [1, 3, 7], exhaustion: 'cancel', is_billing: true, notices }
  const read = async () => expectOk(await acme.admin.get<{ subscription_settings: object }>(SETTINGS))
  expect(await read()).toEqual({ subscription_settings: defaults })
  expectOk(await acme.admin.post(SETTINGS, { exhaustion: 'unpaid' }))
  expectOk(await acme.admin.post(SETTINGS, { retry_offsets_days: [2, 5] }))
  expectOk(await acme.admin.post(SETTINGS, { notices: { receipt: { is_on: false } } }))
  expectOk(await acme.admin.post(SETTINGS, { notices: { trial_ending: { days: 7 } } }))
  const told = { ...notices, receipt: { is_on: false }, trial_ending: { is_on: true, days: 7 } }
  const set = { retry_offsets_days: [2, 5], exhaustion: 'unpaid', is_billing: true, notices: told }
  expect(await read()).toEqual({ subscription_settings: set })
  for (const days of [[3, 3], [5, 2], [0], [1.5]]) {
    const answer = await acme.admin.post(SETTINGS, { retry_offsets_days: days })
    expect(outcome(answer)).toBe('400 validation_failed')
  }
  for (const wrong of [
    {},
    { receipt: {} },
    { receipt: { days: 3 } },
    { trial_ending: { days: 0 } },
    { x: {} },
  ]) {
    expect(outcome(await acme.admin.post(SETTINGS, { notices: wrong }))).toBe('400 validation_failed')
  }
  expect(await globex.admin.get(SETTINGS)).toMatchObject({ body: { subscription_settings: defaults } })
})

it.each(['createPlan', 'updatePlan', 'archivePlan', 'settings'])(
  '%s leaves everything as it was when it fails after all',
  async (name) => {
    const targets = [{ product_id: coffee.id, variant_id: coffee.variants[0]!.id }]
    const { id: planId, version } = await createPlan(acme.admin, { targets })
    const before = await snapshot(backend, acme)
    const target = { tenantId: acme.id, planId, version }
    expect(await drive(backend, 'fail', name, target)).toMatch('forced failure')
    expect(await snapshot(backend, acme)).toEqual(before)
  },
)

describe('the database keeps', () => {
  const SUBSCRIPTION = `insert into subscription (id, customer_id, region_id, status, currency_code, time_zone, "interval",
    interval_count, starts_on, anchor_date, begun_at) values ('sub_1', 'cus_1', 'reg_1', 'active', 'usd', 'UTC', 'month', 1,
    '2026-01-31', '2026-01-31', now());`
  const cycle = (id: string, rest = `0, '2026-01-31', '2026-02-28', now(), 'usd'`, columns = '') =>
    `insert into billing_cycle (id, subscription_id, "index", starts_on, ends_on, due_at, currency_code${columns})
     values ('${id}', 'sub_1', ${rest});`
  const asked = (id: string, number: number, outcome: string) =>
    `insert into billing_attempt (id, cycle_id, number, idempotency_key, outcome, amount_minor, currency_code,
       payment_provider_id, payment_method_id, started_at, sent_at, declined_at, finished_at)
     values ('${id}', 'bcyc_1', ${number}, '${id}', '${outcome}', 5, 'usd', 'p', 'm', now(), now(),
       ${outcome === 'soft' ? 'now()' : 'null'}, ${outcome === 'started' ? 'null' : 'now()'});`
  const credit = (id: string, number: number, amount: number, balance: number) =>
    `insert into credit_entry (id, subscription_id, currency_code, number, amount_minor, balance_minor, reason, source,
       created_at) values ('${id}', 'sub_1', 'usd', ${number}, ${amount}, ${balance}, 'adjustment', '${id}', now());`
  const TWO = ', items_minor, total_minor'
  const promises: [string, string, RegExp][] = [
    ['one cycle for each number', cycle('bcyc_1') + cycle('bcyc_2'), /billing_cycle_once/],
    [
      'no empty period',
      cycle('bcyc_1', `0, '2026-01-31', '2026-01-31', now(), 'usd'`),
      /billing_cycle_dates/,
    ],
    ['sums', cycle('bcyc_1', `0, '2026-01-31', '2026-02-28', now(), 'usd', 5, 4`, TWO), /billing_cycle_sum/],
    [
      'no paid cycle without an order',
      cycle('bcyc_1', `0, '2026-01-31', '2026-02-28', now(), 'usd', 'paid', now()`, ', status, paid_at'),
      /billing_cycle_order/,
    ],
    [
      'one attempt at a time',
      cycle('bcyc_1') + asked('a', 1, 'started') + asked('b', 2, 'started'),
      /billing_attempt_open/,
    ],
    [
      'no attempt after the money came',
      cycle('bcyc_1') + asked('a', 1, 'succeeded') + asked('b', 2, 'started'),
      /is paid/,
    ],
    [
      'another attempt after a refusal',
      cycle('bcyc_1') + asked('a', 1, 'soft') + asked('b', 2, 'started'),
      /done/,
    ],
    ['no credit below nothing', credit('a', 1, 5, 5) + credit('b', 2, -6, -1), /balance_minor/],
    ['one entry after another', credit('a', 1, 5, 5) + credit('b', 1, 5, 5), /credit_entry_number/],
    [
      'credit as it was',
      `${credit('a', 1, 5, 5)} update credit_entry set amount_minor = 9`,
      /permission denied/,
    ],
    ['history', 'delete from subscription_transition', /permission denied/],
    [
      'no canceled one without a moment',
      `update subscription set status = 'canceled'`,
      /subscription_canceled/,
    ],
    ['what has begun', 'update subscription set deleted_at = now()', /subscription_deleted/],
  ]
  it.each(promises)('%s', async (_what, sql, expected) => {
    expect(await drive<string>(backend, 'attempt', acme.id, SUBSCRIPTION + sql)).toMatch(expected)
  })
})
