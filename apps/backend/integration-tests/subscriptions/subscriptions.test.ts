import {
  CreateSubscription,
  type CreateSubscriptionInput,
  type SubscriptionChurn,
  type SubscriptionList,
  type SubscriptionMrr,
  type SubscriptionPlan,
  type WholeStoreSubscription,
  type WholeSubscription,
} from '@cityos/contracts'
import {
  createProduct,
  expectOk,
  TestBackend,
  type Client,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import { hire, outcome } from '../access/staff'
import { createPlan, customer, drive, snapshot, type Customer } from './world'

let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let coffee: TestProduct
let plan: SubscriptionPlan
let ada: Customer
let bob: Customer
let stranger: Customer

const ADDRESS = {
  ...{ first_name: 'Ada', last_name: 'Byron', address_1: '1 Main Street', city: 'Springfield' },
  ...{ postal_code: '12345', country_code: 'us' },
}
const METHOD = { payment_provider_id: 'pp_system_default', payment_method_id: 'pm_1' }

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  coffee = await createProduct(acme, { handle: 'coffee', sku: 'COFFEE', price: 9.99 })
  plan = await createPlan(acme.admin, {
    discount_bps: 1_000,
    targets: [{ product_id: coffee.id }],
  })
  ada = await customer(acme, 'ada@example.com')
  bob = await customer(acme, 'bob@example.com')
  stranger = await customer(globex, 'ada@example.com')
})
afterAll(() => backend?.stop())
beforeEach(() => setTime('2026-01-31T12:00:00Z'))

const ROUTE = '/admin/subscriptions'
const setTime = (at: string | null) => drive(backend, 'setTime', at)
const wanted = (given: Partial<CreateSubscriptionInput> = {}): CreateSubscriptionInput => ({
  ...{ customer_id: ada.id, plan_id: plan.id, currency_code: 'usd', time_zone: 'America/New_York' },
  items: [{ variant_id: coffee.variants[0]!.id, quantity: 2 }],
  ...METHOD,
  ...given,
})
const create = async (given: Partial<CreateSubscriptionInput> = {}) =>
  expectOk(await acme.admin.post<{ subscription: WholeSubscription }>(ROUTE, wanted(given))).subscription
const act = (id: string, verb: string, body: object = {}) =>
  acme.admin.post<{ subscription: WholeSubscription }>(`${ROUTE}/${id}/${verb}`, body)
const done = async (...asked: Parameters<typeof act>) => expectOk(await act(...asked)).subscription
const own = (who: Client, id: string, verb: string, body: object = {}) =>
  who.post<{ subscription: WholeStoreSubscription }>(`/store/subscriptions/${id}/${verb}`, body)
const read = async (id: string) =>
  expectOk(await acme.admin.get<{ subscription: WholeSubscription }>(`${ROUTE}/${id}`)).subscription

/** The next cycle of a subscription was paid, as the billing job would say it; the one after it is written down. */
const pay = async (id: string) => {
  const cycle = (await read(id)).cycles.find(({ status }) => status === 'scheduled')!
  await backend.sql((owner) =>
    owner.query(
      `update billing_cycle set status = 'paid', paid_at = now(), order_id = 'order_' || id where id = $1`,
      [cycle.id],
    ),
  )
  return cycle
}
const shown = ({ cycles }: Pick<WholeSubscription, 'cycles'>) =>
  cycles.map(({ index, status, starts_on, ends_on, total_minor }) =>
    [index, status, starts_on, ends_on, total_minor].join(' '),
  )

describe('a subscription that the staff makes', () => {
  it('freezes the plan’s terms and begins with its first cycle', async () => {
    const made = await create()
    expect(made).toMatchObject({
      ...{ status: 'active', customer_id: ada.id, email: 'ada@example.com', plan_id: plan.id },
      ...{ plan_version: 1, plan_name: 'Monthly', interval: 'month', interval_count: 1, ...METHOD },
      ...{ currency_code: 'usd', time_zone: 'America/New_York', region_id: acme.regionId },
      ...{ starts_on: '2026-01-31', trial_ends_on: null, anchor_date: '2026-01-31' },
      ...{ current_starts_on: '2026-01-31', current_ends_on: '2026-02-28' },
      // 9.99 less 10 %, half-up: 8.99, twice.
      ...{ amount_minor: 1_798, next_due_at: '2026-01-31T05:00:00.000Z', credit_minor: 0, cycle_count: 1 },
    })
    expect(made.items).toMatchObject([{ title: 'Shirt · One', quantity: 2, unit_price_minor: 899 }])
    expect(shown(made)).toEqual(['0 scheduled 2026-01-31 2026-02-28 1798'])
    expect(made.history.map(({ verb, to_status }) => [verb, to_status])).toEqual([['begin', 'active']])
    expectOk(
      await acme.admin.post(`/admin/subscription-plans/${plan.id}`, { version: 1, discount_bps: 5_000 }),
    )
    expect((await read(made.id)).amount_minor).toBe(1_798)
    expectOk(
      await acme.admin.post(`/admin/subscription-plans/${plan.id}`, { version: 2, discount_bps: 1_000 }),
    )
  })

  it('has its trial first, without a payment method where it needs none yet', async () => {
    const trial = await create({ trial_days: 14, payment_provider_id: null, payment_method_id: null })
    expect(trial).toMatchObject({
      ...{ status: 'trialing', trial_ends_on: '2026-02-14', anchor_date: '2026-02-14' },
      ...{ current_starts_on: '2026-01-31', current_ends_on: '2026-02-14' },
      next_due_at: '2026-02-14T05:00:00.000Z',
    })
    expect(shown(trial)).toEqual(['0 scheduled 2026-02-14 2026-03-14 1798'])
    expect(outcome(await act(trial.id, 'pause'))).toBe('409 illegal_transition')
  })

  it('waits as a draft, begins when somebody says so, and is deleted only before', async () => {
    const draft = await create({ status: 'draft', payment_provider_id: null, payment_method_id: null })
    expect(draft).toMatchObject({ status: 'draft', cycle_count: 0, begun_at: null, next_due_at: null })
    for (const verb of ['cancel', 'pause', 'resume']) {
      expect(outcome(await act(draft.id, verb))).toBe('409 illegal_transition')
    }
    expect(outcome(await act(draft.id, 'activate'))).toBe('409 payment_method_missing')
    expectOk(await acme.admin.post(`${ROUTE}/${draft.id}`, METHOD))
    await setTime('2026-02-05T12:00:00Z')
    const begun = await done(draft.id, 'activate')
    expect(begun).toMatchObject({ status: 'active', starts_on: '2026-02-05', anchor_date: '2026-02-05' })
    expect(outcome(await act(draft.id, 'activate'))).toBe('409 illegal_transition')
    expect(outcome(await acme.admin.delete(`${ROUTE}/${draft.id}`))).toBe('409 illegal_transition')
    const other = await create({ status: 'draft' })
    expect(outcome(await acme.admin.delete(`${ROUTE}/${other.id}`))).toBe('200')
    expect(outcome(await acme.admin.get(`${ROUTE}/${other.id}`))).toBe('404 not_found')
  })

  it('is found page by page, and by what it is about', async () => {
    const first = await create({ customer_id: bob.id })
    await create({ customer_id: bob.id, status: 'draft' })
    await create({ customer_id: bob.id })
    const page = async (query: string) =>
      expectOk(await acme.admin.get<SubscriptionList>(`${ROUTE}?customer_id=${bob.id}&${query}`))
    const seen: string[] = []
    for (let cursor: string | null = ''; cursor !== null;) {
      const found: SubscriptionList = await page(`limit=2${cursor && `&cursor=${cursor}`}`)
      expect(found.count).toBe(3)
      seen.push(...found.subscriptions.map(({ status }) => status))
      cursor = found.next_cursor
    }
    expect(seen).toEqual(['active', 'draft', 'active'])
    expect((await page('status=draft')).count).toBe(1)
    expect((await page('q=BOB@example')).count).toBe(3)
    expect((await page(`q=${first.id}`)).count).toBe(1)
    expect((await page('q=ob%25')).count).toBe(0)
    expect((await page(`plan_id=${plan.id}&order=created_at`)).subscriptions[0]!.id).toBe(first.id)
    expect(outcome(await acme.admin.get(`${ROUTE}?cursor=bm90`))).toBe('400 cursor_invalid')
  })

  const refused: [string, () => Partial<CreateSubscriptionInput>, string][] = [
    ['another tenant’s customer', () => ({ customer_id: stranger.id }), '404 not_found'],
    [
      'a variant that is gone',
      () => ({ items: [{ variant_id: 'variant_none' }] }),
      '409 subscription_variant_unavailable',
    ],
    ['a currency of no region', () => ({ currency_code: 'eur' }), '400 subscription_currency_mismatch'],
    [
      'a region of another currency',
      () => ({ region_id: acme.regionId, currency_code: 'eur' }),
      '400 subscription_currency_mismatch',
    ],
    ['another tenant’s region', () => ({ region_id: globex.regionId }), '404 not_found'],
    [
      'a price of nothing',
      () => ({ items: [{ variant_id: coffee.variants[0]!.id, unit_price_minor: 0 }] }),
      '400 subscription_amount_invalid',
    ],
    [
      'a negative price',
      () => ({ items: [{ variant_id: coffee.variants[0]!.id, unit_price_minor: -5 }] }),
      '400 subscription_amount_invalid',
    ],
    [
      'no pieces',
      () => ({ items: [{ variant_id: coffee.variants[0]!.id, quantity: 0 }] }),
      '400 validation_failed',
    ],
    [
      'no payment method',
      () => ({ payment_provider_id: null, payment_method_id: null }),
      '409 payment_method_missing',
    ],
    ['a method without provider', () => ({ payment_provider_id: null }), '400 validation_failed'],
    [
      'a provider that nobody takes',
      () => ({ payment_provider_id: 'pp_none' }),
      '409 payment_method_missing',
    ],
    ['yesterday', () => ({ starts_on: '2026-01-30' }), '400 validation_failed'],
    [
      'a country elsewhere',
      () => ({ shipping_address: { ...ADDRESS, country_code: 'fr' } }),
      '400 validation_failed',
    ],
    ['no such shipping option', () => ({ shipping_option_id: 'so_none' }), '404 not_found'],
    ['no such plan', () => ({ plan_id: 'splan_01ARZ3NDEKTSV4RRFFQ69G5FAV' }), '404 not_found'],
  ]
  it.each(refused)('is refused with %s', async (_what, given, expected) => {
    expect(outcome(await acme.admin.post(ROUTE, wanted(given())))).toBe(expected)
  })

  it('is refused on a plan that does not sell it, or sells nothing, or has no such price', async () => {
    const tea = await createProduct(acme, { handle: 'tea', sku: 'TEA' })
    const items = [{ variant_id: tea.variants[0]!.id }]
    const unfit = '409 subscription_plan_unfit'
    expect(outcome(await acme.admin.post(ROUTE, wanted({ items })))).toBe(unfit)
    const targets = [{ product_id: tea.id }]
    const off = await createPlan(acme.admin, { active: false, targets })
    expect(outcome(await acme.admin.post(ROUTE, wanted({ items, plan_id: off.id })))).toBe(unfit)
    const yen = await createPlan(acme.admin, { prices: { jpy: 500 }, targets })
    const missing = await acme.admin.post(ROUTE, wanted({ items, plan_id: yen.id }))
    expect(outcome(missing)).toBe('409 subscription_price_missing')
    const free = await createPlan(acme.admin, { discount_bps: 10_000, targets })
    const nothing = await acme.admin.post(ROUTE, wanted({ items, plan_id: free.id }))
    expect(outcome(nothing)).toBe('400 subscription_amount_invalid')
    expectOk(await acme.admin.delete(`/admin/products/${tea.id}`))
    const gone = await acme.admin.post(ROUTE, wanted({ items, plan_id: yen.id }))
    expect(outcome(gone)).toBe('409 subscription_variant_unavailable')
  })

  it('is its tenant’s and its managers’', async () => {
    const { id } = await create()
    expect(outcome(await globex.admin.get(`${ROUTE}/${id}`))).toBe('404 not_found')
    expect(outcome(await globex.admin.post(`${ROUTE}/${id}/cancel`))).toBe('404 not_found')
    const { client } = await hire(backend, acme, ['finance'])
    expect(outcome(await client.get(`${ROUTE}/${id}`))).toBe('200')
    expect(outcome(await client.post(`${ROUTE}/${id}/cancel`))).toBe('403 forbidden')
  })
})

describe('a subscription that goes on', () => {
  it('pauses now with credit for the days that were paid for, and begins a new period when it resumes', async () => {
    const { id } = await create()
    await pay(id)
    await setTime('2026-02-14T17:00:00Z')
    const paused = await done(id, 'pause', { when: 'now', reason: 'Holidays' })
    // 14 of 28 days of 17.98.
    expect(paused).toMatchObject({
      status: 'paused',
      reason: 'Holidays',
      credit_minor: 899,
      next_due_at: null,
    })
    expect(outcome(await act(id, 'pause'))).toBe('409 illegal_transition')
    await setTime('2026-03-30T12:00:00Z')
    const resumed = await done(id, 'resume')
    expect(resumed).toMatchObject({
      ...{ status: 'active', paused_at: null, anchor_date: '2026-03-30', credit_minor: 899 },
      ...{ current_starts_on: '2026-03-30', current_ends_on: '2026-04-30' },
    })
    expect(shown(resumed)).toEqual([
      '1 scheduled 2026-03-30 2026-04-30 1798',
      '0 paid 2026-01-31 2026-02-28 1798',
    ])
    expect(outcome(await act(id, 'resume'))).toBe('409 illegal_transition')
  })

  it('pauses or ends with its period, unless somebody says otherwise before', async () => {
    const { id } = await create()
    expect(await done(id, 'pause')).toMatchObject({ status: 'active', pause_at_period_end: true })
    expect(await done(id, 'cancel')).toMatchObject({
      ...{ status: 'active', pause_at_period_end: false, cancel_at_period_end: true },
    })
    expect(outcome(await act(id, 'pause'))).toBe('409 illegal_transition')
    expect(await done(id, 'resume')).toMatchObject({
      cancel_at_period_end: false,
      pause_at_period_end: false,
    })
  })

  it('ends now, with credit only where that is asked for, and is changed by nobody then', async () => {
    const [kept, given] = [await create(), await create()]
    for (const { id } of [kept, given]) await pay(id)
    await setTime('2026-02-21T17:00:00Z')
    expect(await done(kept.id, 'cancel', { when: 'now' })).toMatchObject({
      status: 'canceled',
      credit_minor: 0,
    })
    const canceled = await done(given.id, 'cancel', { when: 'now', credit: true })
    expect(canceled).toMatchObject({ status: 'canceled', credit_minor: 450 })
    for (const verb of ['cancel', 'pause', 'resume', 'activate']) {
      expect(outcome(await act(given.id, verb))).toBe('409 illegal_transition')
    }
    const update = await acme.admin.post(`${ROUTE}/${given.id}`, { metadata: { a: 1 } })
    expect(outcome(update)).toBe('409 illegal_transition')
    expect(outcome(await act(kept.id, 'cancel', { when: 'period_end', credit: true }))).toBe(
      '400 validation_failed',
    )
  })

  it('is paused once, however many try at the same time', async () => {
    const { id } = await create()
    await pay(id)
    const answers = await Promise.all([1, 2, 3, 4].map(() => act(id, 'pause', { when: 'now' })))
    const late = '409 illegal_transition'
    expect(answers.map(outcome).sort()).toEqual(['200', late, late, late])
    expect((await read(id)).credit_minor).toBe(1_798)
  })

  it('goes elsewhere, is paid otherwise and has other pieces from the next cycle on', async () => {
    const { id, items } = await create()
    const paid = await pay(id)
    const body = {
      ...{ shipping_address: ADDRESS, payment_provider_id: 'pp_system_default', payment_method_id: 'pm_2' },
      ...{ items: [{ id: items[0]!.id, quantity: 3 }], metadata: { box: 'small' } },
    }
    const { subscription: changed } = expectOk(
      await acme.admin.post<{ subscription: WholeSubscription }>(`${ROUTE}/${id}`, body),
    )
    expect(changed).toMatchObject({
      payment_method_id: 'pm_2',
      metadata: { box: 'small' },
      amount_minor: 2_697,
    })
    expect(changed.shipping_address).toMatchObject(ADDRESS)
    expect(changed.cycles.find((cycle) => cycle.id === paid.id)!.total_minor).toBe(1_798)
    const refusals: [object, string][] = [
      [{ shipping_address: { ...ADDRESS, country_code: 'fr' } }, '400 validation_failed'],
      [{ payment_method_id: 'pm_3' }, '400 validation_failed'],
      [{ payment_provider_id: 'pp_none', payment_method_id: 'x' }, '409 payment_method_missing'],
      [{ items: [{ id: 'subitem_01ARZ3NDEKTSV4RRFFQ69G5FAV', quantity: 1 }] }, '404 not_found'],
      [{ shipping_option_id: 'so_none' }, '404 not_found'],
      [{ status: 'canceled' }, '400 validation_failed'],
    ]
    for (const [update, expected] of refusals) {
      expect(outcome(await acme.admin.post(`${ROUTE}/${id}`, update))).toBe(expected)
    }
  })
})

describe('a customer', () => {
  it('sees and changes what is theirs, and nobody else’s', async () => {
    const [mine, drafted] = [await create(), await create({ status: 'draft' })]
    const list = async (who: Client) =>
      expectOk(
        await who.get<{ subscriptions: { id: string }[] }>('/store/subscriptions?limit=100'),
      ).subscriptions.map(({ id }) => id)
    expect(await list(ada.store)).toContain(mine.id)
    expect(await list(ada.store)).not.toContain(drafted.id)
    expect(await list(bob.store)).not.toContain(mine.id)
    const { subscription } = expectOk(
      await ada.store.get<{ subscription: WholeStoreSubscription }>(`/store/subscriptions/${mine.id}`),
    )
    expect(subscription).toMatchObject({ id: mine.id, amount_minor: 1_798, cycle_count: 1 })
    const hidden = ['customer_id', 'created_by', 'metadata', 'history', 'region_id', 'tenant_id']
    expect(hidden.filter((field) => field in subscription)).toEqual([])
    const item = { items: [{ id: mine.items[0]!.id, quantity: 1 }] }
    const verbs: [string, object][] = [
      ...(['cancel', 'pause', 'resume', 'skip'] as const).map((verb): [string, object] => [verb, {}]),
      ['address', { shipping_address: ADDRESS }],
      ['items', item],
    ]
    for (const [id, who] of [
      [mine.id, bob.store],
      [mine.id, stranger.store],
      [drafted.id, ada.store],
    ] as const) {
      expect(outcome(await who.get(`/store/subscriptions/${id}`))).toBe('404 not_found')
      for (const [verb, body] of verbs) expect(outcome(await own(who, id, verb, body))).toBe('404 not_found')
    }
    expect((await acme.store.get('/store/subscriptions')).status).toBe(401)
    expect((await own(acme.store, mine.id, 'cancel')).status).toBe(401)
    expect((await read(mine.id)).history).toHaveLength(1)
  })

  it('skips the next delivery, and the one after it comes in its own time', async () => {
    const { id } = await create({ starts_on: '2026-02-28' })
    const { subscription } = expectOk(await own(ada.store, id, 'skip'))
    expect(shown(subscription)).toEqual([
      '1 scheduled 2026-03-28 2026-04-28 1798',
      '0 void 2026-02-28 2026-03-28 1798',
    ])
    await setTime('2026-03-28T12:00:00Z')
    expect(outcome(await own(ada.store, id, 'skip'))).toBe('409 illegal_transition')
  })

  it('changes address and pieces, pauses and resumes', async () => {
    const { id, items } = await create()
    const { subscription: moved } = expectOk(
      await own(ada.store, id, 'address', { shipping_address: ADDRESS }),
    )
    expect(moved.shipping_address).toMatchObject(ADDRESS)
    const more = { items: [{ id: items[0]!.id, quantity: 5 }] }
    expect(expectOk(await own(ada.store, id, 'items', more)).subscription.cycles[0]!.total_minor).toBe(4_495)
    expect(outcome(await own(ada.store, id, 'items', { items: [] }))).toBe('400 validation_failed')
    expect(outcome(await own(ada.store, id, 'cancel', { credit: true }))).toBe('400 validation_failed')
    expect(expectOk(await own(ada.store, id, 'pause', { when: 'now' })).subscription.status).toBe('paused')
    expect(expectOk(await own(ada.store, id, 'resume')).subscription.status).toBe('active')
  })

  it('does not choose to pay by hand, which counts as paid: the staff does', async () => {
    const { id } = await create({ trial_days: 14, payment_provider_id: null, payment_method_id: null })
    const choose = (name: string) =>
      own(ada.store, id, 'payment-method', { ...METHOD, payment_method_id: name })
    expect(outcome(await choose('pm_1'))).toBe('409 payment_method_missing')
    expect(await read(id)).toMatchObject({ payment_provider_id: null, payment_method_id: null })
    expectOk(await acme.admin.post(`${ROUTE}/${id}`, METHOD))
    expectOk(await choose('invoice'))
    expect(await read(id)).toMatchObject({ ...METHOD, payment_method_id: 'invoice' })
  })

  it('ends it when as many cycles are paid as were agreed to, and not before', async () => {
    const agreed = await createPlan(acme.admin, { minimum_cycles: 1, targets: [{ product_id: coffee.id }] })
    const { id } = await create({ plan_id: agreed.id })
    expect(outcome(await own(ada.store, id, 'cancel'))).toBe('409 subscription_commitment_open')
    await pay(id)
    expect(outcome(await own(ada.store, id, 'cancel'))).toBe('200')
    const trial = await create({ plan_id: agreed.id, trial_days: 7 })
    expect(outcome(await own(ada.store, trial.id, 'cancel', { when: 'now' }))).toBe('200')
  })
})

describe('what fails after all leaves everything as it was', () => {
  it('a new subscription', async () => {
    const before = await snapshot(backend, acme)
    const asked = CreateSubscription.parse(wanted())
    expect(await drive(backend, 'failToCreate', acme.id, asked)).toMatch('forced failure')
    expect(await snapshot(backend, acme)).toEqual(before)
  })

  const changes: [string, (items: { id: string }[]) => object][] = [
    ['cancel', () => ({ how: { when: 'now', credit: true } })],
    ['pause', () => ({ how: { when: 'now' } })],
    ['skip', () => ({})],
    ['update', ([item]) => ({ how: { metadata: { a: 1 }, items: [{ id: item!.id, quantity: 9 }] } })],
  ]
  it.each(changes)('%s', async (verb, rest) => {
    const { id, items } = await create({ starts_on: verb === 'skip' ? '2026-02-10' : '2026-01-31' })
    if (verb === 'cancel' || verb === 'pause') await pay(id)
    const before = await read(id)
    const what = { verb, ...rest(items) }
    expect(await drive(backend, 'failToChange', acme.id, id, what)).toMatch('forced failure')
    const after = await read(id)
    expect({ ...after, history: [], updated_at: '' }).toEqual({ ...before, history: [], updated_at: '' })
    expect(after.history.map((move) => move.verb).sort()).toEqual(['begin', verb, 'undone'].sort())
  })

  it('activate, resume and delete', async () => {
    const draft = await create({ status: 'draft' })
    for (const verb of ['activate', 'delete']) {
      expect(await drive(backend, 'failToChange', acme.id, draft.id, { verb })).toMatch('forced failure')
      expect({ ...(await read(draft.id)), history: [], updated_at: '' }).toEqual({
        ...{ ...draft, history: [], updated_at: '' },
      })
    }
    const { id } = await create()
    await done(id, 'pause', { when: 'now' })
    const paused = await read(id)
    expect(await drive(backend, 'failToChange', acme.id, id, { verb: 'resume' })).toMatch('forced failure')
    expect({ ...(await read(id)), history: [], updated_at: '' }).toEqual({
      ...{ ...paused, history: [], updated_at: '' },
    })
  })
})

describe('reports', () => {
  const REPORTS = '/admin/subscription-reports'
  const months = 'from=2026-01&to=2026-04'
  const changed = (id: string, verb: string, body: object = {}) =>
    globex.admin.post(`${ROUTE}/${id}${verb}`, body)

  it('tell how what recurs has moved, month by month, in numbers and as a file', async () => {
    const tea = await createProduct(globex, { handle: 'tea', sku: 'TEA' })
    const sold = await createPlan(globex.admin, { prices: { usd: 900 }, targets: [{ product_id: tea.id }] })
    const subscribe = async (quantity: number) => {
      const body = { ...wanted({ customer_id: stranger.id, plan_id: sold.id, time_zone: 'UTC' }) }
      const items = [{ variant_id: tea.variants[0]!.id, quantity }]
      const answer = await globex.admin.post<{ subscription: WholeSubscription }>(ROUTE, { ...body, items })
      return expectOk(answer).subscription
    }
    const first = await subscribe(2)
    const second = await subscribe(1)
    await setTime('2026-02-10T12:00:00Z')
    expectOk(await changed(first.id, '', { items: [{ id: first.items[0]!.id, quantity: 3 }] }))
    await setTime('2026-03-10T12:00:00Z')
    expectOk(await changed(second.id, '/pause', { when: 'now' }))
    await setTime('2026-04-10T12:00:00Z')
    expectOk(await changed(second.id, '/resume'))
    expectOk(await changed(first.id, '/cancel', { when: 'now' }))

    const { subscription_mrr: mrr } = expectOk(
      await globex.admin.get<{ subscription_mrr: SubscriptionMrr }>(`${REPORTS}/mrr?${months}`),
    )
    expect(mrr).toMatchObject({ from: '2026-01', to: '2026-04', currencies: [{ currency_code: 'usd' }] })
    expect(
      mrr.currencies[0]!.months.map((month) => [
        ...[month.month, month.opening_minor, month.new_minor, month.expansion_minor, month.churn_minor],
        ...[month.reactivation_minor, month.closing_minor, month.closing_subscriptions],
      ]),
    ).toEqual([
      ['2026-01', 0, 2_700, 0, 0, 0, 2_700, 2],
      ['2026-02', 2_700, 0, 900, 0, 0, 3_600, 2],
      ['2026-03', 3_600, 0, 0, -900, 0, 2_700, 1],
      ['2026-04', 2_700, 0, 0, -2_700, 900, 900, 1],
    ])
    const { subscription_churn: churn } = expectOk(
      await globex.admin.get<{ subscription_churn: SubscriptionChurn }>(
        `${REPORTS}/churn?${months}&currency_code=usd`,
      ),
    )
    expect(churn.currencies[0]!.months.slice(2)).toEqual([
      {
        ...{
          month: '2026-03',
          opening_subscriptions: 2,
          lost_subscriptions: 1,
          subscription_churn_bps: 5_000,
        },
        ...{ opening_customers: 1, lost_customers: 0, customer_churn_bps: 0 },
        ...{ opening_minor: 3_600, lost_minor: 900, gained_minor: 0 },
        ...{ gross_churn_bps: 2_500, net_churn_bps: 2_500 },
      },
      {
        ...{
          month: '2026-04',
          opening_subscriptions: 1,
          lost_subscriptions: 1,
          subscription_churn_bps: 10_000,
        },
        ...{ opening_customers: 1, lost_customers: 0, customer_churn_bps: 0 },
        ...{ opening_minor: 2_700, lost_minor: 2_700, gained_minor: 0 },
        ...{ gross_churn_bps: 10_000, net_churn_bps: 10_000 },
      },
    ])
    const file = await globex.admin.get(`${REPORTS}/churn/export?${months}`)
    expect(file.headers['content-type']).toBe('text/csv; charset=utf-8')
    const lines = file.text.split('\r\n')
    expect(lines).toHaveLength(6)
    expect(lines[0]).toMatch(
      /^currency_code,month,opening_subscriptions,.*,lost_minor,lost,gained_minor,gained,/,
    )
    expect(lines[4]).toBe('usd,2026-04,1,1,10000,1,0,0,2700,27.00,2700,27.00,0,0.00,10000,10000')
    const nothing = await globex.admin.get(`${REPORTS}/mrr/export?${months}&currency_code=jpy`)
    expect(nothing.text).toBe('currency_code,month\r\n')
    // This month and the eleven before it.
    const usual = await globex.admin.get<{ subscription_mrr: SubscriptionMrr }>(`${REPORTS}/mrr`)
    expect(expectOk(usual).subscription_mrr).toMatchObject({ from: '2025-05', to: '2026-04' })
  })

  it('count nothing that was taken back', async () => {
    const read = async () =>
      expectOk(
        await acme.admin.get<{ subscription_mrr: SubscriptionMrr }>(`${REPORTS}/mrr?${months}`),
      ).subscription_mrr.currencies[0]!.months.at(-1)!.closing_minor
    const { id } = await create()
    const before = await read()
    expect(await drive(backend, 'failToCreate', acme.id, CreateSubscription.parse(wanted()))).toMatch(
      'forced failure',
    )
    const how = { when: 'now', credit: false }
    expect(await drive(backend, 'failToChange', acme.id, id, { verb: 'cancel', how })).toMatch(
      'forced failure',
    )
    expect(await read()).toBe(before)
  })

  it('are refused for a period that is none, and are for those who may', async () => {
    for (const query of [
      'from=2026-04&to=2026-01',
      'from=2020-01&to=2026-04',
      'from=2026-13',
      'to=2026-04-01',
    ]) {
      expect(outcome(await acme.admin.get(`${REPORTS}/mrr?${query}`))).toBe('400 validation_failed')
    }
    const { client } = await hire(backend, acme, ['viewer'])
    expect(outcome(await client.get(`${REPORTS}/churn`))).toBe('200')
    expect(outcome(await client.get(`${REPORTS}/churn/export`))).toBe('403 forbidden')
  })
})
