import { join } from 'node:path'
import type { VendorOrder, VendorOrderIntent, VendorOrderIntentList } from '@cityos/contracts'
import { expectOk } from '@cityos/testing'
import { invite, outcome, VendorWorld } from '../vendors/world'
import { closingTests } from './closing'
import { disputeDebtTests } from './dispute-debts'
import { disputeTests } from './disputes'
import { Market, type Seller } from './world'

let world: VendorWorld
let market: Market
let bakers: Seller
let winery: Seller

beforeAll(async () => {
  world = await VendorWorld.start()
  market = new Market(world.backend, world.acme)
  bakers = await market.seller('bakers', 4)
  winery = await market.seller('winery', 6)
  expectOk(
    await world.acme.admin.post('/admin/commission-rules', {
      ...{ name: 'Ten percent', terms: { kind: 'percentage', rate_bps: 1000 } },
    }),
  )
})
afterAll(() => world?.stop())

async function sell() {
  const order = await market.buy([
    [await market.product(bakers, 3), 1],
    [await market.product(winery, 10), 1],
  ])
  const rows = await market.vendorOrders(order.id)
  const idOf = ({ vendor }: Seller) => rows.find(({ vendor_id }) => vendor_id === vendor.id)!.id
  return { order, id: idOf(bakers), other: idOf(winery) }
}

const read = async (id: string) =>
  expectOk(await world.acme.admin.get<{ vendor_order: VendorOrder }>(`/admin/vendor-orders/${id}`))
    .vendor_order
const moneyOf = async (id: string) => {
  const { captured_minor, refunded_minor } = await read(id)
  return [captured_minor, refunded_minor]
}
const baker = () => world.person(world.acme, 'owner@bakers.example')

/** Sums of the ledger: by account for one vendor order, and of everything. */
const ledger = (id: string) =>
  world.backend.sql(async (owner) => {
    const { rows } = await owner.query<{ kind: string; amount: number }>(
      `select a.kind, sum(p.amount_minor)::int as amount from ledger_posting p
         join ledger_account a on a.id = p.account_id where p.vendor_order_id = $1 group by 1 order by 1`,
      [id],
    )
    const all = await owner.query<{ sum: number }>(
      'select coalesce(sum(amount_minor), 0)::int as sum from ledger_posting',
    )
    return { ...Object.fromEntries(rows.map(({ kind, amount }) => [kind, amount])), all: all.rows[0]!.sum }
  })

it('a vendor captures its own share and no more, however many try at once', async () => {
  const { id, other } = await sell()
  const capture = (amount_minor: number) => baker().post(`/vendor/orders/${id}/captures`, { amount_minor })
  expect(outcome(await capture(701))).toBe('409 capture_exceeds_outstanding')
  const answers = await Promise.all(Array.from({ length: 50 }, () => capture(100)))
  expect(answers.map(outcome).filter((each) => each === '200')).toHaveLength(7)
  expect(new Set(answers.map(outcome))).toEqual(new Set(['200', '409 capture_exceeds_outstanding']))
  expect([await moneyOf(id), await moneyOf(other)]).toEqual([
    [700, 0],
    [0, 0],
  ])
  expect(await ledger(id)).toMatchObject({ commission_revenue: 30, pending: 670, all: 0 })
}, 120_000)

it('a vendor gives back what was captured for it and no more, however many try at once', async () => {
  const { order, id, other } = await sell()
  const { order: paid } = expectOk(
    await world.acme.admin.get<{ order: { payment_collections: { payments: { id: string }[] }[] } }>(
      `/admin/orders/${order.id}?fields=*payment_collections.payments`,
    ),
  )
  const payment = paid.payment_collections[0]!.payments[0]!.id
  const refund = (amount_minor: number) =>
    baker().post(`/vendor/orders/${id}/refunds`, { amount_minor, reason: 'Burnt.' })
  expect(outcome(await refund(1))).toBe('409 refund_exceeds_share')
  expectOk(await world.acme.admin.post(`/admin/payments/${payment}/capture`))
  const answers = await Promise.all(Array.from({ length: 50 }, () => refund(100)))
  expect(answers.map(outcome).filter((each) => each === '200')).toHaveLength(7)
  expect(new Set(answers.map(outcome))).toEqual(new Set(['200', '409 refund_exceeds_share']))
  expect([await moneyOf(id), await moneyOf(other)]).toEqual([
    [700, 700],
    [1600, 0],
  ])
  expect(await ledger(id)).toMatchObject({ commission_revenue: 0, pending: 0, all: 0 })
  expect(await ledger(other)).toMatchObject({ commission_revenue: 100, pending: 1500, all: 0 })
}, 120_000)

it('is for those who run the vendor, and of the own orders', async () => {
  const { id, other } = await sell()
  await invite(baker(), '/vendor/members', 'till@bakers.example', 'staff')
  const staff = world.person(world.acme, 'till@bakers.example')
  for (const [verb, body] of [
    ['captures', { amount_minor: 1 }],
    ['refunds', { amount_minor: 1, reason: 'x' }],
  ] as const) {
    expect(outcome(await staff.post(`/vendor/orders/${id}/${verb}`, body))).toBe('403 forbidden')
    expect(outcome(await baker().post(`/vendor/orders/${other}/${verb}`, body))).toBe('404 not_found')
    for (const amount_minor of [0, -1, 1.5, 1e18]) {
      const answer = await baker().post(`/vendor/orders/${id}/${verb}`, { ...body, amount_minor })
      expect(outcome(answer)).toBe('400 validation_failed')
    }
  }
})

describe('a debt of a dispute', () => disputeDebtTests(() => ({ world, market, sell, ledger })))
describe('a dispute', () => disputeTests(() => ({ world, market, sell, ledger })))

const PROVIDER = join(__dirname, '../fixtures/payment-provider.ts')
const play = <T>(name: string, ...args: unknown[]): Promise<T> =>
  world.backend.run(PROVIDER, name, world.acme.id, ...args)
const moved = () => play<{ moved: number; asked: number }>('providerMoved')
const intentsOf = (id: string) =>
  world.backend.sql(async (owner) => {
    const { rows } = await owner.query<{ state: string; amount: number; cause: string }>(
      `select state, amount_minor::int as amount, cause from vendor_order_intent where vendor_order_id = $1 order by id`,
      [id],
    )
    return rows.map(({ cause, amount, state }) => `${cause} ${amount} ${state}`)
  })
const tick = async (back = '0') => {
  await play('letTimePass', back)
  return market.inside('catchUp').catch((error: Error) => error.message)
}

const unclearOf = async (id: string, client = world.acme.admin) =>
  expectOk(
    await client.get<VendorOrderIntentList>(
      `/admin/vendor-order-intents?state=unclear&vendor_order_id=${id}`,
    ),
  ).vendor_order_intents[0]
const decide = (id: string, found: string, client = world.acme.admin) =>
  client.post<{ vendor_order_intent: VendorOrderIntent }>(`/admin/vendor-order-intents/${id}/decide`, {
    ...{ outcome: found, reason: 'It is there.' },
  })

/** An order of both whose money has come in. */
async function paid() {
  const sold = await sell()
  const { order } = expectOk(
    await world.acme.admin.get<{
      order: { payment_collections: { payments: { id: string }[] }[] }
    }>(`/admin/orders/${sold.order.id}?fields=*payment_collections.payments`),
  )
  const payment = order.payment_collections[0]!.payments[0]!.id
  const ask = () => world.acme.admin.post(`/admin/payments/${payment}/capture`)
  return { ...sold, payment, ask, capture: async () => expectOk(await ask()) }
}
const reject = (id: string) => baker().post(`/vendor/orders/${id}/reject`, { reason: 'The oven is broken.' })

describe('while something of the order is not over', () =>
  closingTests(() => ({
    ...{ world, market, bakers, paid, play, tick, reject, decide, unclearOf, intentsOf, moneyOf },
  })))

describe('what is rejected', () => {
  it('gives its own money back, while the others live on', async () => {
    const { order, id, other, capture } = await paid()
    await capture()
    await play('playProvider', 'well')
    expect(await market.inside('failAction', 'reject', id)).toContain('forced failure')
    expect([await moved(), await intentsOf(id)]).toEqual([{ moved: 0, asked: 0 }, []])
    expectOk(await reject(id))
    expect([await moneyOf(id), await moneyOf(other)]).toEqual([
      [700, 700],
      [1600, 0],
    ])
    expect([await moved(), await intentsOf(id)]).toEqual([{ moved: 1, asked: 1 }, ['closed 700 settled']])
    expect(await ledger(id)).toMatchObject({ commission_revenue: 0, pending: 0, all: 0 })
    await tick()
    const answer = await world.acme.admin.post(`/admin/vendor-orders/${other}/reject`, { reason: 'x' })
    expectOk(answer)
    await tick()
    expect([await moneyOf(other), (await moved()).moved]).toEqual([[1600, 1600], 2])
    const { order: now } = expectOk(
      await world.acme.admin.get<{ order: { status: string } }>(`/admin/orders/${order.id}`),
    )
    expect(now.status).toBe('canceled')
  })

  it('stays so where the provider does not answer, which is asked again, and moves the money once', async () => {
    const { id, capture } = await paid()
    await capture()
    await play('playProvider', 'deaf')
    expect(expectOk(await reject(id))).toMatchObject({
      vendor_order: { status: 'rejected', refunded_minor: 0 },
    })
    await play('changeMood', 'lost')
    expect(await tick()).toContain('vordi_')
    expect([await moneyOf(id), (await moved()).moved]).toEqual([[700, 0], 1])
    await play('changeMood', 'well')
    await tick()
    await tick()
    expect([await moneyOf(id), await moved()]).toEqual([[700, 700], { moved: 1, asked: 3 }])
  })

  it('owes what a provider refuses until it does it', async () => {
    const { id, capture } = await paid()
    await capture()
    await play('playProvider', 'refusing')
    expectOk(await reject(id))
    await tick('3 days')
    await play('changeMood', 'well')
    await tick('3 days')
    expect([await moneyOf(id), await moved()]).toEqual([[700, 700], { moved: 1, asked: 3 }])
  })

  it('as the last part by a process that ends before it cancels the order: that is canceled all the same', async () => {
    const { order, id, other, capture } = await paid()
    await capture()
    await play('playProvider', 'well')
    expectOk(await reject(id))
    await world.backend.sql((owner) =>
      owner.query(`update vendor_order set status = 'rejected', closed_at = now() where id = $1`, [other]),
    )
    const { order: open } = expectOk(
      await world.acme.admin.get<{ order: { status: string } }>(`/admin/orders/${order.id}`),
    )
    expect(open.status).toBe('pending')
    for (const _ of [1, 2, 3]) await tick()
    const { order: now } = expectOk(
      await world.acme.admin.get<{ order: { status: string } }>(`/admin/orders/${order.id}`),
    )
    expect([now.status, await moneyOf(other), (await moved()).moved]).toEqual(['canceled', [1600, 1600], 2])
  })

  it('gives back what is captured later, and the others’ money comes first', async () => {
    const { id, other, capture } = await paid()
    await play('playProvider', 'well')
    expectOk(await reject(id))
    expect(await intentsOf(id)).toEqual([])
    await capture()
    await market.inside('catchUp')
    await tick()
    expect([await moneyOf(id), await moneyOf(other)]).toEqual([
      [700, 700],
      [1600, 0],
    ])
    expect(await ledger(other)).toMatchObject({ commission_revenue: 100, pending: 1500, all: 0 })
  })
})

describe('what the tenant’s staff captures', () => {
  const asking = async (times: number) => {
    while ((await moved()).asked < times) await new Promise((resolve) => setTimeout(resolve, 20))
  }

  it('is posted once, however often and at once it is told', async () => {
    const { id, other, payment, capture } = await paid()
    await capture()
    const tell = () => market.inside('hear', 'payment.captured', { id: payment })
    const posted = () =>
      world.backend.sql(async (owner) => {
        const { rows } = await owner.query<{ kind: string; amount: number }>(
          `select t.kind, -p.amount_minor::int as amount from capture c
             join ledger_transaction t on t.source_type = 'capture' and t.source_id = c.id
             join ledger_posting p on p.transaction_id = t.id
             join ledger_account a on a.id = p.account_id and a.kind = 'clearing' where c.payment_id = $1`,
          [payment],
        )
        return rows
      })
    const all = async () => [
      ...[await moneyOf(id), await moneyOf(other), await ledger(id), await ledger(other), await posted()],
    ]
    await Promise.all(Array.from({ length: 5 }, tell))
    const once = await all()
    expect(once).toEqual([
      ...[[700, 0], [1600, 0], { commission_revenue: 30, pending: 670, all: 0 }],
      { commission_revenue: 100, pending: 1500, all: 0 },
      [{ kind: 'capture', amount: 2300 }],
    ])
    await tell()
    await market.inside('catchUpAll')
    expect(await all()).toEqual(once)
  })

  it('counts once the provider has answered, or is not going to any more', async () => {
    const { id, other, payment, ask } = await paid()
    await play('playProvider', 'thinking')
    const refused = ask()
    await asking(1)
    await market.inside('catchUp')
    expect(outcome(await baker().post(`/vendor/orders/${id}/accept`))).toBe('200')
    expect(outcome(await baker().post(`/vendor/orders/${id}/captures`, { amount_minor: 1 }))).toMatch(/^4/)
    expect(await moneyOf(id)).toEqual([0, 0])
    await play('changeMood', 'deaf')
    expect((await refused).status).toBeGreaterThanOrEqual(400)
    await market.inside('catchUp')
    expect([await moneyOf(id), await ledger(id)]).toEqual([[0, 0], { all: 0 }])

    await play('playProvider', 'thinking')
    const answered = ask()
    await asking(1)
    await market.inside('catchUp')
    expect(await moneyOf(id)).toEqual([0, 0])
    await world.backend.sql((owner) =>
      owner.query(`update capture set created_at = now() - interval '11 minutes' where payment_id = $1`, [
        payment,
      ]),
    )
    await market.inside('catchUp')
    expect([await moneyOf(id), await moneyOf(other)]).toEqual([
      [700, 0],
      [1600, 0],
    ])
    await play('changeMood', 'well')
    expectOk(await answered)
    await market.inside('catchUp')
    expect(await moneyOf(id)).toEqual([700, 0])
  })
})

it('one order that cannot be brought up holds up no other, and is found when it can', async () => {
  const [first, second] = [await paid(), await paid()]
  const change = (sql: string, ...bound: unknown[]) =>
    world.backend.sql(async (owner) => (await owner.query<{ reached: Date }>(sql, bound)).rows)
  const reached = async () => {
    const progress = `select reached from vendor_order_progress where tenant_id = $1 and name = 'orders'`
    return (await change(progress, world.acme.id))[0]?.reached.getTime() ?? 0
  }
  await play('playProvider', 'deaf')
  for (const { id, capture } of [first, second]) {
    await play('changeMood', 'well')
    await capture()
    await play('changeMood', 'deaf')
    expectOk(await reject(id))
  }
  await change(
    `insert into refund (id, amount, raw_amount, payment_id, created_by, tenant_id, created_at)
     values ('ref_unreadable', 1, '{"value": "x"}', $1, $2, $3, now() - interval '1 hour')`,
    ...[first.payment, first.other, world.acme.id],
  )
  const before = await reached()
  await play('changeMood', 'well')
  expect(await tick()).toContain(first.order.id)
  expect([await moneyOf(first.id), await moneyOf(second.id)]).toEqual([
    [700, 0],
    [700, 700],
  ])
  expect(await reached()).toBeGreaterThan(before)

  await change(`update refund set raw_amount = '{"value": "1"}' where id = 'ref_unreadable'`)
  await change(`update "order" set updated_at = now() - interval '1 day' where id = $1`, first.order.id)
  const later = `next_attempt_at = now() + interval '1 hour'`
  await change(`update vendor_order_intent set ${later} where order_id = $1`, first.order.id)
  await market.inside('catchUp')
  expect(await moneyOf(first.other)).toEqual([1600, 0])
  await market.inside('catchUpAll')
  expect(await moneyOf(first.other)).toEqual([1600, 100])
  await tick()
  expect(await moneyOf(first.id)).toEqual([700, 700])
})

describe('a process that ends while it moves money', () => {
  it.each([
    ['capture', 'intent'],
    ['capture', 'row'],
    ['capture', 'told'],
    ['refund', 'intent'],
    ['refund', 'row'],
    ['refund', 'told'],
  ] as const)('loses and doubles nothing: %s, %s', async (kind, at) => {
    const { order, id, other, capture } = await paid()
    if (kind === 'refund') await capture()
    await play('playProvider', 'well')
    await play('leaveBehind', { id, kind, at, amount: 300 })
    await market.inside('project', order.id)
    // What is on its way is nobody else's.
    const again = kind === 'capture' ? 'captures' : 'refunds'
    const code = kind === 'capture' ? 'capture_exceeds_outstanding' : 'refund_exceeds_share'
    if (at !== 'intent') {
      const ask = await baker().post(`/vendor/orders/${id}/${again}`, {
        amount_minor: 401,
        ...(kind === 'refund' ? { reason: 'x' } : {}),
      })
      expect(outcome(ask)).toBe(`409 ${code}`)
    }
    await tick()
    await tick()
    expect(await moneyOf(id)).toEqual(kind === 'capture' ? [300, 0] : [700, 300])
    expect(await moneyOf(other)).toEqual(kind === 'capture' ? [0, 0] : [1600, 0])
    expect([(await moved()).moved, await intentsOf(id)]).toEqual([1, ['asked 300 settled']])
    const { order: now } = expectOk(
      await world.acme.admin.get<{ order: { summary: { pending_difference: number } } }>(
        `/admin/orders/${order.id}?fields=summary`,
      ),
    )
    expect(now.summary.pending_difference).toBe(kind === 'capture' ? 20 : 0)
  })

  it('is not asked for again once the provider may have forgotten it', async () => {
    const { id, capture } = await paid()
    await capture()
    await play('playProvider', 'lost')
    const ask = (amount_minor: number) =>
      baker().post(`/vendor/orders/${id}/refunds`, { amount_minor, reason: 'x' })
    expect(outcome(await ask(300))).toBe('503 payment_provider_unavailable')
    await tick('21 hours')
    await play('changeMood', 'well')
    await tick()
    expect([(await moved()).moved, await intentsOf(id)]).toEqual([1, ['asked 300 unclear']])
    expect(outcome(await ask(401))).toBe('409 refund_exceeds_share')
    expectOk(await ask(400))

    const unclear = await unclearOf(id)
    expect(await unclearOf(id, world.globex.admin)).toBeUndefined()
    expect(unclear).toMatchObject({ kind: 'refund', cause: 'asked', amount_minor: 300, attempts: 1 })
    expect(outcome(await decide(unclear!.id, 'moved', world.globex.admin))).toBe('404 not_found')
    expect(await play('failDeciding', unclear!.id)).toContain('forced failure')
    expect(await unclearOf(id)).toEqual(unclear)
    const before = await moved()
    const { vendor_order_intent: decided } = expectOk(await decide(unclear!.id, 'moved'))
    expect(decided).toMatchObject({ state: 'settled', decided: 'moved', decided_reason: 'It is there.' })
    expect([await moved(), await moneyOf(id)]).toEqual([before, [700, 700]])
    expect(outcome(await decide(unclear!.id, 'moved'))).toBe('409 illegal_transition')
    expect(await ledger(id)).toMatchObject({ pending: 0, all: 0 })
  })

  it('is asked for anew where people have found that it has not moved', async () => {
    const { id, capture } = await paid()
    await capture()
    await play('playProvider', 'deaf')
    expectOk(await reject(id))
    await tick('21 hours')
    const unclear = await unclearOf(id)
    await play('changeMood', 'well')
    expectOk(await decide(unclear!.id, 'not_moved'))
    expect(await intentsOf(id)).toEqual(['closed 700 refused', 'closed 700 settled'])
    expect([(await moved()).moved, await moneyOf(id)]).toEqual([1, [700, 700]])
  })
})

describe('two processes', () => {
  it.each(['capture', 'refund'] as const)(
    'stay within the share together: %s',
    async (kind) => {
      const { id, other, capture } = await paid()
      if (kind === 'refund') await capture()
      await play('playProvider', 'well')
      expect(await play('inTwoProcesses', { id, kind, amount: 100, times: 50 })).toBe(7)
      expect([await moneyOf(id), await moneyOf(other)]).toEqual(
        kind === 'capture'
          ? [
              [700, 0],
              [0, 0],
            ]
          : [
              [700, 700],
              [1600, 0],
            ],
      )
      expect((await moved()).moved).toBe(7)
    },
    120_000,
  )

  it('one that is killed leaves nothing locked', async () => {
    const { order, id } = await sell()
    const answer = await world.backend.sql(async (owner) => {
      await owner.query(`select pg_advisory_lock(hashtextextended('vendor order is held ' || $1, 0))`, [
        order.id,
      ])
      const asked = baker().post(`/vendor/orders/${id}/captures`, { amount_minor: 100 })
      const waiting = async () =>
        (
          await owner.query(
            `select from pg_stat_activity where wait_event = 'advisory' and application_name = 'vendor orders'`,
          )
        ).rowCount
      while (!(await waiting())) await new Promise(setImmediate)
      await owner.query('select pg_advisory_unlock_all()')
      return asked
    })
    expect(outcome(answer)).toBe('200')
  })
})
