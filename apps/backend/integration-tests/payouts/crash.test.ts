import type { SandboxFault } from '@cityos/contracts'
import { randomFrom } from '@cityos/testing'
import { SandboxProvider } from '../../src/modules/payout/providers/sandbox'
import { saveSettings } from '../../src/modules/payout/store/settings'
import { TRACE_POINTS } from '../../src/workflows/payout/context'
import { runSchedules } from '../../src/workflows/payout/generate/run-schedules'
import { checkStuck } from '../../src/workflows/payout/check/check-stuck'
import { executeDue } from '../../src/workflows/payout/process/execute-due'
import { killAt } from './dying-process'
import { PayoutDatabase } from './payout-database'
import { sayRound } from './say-round'
import { StripeRounds } from './stripe-rounds'

const LONG = Boolean(process.env['CITYOS_LONG'])
const ROUNDS = Number(process.env['CITYOS_ROUNDS'] ?? (LONG ? 1_000 : 6))
/** At each step: a thousand over all of them. */
const KILL_ROUNDS = LONG ? Math.ceil(ROUNDS / TRACE_POINTS.length) : 1
const PATIENCE_MS = LONG ? 14_400_000 : 300_000
const SEED = Number(process.env['CITYOS_SEED'] ?? 7)
const PAYOUTS_EACH = 4
const PAYOUTS_AT_STRIPE = 3
const HOUR_MS = 3_600_000
const DAY_MS = 24 * HOUR_MS

const FAULTS: SandboxFault[] = [
  ...(['timeout_before', 'timeout_after', 'server_error_before', 'server_error_after', 'refuse'] as const),
  ...(['refuse_for_good', 'fail_late', 'return_late', 'forget_key', 'blind'] as const),
]

let world: PayoutDatabase
let sandbox: SandboxProvider
let stripe: StripeRounds
beforeAll(async () => {
  world = await PayoutDatabase.start()
  sandbox = new SandboxProvider(world.db)
  stripe = await StripeRounds.start(world)
  await world.db.transaction((trx) => saveSettings(trx, '', { schedule: { kind: 'daily', hour: 3 } }))
})
afterAll(async () => {
  await stripe?.stop()
  await world?.stop()
})

/** Payouts of new vendors: by the sandbox and, of so many more, by Stripe. */
async function generate(count: number, atStripe = 0): Promise<string[]> {
  // What has failed before is not in the way of what comes.
  await world.owner(`update vendor set status = 'suspended' where status <> 'suspended'`)
  const vendors = await stripe.vendors(atStripe)
  for (let made = 0; made < count; made++) vendors.push(await world.vendor())
  for (const [place, vendor] of vendors.entries()) await world.earn(vendor, BigInt(1_000 + place))
  world.clock.advance(DAY_MS)
  expect(await runSchedules(world.context())).toBe(vendors.length)
  return vendors
}

interface State {
  id: string
  vendor_id: string
  method: string
  status: string
  reasons: string[]
  attempts: number
  amount_minor: string
  transfers: string
  live: string
}
const statesOf = (vendors: string[]) =>
  world.owner<State>(
    `select id, vendor_id, method, status, reasons, attempts, amount_minor,
            (select count(*) from payout_sandbox_transfer t where t.payout_id = p.id) as transfers,
            (select count(*) from payout_sandbox_transfer t where t.payout_id = p.id and t.status in ('in_transit', 'paid')) as live
       from payout p where vendor_id = any($1) order by id`,
    [vendors],
  )

/** Whose money it is: with the vendor, the vendor's again, or kept for the payout until people have looked. */
const MONEY_OF = { paid: [0, 0], failed: [1, 0], returned: [1, 0], held: [0, 1] } as Record<string, number[]>

async function expectOneOrNone(payout: State): Promise<void> {
  const { id, vendor_id, method, status, reasons, amount_minor } = payout
  const { transfers, live } = method === 'sandbox' ? payout : stripe.transfersOf(id)
  // What is reversed at Stripe after it was paid is returned; in the sandbox it is one that fails.
  const ends = ['paid', 'failed', 'held', ...(method === 'sandbox' ? [] : ['returned'])]
  expect(ends).toContain(status)
  expect(Number(transfers)).toBeLessThanOrEqual(1)
  expect([id, status, Number(live)]).toEqual([id, status, status === 'paid' ? 1 : 0])
  if (status === 'held') expect([Number(transfers), reasons]).toEqual([0, ['attempts_exhausted']])
  const { available, in_transit } = await world.balances(vendor_id)
  const shares = [available, in_transit].map((part) => Number(part) / Number(amount_minor))
  expect([id, status, ...shares]).toEqual([id, status, ...MONEY_OF[status]!])
}

it(
  `deaths at every step, faults of the providers, forgotten keys and messages in any order in ${ROUNDS} rounds: one transfer, or none and a reason`,
  async () => {
    console.info(`payouts: ${ROUNDS} rounds, seed ${SEED} (CITYOS_SEED repeats what is drawn)`)
    const random = randomFrom(SEED)
    const pick = <T>(all: readonly T[]) => all[Math.floor(random() * all.length)] as T
    for (let round = 0; round < ROUNDS; round++) {
      const vendors = await generate(PAYOUTS_EACH, PAYOUTS_AT_STRIPE)
      for (let pass = 0; pass < 8; pass++) {
        await sandbox.inject(pick(FAULTS), 1 + Math.floor(random() * 3))
        await stripe.workAndDie(random, pick(TRACE_POINTS), Math.floor(random() * vendors.length))
        world.clock.advance(Math.floor(random() * 3 * HOUR_MS))
      }
      for (const fault of FAULTS) await sandbox.inject(fault, 0)
      stripe.heal()
      for (let pass = 0; pass < 8; pass++) {
        await executeDue(stripe.context)
        world.clock.advance(70 * HOUR_MS)
        stripe.payAll()
        if (pass > 5) await stripe.mail.rest(random)
        await stripe.mail.some(random, 3)
      }
      for (const payout of await statesOf(vendors)) await expectOneOrNone(payout)
      await world.audit()
      sayRound('payouts', round + 1, ROUNDS)
    }
  },
  PATIENCE_MS,
)

it.each(TRACE_POINTS)(
  'a process that is killed at "%s" loses nothing and pays nothing twice',
  async (point) => {
    for (let round = 0; round < KILL_ROUNDS; round++) {
      const vendors = await generate(PAYOUTS_EACH)
      expect(await killAt(world, point)).toBe('SIGKILL')
      world.clock.advance(HOUR_MS)
      for (let pass = 0; pass < 3; pass++) {
        await executeDue(world.context())
        world.clock.advance(HOUR_MS)
      }
      for (const state of await statesOf(vendors))
        expect(state).toMatchObject({ status: 'paid', transfers: '1', attempts: 1 })
      await world.audit()
      sayRound(point, round + 1, KILL_ROUNDS)
    }
  },
  PATIENCE_MS,
)

it(
  'what the provider refuses waits for 1, 4, 16 and 64 hours, and then for people',
  async () => {
    const [vendor] = await generate(1)
    await sandbox.inject('refuse', 5)
    const waits: number[] = []
    for (let attempt = 1; attempt <= 5; attempt++) {
      await executeDue(world.context())
      const [row] = await world.owner<{ next_attempt_at: Date | null }>(
        `select next_attempt_at from payout where vendor_id = $1`,
        [vendor],
      )
      if (!row?.next_attempt_at) break
      waits.push((row.next_attempt_at.getTime() - world.clock.now().getTime()) / HOUR_MS)
      world.clock.advanceTo(row.next_attempt_at)
    }
    expect(waits).toEqual([1, 4, 16, 64])
    expect(await statesOf([vendor!])).toMatchObject([
      { status: 'held', reasons: ['attempts_exhausted'], attempts: 5, transfers: '0' },
    ])
    const keys = await world.owner<{ key: string }>(
      `select a.idempotency_key as key from payout_attempt a join payout p on p.id = a.payout_id where p.vendor_id = $1`,
      [vendor],
    )
    expect(new Set(keys.map(({ key }) => key)).size).toBe(5)
  },
  PATIENCE_MS,
)

describe('what nobody knows for a day', () => {
  const toldStuck = () => world.told.filter(({ event }) => event === 'payout.stuck').length
  /** A payout that may have been sent, at a provider that says nothing. */
  async function unknown(): Promise<string> {
    const [vendor] = (await generate(1)) as [string]
    await sandbox.inject('timeout_after', 1)
    await sandbox.inject('blind', 1_000)
    await executeDue(world.context())
    return vendor
  }
  const timeOf = (vendor: string, next: Date | null) =>
    world.owner(`update payout set next_attempt_at = $2 where vendor_id = $1`, [vendor, next])
  afterEach(() => sandbox.inject('blind', 0))

  it('is asked about, said once, and forgotten when somebody knows', async () => {
    const vendor = await unknown()
    world.clock.advance(23 * HOUR_MS)
    expect(await checkStuck(world.context())).toBe(0)
    world.clock.advance(2 * HOUR_MS)
    const before = toldStuck()
    expect([await checkStuck(world.context()), await checkStuck(world.context())]).toEqual([1, 1])
    expect(toldStuck()).toBe(before + 1)
    expect(await statesOf([vendor])).toMatchObject([
      { status: 'processing', reasons: ['outcome_unknown'], transfers: '1' },
    ])
    await sandbox.inject('blind', 0)
    expect(await checkStuck(world.context())).toBe(0)
    const [found] = await statesOf([vendor])
    expect([found!.status, found!.reasons, found!.transfers]).toEqual(['paid', [], '1'])
    await world.audit()
  })

  it('is asked about when its time was lost, and left to the process that has it', async () => {
    const vendor = await unknown()
    world.clock.advance(25 * HOUR_MS)
    await timeOf(vendor, new Date(world.clock.now().getTime() + 60_000))
    expect(await checkStuck(world.context())).toBe(0)
    await timeOf(vendor, null)
    await sandbox.inject('blind', 0)
    expect(await executeDue(world.context())).toBe(0)
    await checkStuck(world.context())
    expect(await statesOf([vendor])).toMatchObject([{ status: 'paid', transfers: '1' }])
  })
})

it('what comes back late is the vendor’s again, and in the next payout', async () => {
  const [vendor] = (await generate(1)) as [string]
  await sandbox.inject('fail_late', 1)
  await executeDue(world.context())
  world.clock.advance(HOUR_MS)
  await executeDue(world.context())
  expect(await statesOf([vendor])).toMatchObject([{ status: 'failed' }])
  expect(await world.balances(vendor)).toMatchObject({ available: 1_000n, in_transit: 0n })
  world.clock.advance(DAY_MS)
  await runSchedules(world.context())
  for (let pass = 0; pass < 2; pass++) {
    await executeDue(world.context())
    world.clock.advance(HOUR_MS)
  }
  expect((await statesOf([vendor])).map(({ status }) => status)).toEqual(['failed', 'paid'])
  await world.audit()
})
