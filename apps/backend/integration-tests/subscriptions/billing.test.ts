import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { DEFAULT_SUBSCRIPTION_SETTINGS } from '@cityos/contracts'
import { CycleBlocked } from '../../src/modules/subscription/domain/blocked'
import { addCredit, creditOf } from '../../src/modules/subscription/store/credits'
import { writeSettings } from '../../src/modules/subscription/store/settings'
import { readItems, writeQuantities } from '../../src/modules/subscription/store/items'
import { billNow } from '../../src/workflows/subscription/billing/bill-now'
import { heedCanceled } from '../../src/workflows/subscription/billing/canceled-orders'
import { endPeriods } from '../../src/workflows/subscription/billing/end-periods'
import { planAll } from '../../src/workflows/subscription/billing/keep-up'
import { lagOf } from '../../src/workflows/subscription/billing/lag'
import { learn } from '../../src/workflows/subscription/billing/learn'
import { applyChange } from '../../src/workflows/subscription/change/apply'
import {
  decideCancel,
  decidePause,
  decideResume,
  decideRetry,
  decideUpdate,
} from '../../src/workflows/subscription/change/decide'
import type { Change, State } from '../../src/workflows/subscription/change/state'
import { BillingDatabase, midnight, PRICE } from './billing-database'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const START = '2027-01-30T12:00:00Z'

let database: BillingDatabase
let world: BillingDatabase
let outside: BillingDatabase['outside']
beforeAll(async () => {
  database = await BillingDatabase.start(START)
})
afterAll(() => database?.stop())
beforeEach(async () => {
  world = await database.another(START)
  outside = world.outside
})

const shown = async (id: string) =>
  (await world.cycles(id)).map(({ index, starts_on, status, attempts }) =>
    `${index} ${starts_on} ${status} ${attempts.join()}`.trim(),
  )
const statusOf = async (id: string) => (await world.subscription(id)).status

/** Does something to a subscription, as a workflow does. */
const change = (id: string, decide: (state: State, now: Date) => Change, verb = 'test') => {
  const now = world.clock.now()
  const by = { verb, actor: null, now }
  return world.sql((trx) => applyChange(trx, { id, customerId: null }, by, (state) => decide(state, now)))
}
const creditLeft = (id: string) => world.sql((trx) => creditOf(trx, id, 'eur'))
const gift = (subscription_id: string, amount_minor: bigint) =>
  world.sql((trx) =>
    addCredit(
      trx,
      {
        ...{ subscription_id, currency_code: 'eur', amount_minor, reason: 'adjustment' },
        ...{ cycle_id: null, source: 'gift', created_by: null },
      },
      world.clock.now(),
    ),
  )
/** Staff makes the order of a cycle cost so much. */
const lower = ({ id }: { id: string }, total_minor: bigint) => {
  const order = outside.ordersOf(id)[0]!
  order.discount_minor = order.items_minor + 600n - total_minor
}
/** The provider took the money of an attempt after all. */
const succeedLate = ({ id }: { id: string }, number: number) => {
  const key = `cycle:${id}:${number}`
  outside.payments.find((payment) => payment.key === key)!.status = 'succeeded'
  const answer = { kind: 'payment', status: 'succeeded', reference: key, at: world.clock.now() } as const
  return learn(world.context(), { key, answer })
}

/** Of each cycle one order and one payment, or none of them. */
async function expectOnce(id: string): Promise<void> {
  for (const { id: cycle, status } of await world.cycles(id)) {
    const paid = status === 'paid' ? 1 : 0
    expect([cycle, status, outside.captured(cycle).length]).toEqual([cycle, status, paid])
    expect(outside.ordersOf(cycle).length).toBeLessThanOrEqual(1)
    if (paid) expect(outside.ordersOf(cycle)).toHaveLength(1)
  }
}

describe('a cycle', () => {
  it('is ordered, charged and told, and the next one is written down', async () => {
    const id = await world.subscribe()
    await world.runUntil('2027-04-01T00:00:00Z')
    expect(await shown(id)).toEqual([
      ...['0 2027-01-31 paid succeeded', '1 2027-02-28 paid succeeded', '2 2027-03-31 paid succeeded'],
      '3 2027-04-30 scheduled',
    ])
    await expectOnce(id)
    const [first] = await world.cycles(id)
    expect(first).toMatchObject({ total_minor: String(PRICE + 600n), next_attempt_at: null })
    expect([...outside.orders.get(first!.order_id!)!.settled]).toEqual([
      [`cycle:${first!.id}:1`, PRICE + 600n],
    ])
    expect(await world.subscription(id)).toMatchObject({
      ...{ status: 'active', current_starts_on: '2027-03-31', current_ends_on: '2027-04-30' },
    })
    expect(world.told.filter(({ event }) => event === 'billing_cycle.paid')).toHaveLength(3)
  })

  it('is paid by credit first, and by credit alone without asking anybody', async () => {
    const id = await world.subscribe()
    await gift(id, 2_000n)
    await world.runUntil('2027-03-01T00:00:00Z')
    expect(outside.payments.map(({ amount_minor }) => amount_minor)).toEqual([1_200n])
    expect(await world.cycles(id)).toMatchObject([
      { status: 'paid', credit_minor: '1600', total_minor: '0', attempts: [] },
      { status: 'paid', credit_minor: '400', total_minor: '1200' },
      { status: 'scheduled' },
    ])
  })

  it('begins its subscription when a trial is over', async () => {
    const over = { status: 'trialing', starts_on: '2027-01-20', trial_ends_on: '2027-01-31' } as const
    const id = await world.subscribe({ over })
    await world.run()
    expect(await statusOf(id)).toBe('trialing')
    await world.runUntil('2027-01-31T00:00:00Z')
    expect([await statusOf(id), (await shown(id))[0]]).toEqual(['active', '0 2027-01-31 paid succeeded'])
  })

  it('is none of one that ends or rests with its period', async () => {
    const ids = [await world.subscribe(), await world.subscribe()] as const
    await world.runUntil('2027-01-31T00:00:00Z')
    await world.patch(ids[0], { cancel_at_period_end: true })
    await world.patch(ids[1], { pause_at_period_end: true })
    await world.runUntil('2027-02-27T23:00:00Z')
    expect(await Promise.all(ids.map(statusOf))).toEqual(['active', 'active'])
    await world.runUntil('2027-05-01T00:00:00Z')
    expect(await Promise.all(ids.map(statusOf))).toEqual(['canceled', 'paused'])
    expect(await shown(ids[0])).toEqual(['0 2027-01-31 paid succeeded', '1 2027-02-28 void'])
    expect(outside.payments).toHaveLength(2)
  })

  it('of what has just begun or gone on is billed, though it was said at once to end or rest with its period', async () => {
    const ids = [await world.subscribe(), await world.subscribe()] as const
    await world.runUntil('2027-01-31T00:00:00Z')
    world.clock.advanceTo('2027-02-10T12:00:00Z')
    for (const id of ids) {
      await change(id, (state, now) => decidePause(state, now, { when: 'now' }))
      await change(id, decideResume)
    }
    await change(ids[0], (state, now) => decideCancel(state, now, { when: 'period_end' }, true))
    await change(ids[1], (state, now) => decidePause(state, now, { when: 'period_end' }))
    expect(await lagOf(world.context())).toBe(12 * HOUR_MS)
    await world.runUntil('2027-03-09T00:00:00Z')
    expect(await Promise.all(ids.map(statusOf))).toEqual(['active', 'active'])
    await world.runUntil('2027-04-01T00:00:00Z')
    expect(await Promise.all(ids.map(statusOf))).toEqual(['canceled', 'paused'])
    for (const id of ids) {
      const cycles = await world.cycles(id)
      const billed = cycles.filter(({ status }) => status === 'paid').map(({ starts_on }) => starts_on)
      expect(billed).toEqual(['2027-01-31', '2027-02-10'])
    }
  })

  it.each([1, 7, 40])(
    'that an outage of %i days has missed is billed once, with its own dates',
    async (days) => {
      const id = await world.subscribe({ interval: 'day', anchor: '2027-02-01' })
      await world.runUntil('2027-02-01T00:00:00Z')
      world.clock.advance(days * DAY_MS)
      await Promise.all([world.run(), world.run(), world.run()])
      await world.run()
      const cycles = await world.cycles(id)
      expect(cycles.filter(({ status }) => status === 'paid')).toHaveLength(days + 1)
      expect(cycles.map(({ starts_on }) => starts_on)).toEqual([...cycles.map((c) => c.starts_on)].sort())
      const order = outside.payments.map(({ cycle_id }) => cycles.findIndex((c) => c.id === cycle_id))
      expect(order).toEqual([...order].sort((a, b) => a - b))
      await expectOnce(id)
    },
  )

  it('behind one that is about to be billed is written down then, and behind one that is owed by the job', async () => {
    const id = await world.subscribe()
    outside.usual = 'soft'
    world.clock.advanceTo(midnight('2027-01-31'))
    expect(await planAll(world.context())).toBe(0)
    await world.run()
    expect(await shown(id)).toEqual(['0 2027-01-31 failed soft', '1 2027-02-28 scheduled'])
    world.clock.advanceTo(midnight('2027-02-28'))
    expect(await planAll(world.context())).toBe(1)
    expect((await shown(id)).at(-1)).toBe('2 2027-03-31 scheduled')
  })

  it('is taken once in a run, whatever makes it ready again', async () => {
    await world.subscribe()
    outside.obstacle = new CycleBlocked('out_of_stock', 'Do something.')
    world.clock.advanceTo(midnight('2027-01-31'))
    let taken = 0
    const again = (trx: Knex) =>
      trx('billing_cycle').where({ status: 'failed' }).update({ next_attempt_at: world.clock.now() })
    const context = world.context({
      trace: (point) => {
        if (point === 'claimed' && ++taken > 9) throw new Error('It is taken for ever.')
        return Promise.resolve()
      },
      announce: async () => void (await world.sql(again)),
    })
    await world.run(context)
    expect(taken).toBe(1)
    await world.run(context)
    expect(taken).toBe(2)
  })

  it('of a tenant that was copied or brought back is left alone until somebody says so', async () => {
    const id = await world.subscribe()
    await world.sql((trx) => trx.raw('delete from subscription_billing'))
    await world.runUntil('2027-03-15T00:00:00Z')
    expect([outside.asked, (await shown(id))[0]]).toEqual([0, '0 2027-01-31 scheduled'])
  })
})

it('what is billed while somebody waits tells its own orders alone, and is billed though they cannot be told', async () => {
  const other = await world.subscribe()
  const asked: string[] = []
  const settle = ({ id }: { id: string }) => {
    asked.push(id)
    return Promise.reject(new Error('The shop is away.'))
  }
  const context = world.context({ orders: { ...outside.shop, settle } })
  world.clock.advanceTo(midnight('2027-01-31'))
  await expect(world.run(context)).rejects.toThrow('The shop is away.')
  world.clock.advance(HOUR_MS)
  const id = await world.subscribe()
  asked.length = 0
  await billNow(context, id)
  const [cycle] = await world.cycles(id)
  expect([cycle!.status, asked]).toEqual(['paid', [cycle!.order_id]])
  world.clock.advance(HOUR_MS)
  await world.run()
  for (const one of [id, other]) {
    const [{ order_id } = { order_id: '' }] = await world.cycles(one)
    expect(outside.orders.get(order_id!)!.settled.size).toBe(1)
  }
})

describe('an answer that is lost', () => {
  it('after the money moved is asked for, and nobody is charged again', async () => {
    const id = await world.subscribe()
    outside.fates = ['lost_after']
    await world.runUntil('2027-02-01T00:00:00Z')
    expect(await shown(id)).toEqual(['0 2027-01-31 paid succeeded', '1 2027-02-28 scheduled'])
    await expectOnce(id)
  })

  it('is searched for when the provider has forgotten the key', async () => {
    const id = await world.subscribe()
    outside.fates = ['lost_after']
    const deaf = {
      ...outside.provider,
      find: () => Promise.resolve({ kind: 'no_answer', reference: null, at: world.clock.now() } as const),
    }
    await world.runUntil('2027-02-02T12:00:00Z', world.context({ providerOf: () => deaf }))
    expect((await shown(id))[0]).toBe('0 2027-01-31 processing unclear')
    await world.runUntil('2027-02-03T12:00:00Z')
    expect((await shown(id))[0]).toBe('0 2027-01-31 paid succeeded')
    await expectOnce(id)
  })

  it('before the money moved is sent again under its own key', async () => {
    const id = await world.subscribe()
    outside.fates = ['lost_before', 'lost_before']
    await world.runUntil('2027-02-01T00:00:00Z')
    expect(await shown(id)).toEqual(['0 2027-01-31 paid succeeded', '1 2027-02-28 scheduled'])
    expect([outside.asked, outside.payments.length]).toEqual([3, 1])
  })
})

describe('what is refused', () => {
  it('is tried again in its hours, and given up with what waited behind it', async () => {
    outside.usual = 'soft'
    const id = await world.subscribe({ interval: 'day', anchor: '2027-02-01', zone: 'Europe/Berlin' })
    await world.runUntil('2027-02-04T00:00:00Z')
    expect(await statusOf(id)).toBe('past_due')
    expect((await shown(id)).slice(0, 4)).toEqual([
      ...['0 2027-02-01 failed soft,soft', '1 2027-02-02 scheduled', '2 2027-02-03 scheduled'],
      '3 2027-02-04 scheduled',
    ])
    await world.runUntil('2027-02-20T00:00:00Z')
    expect(await statusOf(id)).toBe('canceled')
    const cycles = await world.cycles(id)
    expect(cycles[0]).toMatchObject({ status: 'uncollectible', attempts: ['soft', 'soft', 'soft', 'soft'] })
    expect(new Set(cycles.slice(1).map(({ status }) => status))).toEqual(new Set(['void']))
    expect(outside.payments.map(({ at }) => at.toISOString().slice(0, 13))).toEqual([
      ...['2027-01-31T23', '2027-02-02T08', '2027-02-04T08', '2027-02-08T08'],
    ])
  })

  it('is paid in order once it recovers, and late money brings back what was given up', async () => {
    outside.usual = 'soft'
    const id = await world.subscribe({ interval: 'week', anchor: '2027-02-01' })
    await world.runUntil('2027-02-20T00:00:00Z')
    expect(await statusOf(id)).toBe('canceled')
    const [first] = await world.cycles(id)
    outside.usual = null
    const late = { kind: 'payment', status: 'succeeded', reference: 'late', at: world.clock.now() } as const
    const news = { key: `cycle:${first!.id}:2`, answer: late }
    outside.payments.find(({ key }) => key === news.key)!.status = 'succeeded'
    for (let again = 0; again < 3; again++) await learn(world.context(), news)
    await world.run()
    expect(await statusOf(id)).toBe('active')
    expect((await shown(id)).slice(0, 4)).toEqual([
      ...['0 2027-02-01 paid soft,succeeded,soft,soft', '1 2027-02-08 paid succeeded'],
      ...['2 2027-02-15 paid succeeded', '3 2027-02-22 scheduled'],
    ])
    await expectOnce(id)
  })

  it('and not tried any more ends when somebody says so, with no period to wait for', async () => {
    const ids = [await world.subscribe(), await world.subscribe()] as const
    outside.usual = 'hard'
    await world.runUntil('2027-02-01T00:00:00Z')
    for (const id of ids) await world.patch(id, { status: 'unpaid' })
    await change(ids[0], (state, now) => decideCancel(state, now, { when: 'period_end' }, true))
    expect(await statusOf(ids[0])).toBe('canceled')
    // It was owed when that was said, and given up later.
    await world.patch(ids[1], { cancel_at_period_end: true })
    await endPeriods(world.context())
    expect(await statusOf(ids[1])).toBe('unpaid')
    world.clock.advanceTo('2027-02-28T00:00:00Z')
    await endPeriods(world.context())
    expect(await world.subscription(ids[1])).toMatchObject({
      ...{ status: 'canceled', cancel_at_period_end: false },
    })
  })

  it('for good waits for another method, and is given up when there is none', async () => {
    outside.usual = 'hard'
    const [patient, helped] = [await world.subscribe(), await world.subscribe()]
    await world.runUntil('2027-02-05T00:00:00Z')
    expect(outside.payments).toHaveLength(2)
    outside.usual = null
    const now = world.clock.now()
    await world.patch(helped, { payment_method_id: 'pm_2', method_changed_at: now })
    const [cycle] = await world.cycles(helped)
    await world.sql((trx) => trx('billing_cycle').where({ id: cycle!.id }).update({ next_attempt_at: now }))
    await world.runUntil('2027-02-12T00:00:00Z')
    expect([(await shown(patient))[0], await statusOf(patient)]).toEqual([
      ...['0 2027-01-31 uncollectible hard', 'canceled'],
    ])
    expect([(await shown(helped))[0], await statusOf(helped)]).toEqual([
      ...['0 2027-01-31 paid hard,succeeded', 'active'],
    ])
  })

  it('by nobody confirming it is canceled at the provider before another attempt', async () => {
    const id = await world.subscribe()
    outside.fates = ['confirm']
    await world.runUntil('2027-02-06T00:00:00Z')
    expect((await shown(id))[0]).toBe('0 2027-01-31 paid soft,succeeded')
    await expectOnce(id)
  })

  it.each([
    ['does not answer', 'confirm', 23],
    ['has gone', 'confirm', 23],
    ['has gone', 'lost_before', 1],
  ] as const)(
    'by a provider that %s (%s) is asked about less and less often, and goes on when it is back',
    async (why, fate, hours) => {
      const id = await world.subscribe()
      outside.fates = [fate, fate === 'confirm' ? null : fate]
      await world.runUntil(midnight('2027-01-31'))
      world.clock.advance(hours * HOUR_MS)
      let asked = 0
      const count = () => {
        if (++asked > 30) throw new Error('It is asked for ever.')
      }
      const cancel = () => {
        count()
        return Promise.resolve({ kind: 'no_answer', reference: null, at: world.clock.now() } as const)
      }
      const gone = () => {
        count()
        return null
      }
      const silent = { ...outside.provider, cancel }
      const context = world.context({ providerOf: why === 'has gone' ? gone : () => silent })
      await world.run(context)
      expect(asked).toBe(1)
      const [cycle] = await world.cycles(id)
      expect(cycle!.next_attempt_at!.getTime()).toBeGreaterThan(world.clock.now().getTime())
      await world.runUntil('2027-02-03T00:00:00Z', context)
      expect(asked).toBeLessThan(25)
      await world.runUntil('2027-02-06T00:00:00Z')
      expect((await shown(id))[0]).toBe('0 2027-01-31 paid soft,succeeded')
      await expectOnce(id)
    },
  )

  it('or not yet known keeps it from being paused now and ended with credit: nobody could say of how much', async () => {
    const id = await world.subscribe()
    outside.fates = ['confirm']
    await world.runUntil(midnight('2027-01-31'))
    expect((await shown(id))[0]).toBe('0 2027-01-31 processing requires_action')
    const pause = (when: 'now' | 'period_end') =>
      change(id, (state, now) => decidePause(state, now, { when }))
    const cancel = (credit: boolean) =>
      change(id, (state, now) => decideCancel(state, now, { when: 'now', credit }, false))
    const refused = { code: 'illegal_transition' }
    await expect(pause('now')).rejects.toMatchObject(refused)
    await expect(cancel(true)).rejects.toMatchObject(refused)
    expect(await world.subscription(id)).toMatchObject({ status: 'active' })
    await pause('period_end')
    const [cycle] = await world.cycles(id)
    const key = `cycle:${cycle!.id}:1`
    outside.payments[0]!.status = 'succeeded'
    const paid = { kind: 'payment', status: 'succeeded', reference: key, at: world.clock.now() } as const
    await learn(world.context(), { key, answer: paid })
    await pause('now')
    expect(await world.subscription(id)).toMatchObject({ status: 'paused' })
    expect(await creditLeft(id)).toBe(PRICE)
    await expectOnce(id)
  })

  it('ends the same in whatever order, and however often, its news comes', async () => {
    const ends = new Set<string>()
    for (const order of [
      [1, 2],
      [2, 1],
      [1, 2, 1, 2],
      [2, 2, 1],
    ]) {
      outside.usual = 'soft'
      const id = await world.subscribe({ anchor: world.clock.now().toISOString().slice(0, 10) })
      const start = world.clock.now().getTime()
      await world.runUntil(new Date(start + 2 * DAY_MS).toISOString())
      const [cycle] = await world.cycles(id)
      for (const number of order) {
        const key = `cycle:${cycle!.id}:${number}`
        const at = new Date(start + number)
        await learn(world.context(), {
          key,
          answer: { kind: 'payment', status: 'succeeded', reference: key, at },
        })
      }
      const { status, attempts, surplus } = (await world.cycles(id))[0]!
      ends.add(JSON.stringify([status, attempts, surplus, await statusOf(id)]))
      outside.usual = null
      await world.patch(id, { cancel_at_period_end: true })
    }
    expect([...ends]).toEqual([JSON.stringify(['paid', ['succeeded', 'succeeded'], 1, 'active'])])
  })

  it('and then paid late while the next attempt is under way is all written down, and one is to go back', async () => {
    const id = await world.subscribe()
    outside.fates = ['soft', 'lost_after']
    const silent = { kind: 'no_answer', reference: null, at: world.clock.now() } as const
    const deaf = { ...outside.provider, find: () => Promise.resolve(silent) }
    await world.runUntil('2027-02-01T09:10:00Z', world.context({ providerOf: () => deaf }))
    expect((await shown(id))[0]).toBe('0 2027-01-31 retrying soft,unclear')
    const [cycle] = await world.cycles(id)
    const key = `cycle:${cycle!.id}:1`
    const paid = { kind: 'payment', status: 'succeeded', reference: key, at: world.clock.now() } as const
    await learn(world.context(), { key, answer: paid })
    expect((await shown(id))[0]).toBe('0 2027-01-31 paid succeeded,unclear')
    await learn(world.context(), { key: `cycle:${cycle!.id}:2`, answer: paid })
    await world.run()
    expect((await world.cycles(id))[0]).toMatchObject({ status: 'paid', surplus: 1 })
    expect(outside.orders.get((await world.cycles(id))[0]!.order_id!)!.settled.size).toBe(2)
    expect(world.told).toContainEqual({ event: 'billing_cycle.surplus', id: cycle!.id })
    await expect(
      world.sql((trx) =>
        trx.raw(
          `insert into billing_attempt (id, cycle_id, number, idempotency_key, outcome, amount_minor, currency_code,
             payment_provider_id, payment_method_id, started_at, sent_at)
           values ('batt_x', ?, 3, 'x', 'started', 1, 'eur', 'pp', 'pm', now(), now())`,
          [cycle!.id],
        ),
      ),
    ).rejects.toThrow('is paid')
  })
})

it.each([
  'out_of_stock',
  'variant_missing',
  'currency_mismatch',
  'address_missing',
  'shipping_option_missing',
])('what cannot be ordered (%s) fails, asks nobody, and waits for people', async (code) => {
  const id = await world.subscribe()
  outside.obstacle = new CycleBlocked(code, 'Do something.')
  await world.runUntil('2027-03-05T00:00:00Z')
  expect(await world.cycles(id)).toMatchObject([
    { status: 'failed', failure_code: code, attempts: [], next_attempt_at: null, order_id: null },
    { status: 'scheduled' },
    { status: 'scheduled' },
  ])
  expect([outside.asked, outside.orders.size, await statusOf(id)]).toEqual([0, 0, 'active'])
})

it('an order that was made before there were fewer pieces is charged as it is', async () => {
  const id = await world.subscribe()
  outside.usual = 'soft'
  await world.runUntil('2027-01-31T01:00:00Z')
  await world.sql(async (trx) => {
    const [item] = await readItems(trx, [id])
    await writeQuantities(trx, [{ id: item!.id, quantity: 3 }], world.clock.now())
  })
  outside.usual = null
  await world.runUntil('2027-02-10T00:00:00Z')
  const [first] = await world.cycles(id)
  expect(first).toMatchObject({ status: 'paid', total_minor: String(PRICE + 600n) })
})

describe('an order that staff lowered after a refusal', () => {
  const refused = async (credit: bigint, fate: 'soft' | 'hard' = 'soft') => {
    const id = await world.subscribe()
    await gift(id, credit)
    outside.usual = fate
    await world.runUntil('2027-01-31T01:00:00Z')
    outside.usual = null
    const [cycle] = await world.cycles(id)
    expect([cycle!.status, await statusOf(id)]).toEqual(['failed', 'past_due'])
    return { id, cycle: cycle! }
  }

  it.each([
    ['to nothing', 'soft', 400n, 0n, 0n],
    ['to what credit has paid', 'hard', 400n, 400n, 400n],
    ['below what credit has paid', 'soft', 400n, 300n, 300n],
  ] as const)('%s (%s) is paid, and its subscription goes on', async (_, fate, credit, total, used) => {
    const { id, cycle } = await refused(credit, fate)
    lower(cycle, total)
    await change(id, decideRetry)
    await world.runUntil('2027-02-02T00:00:00Z')
    const [paid] = await world.cycles(id)
    expect(paid).toMatchObject({ status: 'paid', total_minor: '0', credit_minor: String(used) })
    expect([await statusOf(id), await creditLeft(id)]).toEqual(['active', credit - used])
    expect(outside.orders.get(paid!.order_id!)!.credit).toBe(used)
    await world.runUntil('2027-03-01T00:00:00Z')
    const [, next] = await world.cycles(id)
    expect(next).toMatchObject({ status: 'paid', credit_minor: String(credit - used) })
    expect([outside.payments.length, await creditLeft(id)]).toEqual([2, 0n])
    const waiting = (trx: Knex) => trx('billing_cycle').whereNotNull('gives_up_at')
    expect(await world.sql(waiting)).toEqual([])
    // What was refused succeeds after all: nobody owed it any more.
    await succeedLate(cycle, 1)
    await world.run()
    expect((await world.cycles(id))[0]).toMatchObject({ status: 'paid', surplus: 1 })
    expect([...outside.orders.get(paid!.order_id!)!.settled]).toEqual([[`cycle:${cycle.id}:1`, 1_200n]])
    expect(world.told).toContainEqual({ event: 'billing_cycle.surplus', id: cycle.id })
    expect(await statusOf(id)).toBe('active')
  })

  it('and that was not tried any more is paid, and what it held is billed', async () => {
    const rules = {
      ...{ ...DEFAULT_SUBSCRIPTION_SETTINGS, retry_offsets_days: [1] },
      exhaustion: 'unpaid' as const,
    }
    await world.sql((trx) => writeSettings(trx, rules, world.clock.now()))
    const { id, cycle } = await refused(400n)
    outside.usual = 'soft'
    await world.runUntil('2027-03-02T00:00:00Z')
    outside.usual = null
    expect(await shown(id)).toMatchObject(['0 2027-01-31 uncollectible soft,soft', '1 2027-02-28 void'])
    lower(cycle, 0n)
    await change(id, decideRetry)
    await world.run()
    await world.run()
    expect([await statusOf(id), ...(await shown(id)).slice(0, 2)]).toEqual([
      ...['active', '0 2027-01-31 paid soft,soft', '1 2027-02-28 paid succeeded'],
    ])
  })
})

describe('what a provider cannot charge is waived', () => {
  /** What the shop has waived, and what of all entries is left. */
  const books = (id: string) =>
    world.sql(async (trx) => {
      const { rows } = await trx.raw<{ rows: { waived: string; sum: string }[] }>(
        `select coalesce(sum(amount_minor) filter (where source like 'waived %'), 0)::text as waived,
                coalesce(sum(amount_minor), 0)::text as sum from credit_entry where subscription_id = ?`,
        [id],
      )
      return Object.values(rows[0]!).map(Number)
    })
  const notices = (id: string) =>
    world.sql(async (trx) => {
      const rows = (await trx('subscription_notice').where({ subscription_id: id }).select('kind')) as {
        kind: string
      }[]
      return rows.map(({ kind }) => kind).filter((kind) => kind !== 'upcoming_charge')
    })

  it('in part, and its order is paid whole by both', async () => {
    outside.step = 1_000n
    const id = await world.subscribe()
    await gift(id, 55n)
    await world.runUntil('2027-01-31T01:00:00Z')
    const [cycle] = await world.cycles(id)
    expect(cycle).toMatchObject({ status: 'paid', credit_minor: '600', total_minor: '1000' })
    expect(outside.payments.map(({ amount_minor }) => amount_minor)).toEqual([1_000n])
    expect([await books(id), outside.orders.get(cycle!.order_id!)!.credit]).toEqual([[545, 0], 600n])
  })

  it.each([
    ['ahead', true, []],
    ['in its answer', false, ['soft']],
  ])(
    'whole where it is too little, which it says %s: nobody is told of a refusal',
    async (_, frank, asked) => {
      Object.assign(outside, { least: 50n, isFrank: frank })
      const id = await world.subscribe()
      await gift(id, 1_580n)
      await world.runUntil('2027-01-31T00:00:00Z')
      expect(await statusOf(id)).toBe('active')
      await world.runUntil('2027-01-31T02:00:00Z')
      const [cycle] = await world.cycles(id)
      expect(cycle).toMatchObject({ status: 'paid', credit_minor: '1600', total_minor: '0', attempts: asked })
      expect([await statusOf(id), await notices(id), await books(id)]).toEqual([
        'active',
        ['receipt'],
        [20, 0],
      ])
      await world.runUntil('2027-03-01T00:00:00Z')
      expect((await shown(id))[1]).toBe('1 2027-02-28 paid succeeded')
      expect(await statusOf(id)).toBe('active')
    },
  )

  it('whole only now and then: another one waits for people, who may ask for it', async () => {
    outside.least = 5_000n
    const id = await world.subscribe({ interval: 'week' })
    await world.runUntil('2027-02-07T01:00:00Z')
    const blocked = '1 2027-02-07 failed'
    expect((await shown(id)).slice(0, 2)).toEqual(['0 2027-01-31 paid', blocked])
    expect((await world.cycles(id))[1]).toMatchObject({ failure_code: 'amount_too_small', credit_minor: '0' })
    await world.runUntil('2027-02-12T00:00:00Z')
    await change(id, decideRetry, 'update')
    await world.run()
    expect((await shown(id))[1]).toBe(blocked)
    expect([await statusOf(id), await notices(id), await books(id)]).toEqual([
      ...['active', ['receipt'], [1_600, 0]],
    ])
    await world.runUntil('2027-02-13T00:00:00Z')
    await change(id, decideRetry, 'retry')
    await world.run()
    expect((await shown(id))[1]).toBe('1 2027-02-07 paid')
    expect(await books(id)).toEqual([3_200, 0])
  })

  it('anew with each try, once, and what was nobody’s before comes back to nobody', async () => {
    outside.step = 1_000n
    const [id, other] = [await world.subscribe(), await world.subscribe()]
    for (const one of [id, other]) await gift(one, 55n)
    outside.usual = 'soft'
    await world.runUntil('2027-02-02T00:00:00Z')
    expect((await shown(id))[0]).toBe('0 2027-01-31 failed soft,soft')
    expect([await books(id), await books(other)]).toEqual([
      [545, 0],
      [545, 0],
    ])
    await change(other, (state, now) => decideCancel(state, now, { when: 'now' }, false))
    expect(await books(other)).toEqual([545, 55])
    Object.assign(outside, { usual: null, step: 1n })
    await change(id, decideRetry)
    await world.run()
    const [cycle] = await world.cycles(id)
    expect(cycle).toMatchObject({ status: 'paid', credit_minor: '55', total_minor: '1545' })
    expect(await books(id)).toEqual([0, 0])
  })
})

describe('credit that a cycle has used', () => {
  it('comes back once when people cancel its order after it was paid, also without any money', async () => {
    const id = await world.subscribe()
    await gift(id, 2_000n)
    await world.runUntil('2027-03-01T00:00:00Z')
    expect([await creditLeft(id), outside.payments.length]).toEqual([0n, 1])
    for (const [index, credit] of [1_600n, 2_000n].entries()) {
      const cycle = (await world.cycles(id))[index]!
      outside.ordersOf(cycle.id)[0]!.canceled = true
      await Promise.all([1, 2, 3].map(() => heedCanceled(world.context(), cycle.order_id!)))
      await world.run()
      expect([await statusOf(id), await creditLeft(id)]).toEqual(['active', credit])
    }
    expect(await world.cycles(id)).toMatchObject([
      { status: 'paid', credit_minor: '1600' },
      { status: 'paid', credit_minor: '400' },
      { status: 'scheduled' },
    ])
  })

  it('comes back when it is given up, and is used again by money that comes late', async () => {
    const id = await world.subscribe()
    await gift(id, 400n)
    outside.usual = 'soft'
    await world.runUntil('2027-02-20T00:00:00Z')
    const [cycle] = await world.cycles(id)
    expect([cycle!.status, await statusOf(id), await creditLeft(id)]).toEqual([
      ...['uncollectible', 'canceled', 400n],
    ])
    for (let again = 0; again < 3; again++) await succeedLate(cycle!, 2)
    await world.run()
    const paid = { status: 'paid', credit_minor: '400', total_minor: '1200', surplus: 0 }
    expect((await world.cycles(id))[0]).toMatchObject(paid)
    expect([await statusOf(id), await creditLeft(id)]).toEqual(['active', 0n])
    expect(outside.orders.get(cycle!.order_id!)).toMatchObject({ credit: 400n })
  })

  it('and that was given up is used again by each try that somebody asks for', async () => {
    const rules = { ...DEFAULT_SUBSCRIPTION_SETTINGS, retry_offsets_days: [], exhaustion: 'unpaid' as const }
    await world.sql((trx) => writeSettings(trx, rules, world.clock.now()))
    const id = await world.subscribe()
    await gift(id, 400n)
    outside.usual = 'soft'
    await world.runUntil('2027-02-01T00:00:00Z')
    for (const left of [400n, 400n, 0n]) {
      expect([await statusOf(id), await creditLeft(id)]).toEqual(['unpaid', 400n])
      if (left === 0n) outside.usual = null
      world.clock.advance(HOUR_MS)
      await change(id, decideRetry)
      await world.run()
      expect(await creditLeft(id)).toBe(left)
    }
    expect(outside.payments.map(({ amount_minor }) => amount_minor)).toEqual([1_200n, 1_200n, 1_200n, 1_200n])
    expect((await world.cycles(id))[0]).toMatchObject({ status: 'paid', credit_minor: '400' })
    expect(await statusOf(id)).toBe('active')
  })
})

describe('an order that people canceled while its cycle was owed', () => {
  const owed = async (fate: 'soft' | 'hard') => {
    const id = await world.subscribe()
    await gift(id, 400n)
    outside.usual = fate
    await world.runUntil('2027-01-31T01:00:00Z')
    outside.usual = null
    const [cycle] = await world.cycles(id)
    outside.ordersOf(cycle!.id)[0]!.canceled = true
    return { id, cycle: cycle! }
  }
  const other = { payment_provider_id: 'pp_test', payment_method_id: 'pm_2' }

  it.each([
    ['another method', 'hard', (state: State, now: Date) => decideUpdate(state, now, other)],
    ['a retry', 'soft', decideRetry],
    ['the job', 'hard', null],
  ] as const)('skips its period and goes on, by %s (%s)', async (_, fate, decide) => {
    const { id, cycle } = await owed(fate)
    if (decide) await change(id, decide)
    if (decide) await billNow(world.context(), id)
    else await world.run()
    const skipped = { status: 'void', failure_code: 'order_canceled', next_attempt_at: null }
    expect((await world.cycles(id))[0]).toMatchObject(skipped)
    expect([await statusOf(id), await creditLeft(id)]).toEqual(['active', 400n])
    expect(world.told).toContainEqual({ event: 'billing_cycle.voided', id: cycle.id })
    await world.runUntil('2027-03-01T00:00:00Z')
    expect((await world.cycles(id))[1]).toMatchObject({ status: 'paid', credit_minor: '400' })
    expect([outside.payments.length, await creditLeft(id)]).toEqual([2, 0n])
    await succeedLate(cycle, 1)
    expect((await world.cycles(id))[0]).toMatchObject({ ...skipped, surplus: 1 })
  })

  it('skips none that was given up, until somebody asks for it', async () => {
    const rules = { ...DEFAULT_SUBSCRIPTION_SETTINGS, retry_offsets_days: [], exhaustion: 'unpaid' as const }
    await world.sql((trx) => writeSettings(trx, rules, world.clock.now()))
    const { id } = await owed('soft')
    await world.run()
    expect([await statusOf(id), (await shown(id))[0]]).toEqual(['unpaid', '0 2027-01-31 uncollectible soft'])
    await change(id, decideRetry)
    await billNow(world.context(), id)
    expect([await statusOf(id), (await shown(id))[0]]).toEqual(['active', '0 2027-01-31 void soft'])
  })

  it('credits no day twice that was credited before its period began', async () => {
    const id = await world.subscribe()
    await world.runUntil('2027-02-10T00:00:00Z')
    await change(id, (state, now) => decidePause(state, now, { when: 'now' }))
    const credit = await creditLeft(id)
    outside.usual = 'soft'
    await change(id, decideResume)
    await world.run()
    const [, period] = (await world.cycles(id)).filter(({ order_id }) => order_id)
    expect([period!.status, await creditLeft(id)]).toEqual(['failed', 0n])
    outside.ordersOf(period!.id)[0]!.canceled = true
    await world.run()
    expect([await statusOf(id), await creditLeft(id)]).toEqual(['active', credit])
    await change(id, (state, now) => decidePause(state, now, { when: 'now' }))
    expect(await creditLeft(id)).toBe(credit)
  })
})

it('without a method, or at a provider that cannot charge, fails and asks nobody', async () => {
  const ids = [
    await world.subscribe({ over: { payment_provider_id: null, payment_method_id: null } }),
    await world.subscribe({ over: { payment_provider_id: 'pp_other' } }),
  ]
  await world.runUntil(midnight('2027-02-10'))
  const codes = await Promise.all(ids.map(async (id) => (await world.cycles(id))[0]!.failure_code))
  expect(codes).toEqual(['payment_method_missing', 'payment_provider_unfit'])
  expect(outside.orders.size).toBe(0)
})
