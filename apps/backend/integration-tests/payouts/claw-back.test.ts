import type { SandboxFault } from '@cityos/contracts'
import { SandboxProvider } from '../../src/modules/payout/providers/sandbox'
import { saveSettings } from '../../src/modules/payout/store/settings'
import { releaseDue } from '../../src/workflows/funds/release-due'
import { REVERSAL_TRACE_POINTS } from '../../src/workflows/payout/context'
import { runSchedules } from '../../src/workflows/payout/generate/run-schedules'
import { move } from '../../src/workflows/payout/move-money'
import { executeDue } from '../../src/workflows/payout/process/execute-due'
import { lockPayout } from '../../src/modules/payout/store/payouts'
import { Sales } from '../funds/sales'
import { killAt, workAndDie } from './dying-process'
import { PayoutDatabase } from './payout-database'
import { sayRound } from './say-round'

const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS
/** Of 119.00 that a shopper has paid, 107.10 are the vendor's. */
const PAID = 11_900n
const HALF = 5_950n
const NET = 10_710
const HALF_NET = 5_355

const LONG = Boolean(process.env['CITYOS_LONG'])
const ROUNDS = Number(process.env['CITYOS_ROUNDS'] ?? (LONG ? 1_000 : 3))
const SEED = Number(process.env['CITYOS_SEED'] ?? 11)
const FAULTS: SandboxFault[] = [
  ...(['reversal_timeout_before', 'reversal_timeout_after', 'refuse_reversal'] as const),
  ...(['forget_reversal_key', 'blind'] as const),
]

let world: PayoutDatabase
let sales: Sales
let sandbox: SandboxProvider
beforeAll(async () => {
  world = await PayoutDatabase.start()
  sales = new Sales(world)
  sandbox = new SandboxProvider(world.db)
  const settings = { schedule: { kind: 'daily', hour: 3 }, hold_days: 0, reserve_bps: 0 } as const
  await world.db.transaction((trx) => saveSettings(trx, '', settings))
})
afterEach(async () => {
  for (const fault of FAULTS) await sandbox.inject(fault, 0)
  await world.audit()
})
afterAll(() => world?.stop())

interface Sold {
  vendor: string
  order: string
}

/** An order whose money is available. */
async function sold(vendor?: string): Promise<Sold> {
  const seller = vendor ?? (await world.vendor())
  const order = await sales.order(seller)
  await sales.capture(order, PAID)
  await releaseDue(world.context())
  return { vendor: seller, order }
}

async function makePayouts(): Promise<void> {
  world.clock.advance(DAY_MS)
  await runSchedules(world.context())
}

/** Sends, and asks what has arrived. */
async function send(passes = 2): Promise<void> {
  for (let pass = 0; pass < passes; pass++) {
    await executeDue(world.context())
    world.clock.advance(5 * HOUR_MS)
  }
}

/** An order whose money is with the vendor. */
async function paidOut(vendor?: string): Promise<Sold> {
  const made = await sold(vendor)
  await makePayouts()
  await send()
  return made
}

const reversals = (vendor: string) =>
  world.owner<{ state: string; amount: number; sends: number; error_code: string | null; there: number }>(
    `select state, amount_minor::int as amount, sends, error_code,
            (select count(*)::int from payout_sandbox_reversal s where s.reversal_id = r.id) as there
       from payout_reversal r where vendor_id = $1 order by id`,
    [vendor],
  )
const payoutsOf = (vendor: string) =>
  world.owner<{ id: string; status: string; amount: number; reversed: number }>(
    `select id, status, amount_minor::int as amount, reversed_minor::int as reversed
       from payout where vendor_id = $1 order by id`,
    [vendor],
  )
const money = async (vendor: string) => {
  const { available, in_transit, receivable } = await world.balances(vendor)
  return [available, in_transit, receivable].map(Number)
}
const transition = (id: string, what: 'cancel' | 'hold') =>
  world.db.transaction(async (trx) => move(world.context(), trx, (await lockPayout(trx, id))!, what))

it('what a vendor owes after a refund is taken back from the transfer that paid the order', async () => {
  const { vendor, order } = await paidOut()
  await sales.refund(order, HALF)
  expect(await money(vendor)).toEqual([0, 0, -HALF_NET])
  expect(await reversals(vendor)).toMatchObject([{ state: 'pending', amount: HALF_NET, sends: 0 }])
  await send(1)
  expect(await reversals(vendor)).toMatchObject([{ state: 'succeeded', sends: 1, there: 1 }])
  expect(await money(vendor)).toEqual([0, 0, 0])
  expect(await payoutsOf(vendor)).toMatchObject([{ status: 'paid', amount: NET, reversed: HALF_NET }])
  expect(world.told.map(({ event }) => event)).toContain('payout_reversal.succeeded')
  // The rest of the order, and the provider has no more of it than that.
  await sales.refund(order, HALF)
  await send(1)
  expect(await payoutsOf(vendor)).toMatchObject([{ status: 'paid', reversed: NET }])
  expect(await money(vendor)).toEqual([0, 0, 0])
})

it('each order from the payout that paid it; other debts stay owed', async () => {
  const { vendor, order } = await sold()
  await makePayouts()
  await send()
  const second = await paidOut(vendor)
  await world.owe(vendor, 1_000n)
  await sales.refund(order, PAID)
  await sales.refund(second.order, PAID)
  await send(1)
  expect((await reversals(vendor)).map(({ state, amount }) => [state, amount])).toEqual([
    ['succeeded', NET],
    ['succeeded', NET],
  ])
  expect(await money(vendor)).toEqual([0, 0, -1_000])
})

it('an order that two payouts have paid: the later one first', async () => {
  const vendor = await world.vendor()
  const order = await sales.order(vendor)
  for (const part of [8_000n, 3_900n]) {
    await sales.capture(order, part)
    await releaseDue(world.context())
    await makePayouts()
    await send()
  }
  await sales.refund(order, HALF)
  await send(1)
  const [first, last] = await payoutsOf(vendor)
  expect([last!.reversed, first!.reversed]).toEqual([last!.amount, HALF_NET - last!.amount])
  expect(await money(vendor)).toEqual([0, 0, 0])
})

it('the next sales may be faster: only what is still owed is taken back', async () => {
  const { vendor, order } = await paidOut()
  await sales.refund(order, HALF)
  await world.earn(vendor, 5_000n)
  await makePayouts()
  expect(await money(vendor)).toEqual([0, 0, -355])
  await send(1)
  expect(await reversals(vendor)).toMatchObject([{ state: 'succeeded', amount: 355, there: 1 }])
  const other = await paidOut()
  await sales.refund(other.order, HALF)
  await world.earn(other.vendor, 9_000n)
  await makePayouts()
  await send()
  expect(await reversals(other.vendor)).toMatchObject([
    { state: 'canceled', error_code: 'nothing_owed', sends: 0, there: 0 },
  ])
  expect(await money(other.vendor)).toEqual([0, 0, 0])
})

it('what was sent and is paid meanwhile by other money is the vendor’s again', async () => {
  const { vendor, order } = await paidOut()
  await sales.refund(order, HALF)
  await sandbox.inject('reversal_timeout_after', 1)
  await executeDue(world.context())
  expect(await reversals(vendor)).toMatchObject([{ state: 'processing', there: 1 }])
  await world.earn(vendor, 6_000n)
  await makePayouts()
  expect(await money(vendor)).toEqual([0, 645, 0])
  await send()
  expect(await reversals(vendor)).toMatchObject([{ state: 'succeeded', there: 1 }])
  expect(await money(vendor)).toEqual([HALF_NET, 0, 0])
  await makePayouts()
  await send()
  expect((await payoutsOf(vendor)).map(({ amount }) => amount)).toEqual([NET, 645, HALF_NET])
})

it('of a payout that has not left it waits, and of one that never does nothing is taken', async () => {
  const { vendor, order } = await sold()
  await makePayouts()
  await sales.refund(order, HALF)
  const [payout] = await payoutsOf(vendor)
  await transition(payout!.id, 'hold')
  await send()
  expect(await reversals(vendor)).toMatchObject([{ state: 'pending', sends: 0 }])
  await transition(payout!.id, 'cancel')
  await send()
  expect(await reversals(vendor)).toMatchObject([{ state: 'canceled', error_code: 'payout_not_paid' }])
  expect(await money(vendor)).toEqual([NET, 0, -HALF_NET])
  await makePayouts()
  await send()
  expect((await payoutsOf(vendor)).map(({ status, amount }) => [status, amount])).toEqual([
    ['canceled', NET],
    ['paid', NET - HALF_NET],
  ])
})

it('a refusal leaves the debt as it is and says why; the next payout pays it', async () => {
  const { vendor, order } = await paidOut()
  await sales.refund(order, HALF)
  await sandbox.inject('refuse_reversal', 1)
  await send()
  expect(await reversals(vendor)).toMatchObject([
    { state: 'refused', error_code: 'insufficient_funds', sends: 1, there: 0 },
  ])
  expect(await money(vendor)).toEqual([0, 0, -HALF_NET])
  expect(world.told.map(({ event }) => event)).toContain('payout_reversal.refused')
  await paidOut(vendor)
  expect((await payoutsOf(vendor)).map(({ amount }) => amount)).toEqual([NET, NET - HALF_NET])
})

it('by hand and by bank nothing is taken back', async () => {
  const vendor = await world.vendor()
  await world.db.transaction((trx) => saveSettings(trx, vendor, { method: 'manual' }))
  const { order } = await sold(vendor)
  await makePayouts()
  await send()
  await sales.refund(order, HALF)
  expect(await reversals(vendor)).toEqual([])
  expect(await money(vendor)).toEqual([0, NET, -HALF_NET])
})

it.each(['reversal_timeout_before', 'reversal_timeout_after'] as const)(
  '%s, and a key that is forgotten: one reversal',
  async (fault) => {
    const { vendor, order } = await paidOut()
    await sales.refund(order, HALF)
    await sandbox.inject('forget_reversal_key', 5)
    await sandbox.inject(fault, 1)
    await executeDue(world.context())
    expect(await reversals(vendor)).toMatchObject([{ state: 'processing' }])
    await sandbox.inject('blind', 1)
    world.clock.advance(HOUR_MS)
    await send(3)
    expect(await reversals(vendor)).toMatchObject([{ state: 'succeeded', there: 1 }])
    expect(await money(vendor)).toEqual([0, 0, 0])
  },
)

it('refunds and processes at once: never more than the transfer', async () => {
  const { vendor, order } = await paidOut()
  await Promise.all(Array.from({ length: 10 }, () => sales.refund(order, 1_190n)))
  await Promise.all(Array.from({ length: 4 }, () => executeDue(world.context())))
  await send(3)
  const done = await reversals(vendor)
  expect(done).toHaveLength(10)
  expect(done.every(({ state, there }) => state === 'succeeded' && there === 1)).toBe(true)
  expect(await money(vendor)).toEqual([0, 0, 0])
  expect(await payoutsOf(vendor)).toMatchObject([{ status: 'paid', reversed: NET }])
})

it(
  `deaths at every step, faults of the provider and forgotten keys in ${ROUNDS} rounds: one reversal, or none and a reason`,
  async () => {
    let seed = SEED
    const pick = <T>(all: readonly T[]) => {
      seed = (seed * 1_664_525 + 1_013_904_223) % 2 ** 32
      return all[Math.floor((seed / 2 ** 32) * all.length)] as T
    }
    for (let round = 0; round < ROUNDS; round++) {
      const owing = [await sold(), await sold(), await sold()]
      await makePayouts()
      await send()
      for (const { order } of owing) await sales.refund(order, HALF)
      for (const point of REVERSAL_TRACE_POINTS) {
        await sandbox.inject(pick(FAULTS), pick([1, 2]))
        await workAndDie(world, point, pick([0, 1, 2]))
        world.clock.advance(pick([1, 30, 180]) * 60_000)
      }
      for (const fault of FAULTS) await sandbox.inject(fault, 0)
      await send(4)
      for (const { vendor } of owing) {
        const [one, ...more] = await reversals(vendor)
        expect(more).toEqual([])
        expect(['succeeded', 'refused']).toContain(one!.state)
        expect(one!.there).toBe(one!.state === 'succeeded' ? 1 : 0)
        expect(await money(vendor)).toEqual([0, 0, one!.state === 'succeeded' ? 0 : -HALF_NET])
      }
      await world.audit()
      sayRound('reversals', round + 1, ROUNDS)
    }
  },
  LONG ? 14_400_000 : 120_000,
)

it('a process that is killed when the provider has answered takes nothing back twice', async () => {
  const { vendor, order } = await paidOut()
  await sales.refund(order, HALF)
  expect(await killAt(world, 'reversal_answered')).toBe('SIGKILL')
  expect(await reversals(vendor)).toMatchObject([{ state: 'processing', there: 1 }])
  world.clock.advance(HOUR_MS)
  await send(1)
  expect(await reversals(vendor)).toMatchObject([{ state: 'succeeded', sends: 1, there: 1 }])
})

it('who was so slow that its lease is over sends nothing', async () => {
  const { vendor, order } = await paidOut()
  await sales.refund(order, HALF)
  const seen: string[] = []
  const trace = (at: string) => {
    if (at === 'reversal_looked' && !seen.includes(at)) world.clock.advance(HOUR_MS)
    seen.push(at)
    return Promise.resolve()
  }
  await executeDue(world.context({ trace }))
  expect(seen.filter((at) => at === 'reversal_looked')).toHaveLength(2)
  expect(seen.filter((at) => at === 'reversal_sending')).toHaveLength(1)
  expect(await reversals(vendor)).toMatchObject([{ state: 'succeeded', sends: 1, there: 1 }])
})
