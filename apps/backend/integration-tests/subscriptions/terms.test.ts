import {
  type SubscriptionChangePreview,
  type SubscriptionPlan,
  type WholeSubscription,
} from '@cityos/contracts'
import {
  createProduct,
  expectOk,
  randomFrom,
  TestBackend,
  type TestProduct,
  type TestTenant,
} from '@cityos/testing'
import { outcome } from '../access/staff'
import { createPlan, customer, drive, type Customer } from './world'

const ROUTE = '/admin/subscriptions'
const ADDRESS = {
  ...{ first_name: 'Ada', last_name: 'Byron', address_1: '1 Main Street', city: 'Springfield' },
  ...{ postal_code: '12345', country_code: 'us' },
}
const METHOD = { payment_provider_id: 'pp_system_default', payment_method_id: 'by_hand' }

let backend: TestBackend
let acme: TestTenant
let globex: TestTenant
let box: TestProduct
let ada: Customer
let bob: Customer
/** By what they cost a month or a year, in minor units. */
const plans = new Map<string, SubscriptionPlan>()

beforeAll(async () => {
  backend = await TestBackend.start()
  acme = await backend.provisionTenant('acme')
  globex = await backend.provisionTenant('globex')
  box = await createProduct(acme, { handle: 'box', sku: 'BOX', price: 99 })
  ada = await customer(acme, 'ada@example.com')
  bob = await customer(acme, 'bob@example.com')
  for (const [name, interval, usd] of [
    ['middle', 'month', 3_000],
    ['large', 'month', 4_500],
    ['small', 'month', 1_000],
    ['yearly', 'year', 30_000],
    ['weekly', 'week', 777],
  ] as const) {
    const targets = [{ product_id: box.id }]
    plans.set(name, await createPlan(acme.admin, { name, interval, prices: { usd }, targets }))
  }
})
afterAll(async () => {
  if (backend) await setTime(null)
  await backend?.stop()
})

const setTime = (at: string | null) => drive(backend, 'setTime', at)
const noon = (day: string) => setTime(`${day}T12:00:00Z`)
const plan = (name: string) => plans.get(name)!.id
const read = async (id: string) =>
  expectOk(await acme.admin.get<{ subscription: WholeSubscription }>(`${ROUTE}/${id}`)).subscription
const bill = (id: string) => drive(backend, 'bill', acme.id, id)
const ask = (id: string, body: object) =>
  acme.admin.post<{ preview: SubscriptionChangePreview }>(`${ROUTE}/${id}/preview`, body)
const preview = async (id: string, body: object) => expectOk(await ask(id, body)).preview
const change = (id: string, body: object) =>
  acme.admin.post<{ subscription: WholeSubscription }>(`${ROUTE}/${id}/change`, body)
const changed = async (id: string, body: object) => expectOk(await change(id, body)).subscription
const shown = ({ cycles }: WholeSubscription) =>
  [...cycles]
    .reverse()
    .map(({ index, kind, status, starts_on, ends_on, items_minor }) =>
      [index, kind, status, starts_on, ends_on, items_minor].join(' '),
    )
const sum = (numbers: number[]) => numbers.reduce((all, one) => all + one, 0)

/** 30.00 a month, begun on a day; paid for it. */
async function begun(day: string, given: object = {}): Promise<WholeSubscription> {
  await noon(day)
  const { subscription } = expectOk(
    await acme.admin.post<{ subscription: WholeSubscription }>(ROUTE, {
      ...{ customer_id: ada.id, plan_id: plan('middle'), currency_code: 'usd', time_zone: 'Europe/Berlin' },
      ...{ items: [{ variant_id: box.variants[0]!.id }], ...METHOD, ...given },
    }),
  )
  await bill(subscription.id)
  return read(subscription.id)
}

describe('other terms', () => {
  it.each([
    ['2027-06-16', 'large', 'now', [1_500, 2_250, 1_500, 750, 0], '2027-07-01 4500'],
    ['2027-06-21', 'small', 'now', [1_000, 333, 333, 0, 667], '2027-07-01 1000'],
    ['2027-06-21', 'yearly', 'now', [1_000, 30_000, 1_000, 29_000, 0], '2028-06-21 30000'],
    ['2027-06-21', 'large', 'period_end', [0, 0, 0, 0, 0], '2027-07-01 4500'],
    ['2027-06-21', 'weekly', 'period_end', [0, 0, 0, 0, 0], '2027-07-01 777'],
  ] as const)(
    'on %s, %s, %s: what the preview says is charged, once',
    async (day, name, when, amounts, next) => {
      const before = await begun('2027-06-01')
      await noon(day)
      const body = { plan_id: plan(name), when }
      const said = await preview(before.id, body)
      expect([
        ...[said.credit_minor, said.charge_minor, said.credit_used_minor, said.due_now_minor],
        said.credit_left_minor,
      ]).toEqual(amounts)
      expect(`${said.next_on} ${said.next_minor}`).toBe(next)
      const { updated_at: _, ...untouched } = before
      expect(await read(before.id)).toMatchObject(untouched)

      const after = await changed(before.id, { ...body, expected_due_now_minor: said.due_now_minor })
      const made = after.cycles.filter(({ id }) => !before.cycles.some((cycle) => cycle.id === id))
      const paid = made.filter(({ status }) => status === 'paid')
      expect(sum(paid.map(({ total_minor }) => total_minor))).toBe(said.due_now_minor)
      expect(sum(paid.map(({ credit_minor }) => credit_minor))).toBe(said.credit_used_minor)
      expect(after.credit_minor).toBe(said.credit_left_minor)
      expect(after).toMatchObject({ plan_name: name, amount_minor: said.next_minor, status: 'active' })
      const waiting = after.cycles.filter(({ status }) => status === 'scheduled')
      expect(waiting).toMatchObject([{ starts_on: said.next_on, items_minor: said.next_minor }])
      for (const { order_id } of paid) expect(order_id).toMatch(/^order_/)
      // Again nothing is due, and each cycle that follows is in its own time.
      await bill(before.id)
      expect(shown(await read(before.id))).toEqual(shown(after))
    },
  )

  it('keep the rhythm: what is left of a month comes before the next month, which is where it was', async () => {
    const { id } = await begun('2027-01-31')
    await noon('2027-02-10')
    await changed(id, { plan_id: plan('large'), when: 'now' })
    await noon('2027-02-20')
    const twice = await changed(id, { plan_id: plan('middle'), when: 'now' })
    expect(shown(twice)).toEqual([
      '0 period paid 2027-01-31 2027-02-28 3000',
      // 18 and 8 of 28 days.
      '1 change paid 2027-02-10 2027-02-28 2893',
      '2 change paid 2027-02-20 2027-02-28 857',
      '3 period scheduled 2027-02-28 2027-03-31 3000',
    ])
    await noon('2027-03-31')
    await bill(id)
    expect(shown(await read(id)).slice(3)).toEqual([
      '3 period paid 2027-02-28 2027-03-31 3000',
      '4 period paid 2027-03-31 2027-04-30 3000',
      '5 period scheduled 2027-04-30 2027-05-31 3000',
    ])
    // An order for what was left names who sells it, and nothing is sent.
    const { rows } = await backend.sql((owner) =>
      owner.query<{ product_id: string; variant_id: string | null; requires_shipping: boolean }>(
        `select l.product_id, l.variant_id, l.requires_shipping from billing_cycle c
           join order_item i on i.order_id = c.order_id join order_line_item l on l.id = i.item_id
          where c.subscription_id = $1 and c.kind = 'change'`,
        [id],
      ),
    )
    const line = { product_id: box.id, variant_id: null, requires_shipping: false }
    expect(rows).toEqual([line, line])
  })

  it('are taxed like the periods: by the product’s type, and gift cards not at all', async () => {
    const { product_type } = expectOk(
      await acme.admin.post<{ product_type: { id: string } }>('/admin/product-types', { value: 'food' }),
    )
    const bread = await createProduct(acme, { handle: 'bread', sku: 'BREAD', price: 10 })
    const card = await createProduct(acme, { handle: 'card', sku: 'CARD', price: 10 })
    expectOk(await acme.admin.post(`/admin/products/${bread.id}`, { type_id: product_type.id }))
    expectOk(await acme.admin.post(`/admin/products/${card.id}`, { is_giftcard: true }))
    const { tax_regions } = expectOk(
      await acme.admin.get<{ tax_regions: { id: string }[] }>('/admin/tax-regions?country_code=us'),
    )
    const food = { reference: 'product_type', reference_id: product_type.id }
    for (const rate of [
      { name: 'Usual', code: 'usual', rate: 20, is_default: true },
      { name: 'Food', code: 'food', rate: 5, rules: [food] },
    ]) {
      expectOk(await acme.admin.post('/admin/tax-rates', { tax_region_id: tax_regions[0]!.id, ...rate }))
    }
    const targets = [bread, card, box].map(({ id }) => ({ product_id: id }))
    const plan_id = (await createPlan(acme.admin, { name: 'taxed', targets })).id
    const { id, items } = await begun('2027-06-01', {
      ...{ plan_id, items: [bread, card, box].map(({ variants }) => ({ variant_id: variants[0]!.id })) },
      shipping_address: ADDRESS,
    })
    await noon('2027-06-16')
    await changed(id, { items: items.map((item) => ({ id: item.id, quantity: 2 })), when: 'now' })
    const rates = await backend.sql(async (owner) => {
      const { rows } = await owner.query<{ line: string }>(
        `select concat_ws(' ', c.kind, l.product_id, t.rate::int) as line from billing_cycle c
           join order_item i on i.order_id = c.order_id join order_line_item l on l.id = i.item_id
           left join order_line_item_tax_line t on t.item_id = l.id and t.deleted_at is null
          where c.subscription_id = $1 and c.status = 'paid'`,
        [id],
      )
      return rows.map(({ line }) => line).sort()
    })
    const of = (kind: string) => [`${kind} ${bread.id} 5`, `${kind} ${card.id}`, `${kind} ${box.id} 20`]
    expect(rates).toEqual([...of('period'), ...of('change')].sort())
  })

  it('after one of another interval at the period’s end: a plan begins it today, pieces alone wait, and all else goes on', async () => {
    const { id, items } = await begun('2027-01-01')
    await noon('2027-01-05')
    await changed(id, { plan_id: plan('large'), when: 'now' })
    await noon('2027-01-10')
    await changed(id, { plan_id: plan('yearly'), when: 'period_end' })
    await noon('2027-01-15')
    const pieces = [{ id: items[0]!.id, quantity: 2 }]
    for (const answer of [
      ask(id, { items: pieces, when: 'now' }),
      change(id, { items: pieces, when: 'now' }),
    ]) {
      expect(outcome(await answer)).toBe('409 illegal_transition')
    }
    await changed(id, { items: pieces, when: 'period_end' })
    expectOk(await acme.admin.post(`${ROUTE}/${id}/skip`))
    // 17 of the 27 days that 39.19 were paid for.
    const said = await preview(id, { plan_id: plan('yearly'), items: pieces, when: 'now' })
    expect(said).toMatchObject({ credit_minor: 2_468, charge_minor: 60_000, next_on: '2028-01-15' })
    expectOk(await acme.admin.post(`${ROUTE}/${id}/pause`, { when: 'now' }))
    expect((await read(id)).credit_minor).toBe(2_468)
  })

  it('after a delivery that was skipped are counted by the days of the period', async () => {
    const { id } = await begun('2027-01-31')
    await noon('2027-02-05')
    expectOk(await acme.admin.post(`${ROUTE}/${id}/skip`))
    await noon('2027-02-10')
    await changed(id, { plan_id: plan('large'), when: 'now' })
    await noon('2027-02-20')
    expect(shown(await changed(id, { plan_id: plan('middle'), when: 'now' }))).toEqual([
      '0 period paid 2027-01-31 2027-02-28 3000',
      '1 period void 2027-02-28 2027-03-31 3000',
      '2 change paid 2027-02-10 2027-02-28 2893',
      '3 change paid 2027-02-20 2027-02-28 857',
      '4 period scheduled 2027-03-31 2027-04-30 3000',
    ])
  })

  it('are what the preview says, whatever is changed on whatever day', async () => {
    const random = randomFrom(20_270_601)
    const of = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
    for (let n = 0; n < 4; n++) {
      const { id, items } = await begun('2027-05-31')
      await noon(`2027-06-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`)
      const quantity = 1 + Math.floor(random() * 4)
      const body = {
        ...(random() < 0.7 && { plan_id: plan(of([...plans.keys()])) }),
        ...{ items: [{ id: items[0]!.id, quantity }], when: of(['now', 'period_end']) },
      }
      const said = await preview(id, body)
      const after = await changed(id, body)
      const due = after.cycles.filter(({ index, status }) => index > 0 && status === 'paid')
      expect({
        due_now_minor: sum(due.map(({ total_minor }) => total_minor)),
        charge_minor: sum(due.map(({ items_minor }) => items_minor)),
        credit_used_minor: sum(due.map(({ credit_minor }) => credit_minor)),
        credit_left_minor: after.credit_minor,
        next_minor: after.amount_minor,
        items: after.items,
      }).toEqual({
        due_now_minor: said.due_now_minor,
        charge_minor: said.charge_minor,
        credit_used_minor: said.credit_used_minor,
        credit_left_minor: said.credit_left_minor,
        next_minor: said.next_minor,
        items: said.items,
      })
      expect(after.cycles.find(({ status }) => status === 'scheduled')!.starts_on).toBe(said.next_on)
    }
  })

  it('cost nothing in a trial, whose end stays', async () => {
    await noon('2027-06-01')
    const trial = await begun('2027-06-01', { trial_days: 10 })
    const said = await preview(trial.id, { plan_id: plan('yearly'), when: 'now' })
    expect(said).toMatchObject({
      due_now_minor: 0,
      credit_left_minor: 0,
      next_on: '2027-06-11',
      next_minor: 30_000,
    })
    const after = await changed(trial.id, { plan_id: plan('yearly'), when: 'now' })
    expect(after).toMatchObject({ status: 'trialing', trial_ends_on: '2027-06-11', interval: 'year' })
    expect(shown(after)).toEqual([
      '0 period void 2027-06-11 2027-07-11 3000',
      '1 period scheduled 2027-06-11 2028-06-11 30000',
    ])
  })

  it('are agreed to once, however many ask at the same time', async () => {
    const { id } = await begun('2027-06-01')
    await noon('2027-06-16')
    const body = { plan_id: plan('large'), when: 'now', expected_due_now_minor: 750 }
    const answers = await Promise.all([1, 2, 3, 4].map(() => change(id, body)))
    const codes = answers.map(outcome).sort()
    expect(codes.filter((code) => code === '200')).toHaveLength(1)
    for (const code of codes.slice(1)) {
      expect(['409 illegal_transition', '409 subscription_preview_outdated']).toContain(code)
    }
    await bill(id)
    const { cycles, credit_minor } = await read(id)
    expect(cycles.filter(({ kind }) => kind === 'change')).toMatchObject([
      { status: 'paid', total_minor: 750 },
    ])
    expect(credit_minor).toBe(0)
  })

  it('are refused where nobody could say what they come to', async () => {
    const { id, items } = await begun('2027-06-01')
    const elsewhere = await createPlan(globex.admin)
    const off = await createPlan(acme.admin, { active: false, targets: [{ product_id: box.id }] })
    const refused: [object, string][] = [
      [{}, '400 validation_failed'],
      [{ plan_id: elsewhere.id }, '404 not_found'],
      [{ plan_id: off.id }, '409 subscription_plan_unfit'],
      [{ items: [{ id: 'subitem_01ARZ3NDEKTSV4RRFFQ69G5FAV', quantity: 1 }] }, '404 not_found'],
      [
        { items: [{ id: items[0]!.id, quantity: 2 }], when: 'now', expected_due_now_minor: 1 },
        '409 subscription_preview_outdated',
      ],
    ]
    for (const [body, expected] of refused) {
      expect([outcome(await ask(id, body)), outcome(await change(id, body))]).toEqual([expected, expected])
    }
    expectOk(await acme.admin.post(`${ROUTE}/${id}/cancel`))
    expect(outcome(await change(id, { plan_id: plan('large') }))).toBe('409 illegal_transition')
  })

  it('are their customer’s to choose, and do not end what was agreed to', async () => {
    const strict = await createPlan(acme.admin, {
      ...{ name: 'strict', minimum_cycles: 6, prices: { usd: 2_000 }, targets: [{ product_id: box.id }] },
    })
    const { id } = await begun('2027-06-01', { plan_id: strict.id })
    const body = { plan_id: plan('large'), when: 'period_end' }
    for (const verb of ['change', 'preview']) {
      expect(outcome(await bob.store.post(`/store/subscriptions/${id}/${verb}`, body))).toBe('404 not_found')
    }
    expect(outcome(await ada.store.post(`/store/subscriptions/${id}/preview`, body))).toBe('200')
    expect(outcome(await ada.store.post(`/store/subscriptions/${id}/change`, body))).toBe('200')
    expect(await read(id)).toMatchObject({ plan_name: 'large', minimum_cycles: 6, amount_minor: 4_500 })
    expect(outcome(await ada.store.post(`/store/subscriptions/${id}/cancel`))).toBe(
      '409 subscription_commitment_open',
    )
  })

  it('give nobody credit for goods that were delivered, but for the staff', async () => {
    const { id, items } = await begun('2027-06-01')
    await backend.sql((owner) =>
      owner.query(`update subscription set shipping_option_id = 'so_1' where id = $1`, [id]),
    )
    const pieces = { items: [{ id: items[0]!.id, quantity: 2 }] }
    const own = async (verb: string, when: 'now' | 'period_end', body: object = {}) =>
      outcome(await ada.store.post(`/store/subscriptions/${id}/${verb}`, { ...body, when }))
    const before = await read(id)
    expect(await own('pause', 'now')).toBe('409 subscription_delivered')
    for (const terms of [{ plan_id: plan('weekly') }, { plan_id: plan('large') }, pieces]) {
      for (const verb of ['preview', 'change']) {
        expect(await own(verb, 'now', terms)).toBe('409 subscription_delivered')
      }
    }
    expect(await read(id)).toEqual(before)
    expect(await own('change', 'period_end', pieces)).toBe('200')
    expect(await own('pause', 'period_end')).toBe('200')
    expectOk(await ada.store.post(`/store/subscriptions/${id}/resume`))
    expectOk(await acme.admin.post(`${ROUTE}/${id}/pause`, { when: 'now' }))
    expect((await read(id)).credit_minor).toBe(3_000)
  })

  it('fulfil nothing that was agreed to: periods count that were paid and not cut short', async () => {
    const two = await createPlan(acme.admin, {
      ...{ name: 'two', minimum_cycles: 2, prices: { usd: 2_000 }, targets: [{ product_id: box.id }] },
    })
    const { id, items } = await begun('2027-06-01', { plan_id: two.id })
    const tries = async () => outcome(await ada.store.post(`/store/subscriptions/${id}/cancel`))
    const open = '409 subscription_commitment_open'
    for (const quantity of [2, 3]) {
      await changed(id, { items: [{ id: items[0]!.id, quantity }], when: 'now' })
      expect(await tries()).toBe(open)
    }
    // A period that rests begins anew, and what was before counts no more.
    await noon('2027-06-10')
    expectOk(await acme.admin.post(`${ROUTE}/${id}/pause`, { when: 'now' }))
    expect(await tries()).toBe(open)
    await noon('2027-07-05')
    expectOk(await acme.admin.post(`${ROUTE}/${id}/resume`))
    await bill(id)
    expect((await read(id)).cycles.filter(({ status }) => status === 'paid')).toHaveLength(4)
    expect(await tries()).toBe(open)
    // Neither does one of which another interval takes the rest.
    await noon('2027-07-08')
    await changed(id, { plan_id: plan('weekly'), when: 'now' })
    expect(await tries()).toBe(open)
    await noon('2027-07-15')
    await bill(id)
    expect(await tries()).toBe('200')
  })

  it.each(['large', 'yearly', 'small'])(
    'that fail after all (%s) leave everything as it was',
    async (name) => {
      const { id } = await begun('2027-06-01')
      await noon('2027-06-16')
      const before = await read(id)
      const what = { verb: 'change', how: { plan_id: plan(name), when: 'now' } }
      expect(await drive(backend, 'failToChange', acme.id, id, what)).toMatch('forced failure')
      const after = await read(id)
      expect({ ...after, history: [], updated_at: '' }).toEqual({ ...before, history: [], updated_at: '' })
      await bill(id)
      expect((await read(id)).cycles).toHaveLength(before.cycles.length)
    },
  )
})

it('days that were paid for are credited once, however often somebody pauses and goes on', async () => {
  const { id } = await begun('2027-06-01')
  await noon('2027-06-16')
  for (const verb of ['pause', 'resume', 'pause', 'resume', 'pause']) {
    const body = verb === 'pause' ? { when: 'now' } : {}
    expectOk(await acme.admin.post(`${ROUTE}/${id}/${verb}`, body))
  }
  expect((await read(id)).credit_minor).toBe(1_500)
})
