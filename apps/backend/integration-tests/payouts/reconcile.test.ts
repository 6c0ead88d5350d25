import { PayoutFindingState, PayoutState } from '@cityos/contracts'
import { resolveFinding } from '../../src/modules/payout/store/payout-findings'
import { claimReconciliation, queueReconciliation } from '../../src/modules/payout/store/reconciliations'
import { SandboxProvider } from '../../src/modules/payout/providers/sandbox'
import { lastDays, queueDaily } from '../../src/workflows/payout/reconcile/queue-daily'
import { payoutReader } from '../../src/sync/source/payout'
import { payoutFindingReader } from '../../src/sync/source/payout-finding'
import { reconcileNext } from '../../src/workflows/payout/reconcile/reconcile-next'
import { PayoutDatabase } from './payout-database'
import { payoutId, reversalId, reversalReference, seedPaid, SENT_AT, transferId } from './seed-paid'

const COUNT = 10_000
const HOUR_MS = 3_600_000

let world: PayoutDatabase
beforeAll(async () => {
  world = await PayoutDatabase.start()
  await seedPaid(world, COUNT)
})
beforeEach(() => void (world.told.length = 0))
afterAll(() => world?.stop())

async function ask(over: Partial<ReturnType<typeof lastDays>> = {}): Promise<string> {
  const now = world.clock.now()
  const wanted = { method: 'sandbox', ...lastDays(now), ...over, requested_by: 'user_1' } as const
  return (await queueReconciliation(world.db, wanted, now))!
}
async function compared(over: Parameters<typeof ask>[0] = {}) {
  const id = await ask(over)
  world.clock.advance(1_000)
  await reconcileNext(world.context())
  return runOf(id)
}
const runOf = async (id: string) =>
  (await world.owner(`select * from payout_reconciliation where id = $1`, [id]))[0]!
const open = async () =>
  (
    await world.owner<{ seen: string }>(
      `select concat_ws(' ', class, payout_id, provider_reference) as seen from payout_finding where state = 'open' order by 1`,
    )
  ).map(({ seen }) => seen)
const transfer = (number: number, set: string) =>
  world.owner(`update payout_sandbox_transfer set ${set} where id = $1`, [transferId(number)])
const insertTransfer = (id: string, payout: string) =>
  world.owner(
    `insert into payout_sandbox_transfer (tenant_id, id, payout_id, destination, amount_minor, currency_code, status, created_at)
     values ($1, $2, $3, 'acct_0', 5, 'eur', 'paid', '${SENT_AT}')`,
    [world.tenant, id, payout],
  )

it('finds nothing among ten thousand that agree, in pages that are short', async () => {
  expect(await compared()).toMatchObject({
    state: 'finished',
    ours: COUNT,
    theirs: COUNT,
    found: 0,
    error: null,
  })
  expect(await open()).toEqual([])
  expect(await world.owner('select count(*)::int as kept from payout_provider_record')).toEqual([{ kept: 0 }])
  expect(world.told.map(({ event }) => event)).toEqual(['payout_reconciliation.finished'])
})

describe('of what is wrong', () => {
  const EXPECTED = [
    `amount ${payoutId(1)} ${transferId(1)}`,
    `currency ${payoutId(2)} ${transferId(2)}`,
    `destination ${payoutId(5_000)} ${transferId(5_000)}`,
    `duplicate ${payoutId(6)} tr_twice`,
    `missing_here pout_of_nobody tr_of_nobody`,
    `missing_there ${payoutId(9_999)} ${transferId(9_999)}`,
    `status ${payoutId(8)} ${transferId(8)}`,
    `status ${payoutId(7_000)} ${transferId(7_000)}`,
  ]

  it('finds each of the seven, and what the ledger says differently, and nothing else', async () => {
    await transfer(1, 'amount_minor = amount_minor + 1')
    await transfer(2, `currency_code = 'usd'`)
    await transfer(5_000, `destination = 'acct_elsewhere'`)
    await transfer(7_000, `status = 'returned'`)
    await world.owner('delete from payout_sandbox_transfer where id = $1', [transferId(9_999)])
    await insertTransfer('tr_twice', payoutId(6))
    await insertTransfer('tr_of_nobody', 'pout_of_nobody')
    // Paid as everybody says, and the ledger has it back: somebody has posted past the payouts.
    const [paid] = await world.ledger.transactions(world.db, 'idempotency_key', [
      `payout_paid:${payoutId(8)}`,
    ])
    const because = { reason: 'by mistake', occurred_at: world.clock.now() }
    await world.db.transaction((trx) => world.ledger.reverse(trx, [paid!.id], because))
    const run = await compared()
    expect(await open()).toEqual(EXPECTED)
    expect(run).toMatchObject({ found: 8, by_class: { status: 2, amount: 1, duplicate: 1 } })
    expect(world.told.filter(({ event }) => event === 'payout_finding.opened')).toHaveLength(8)
  })

  it('says what both say', async () => {
    const [found] = await world.owner(`select ours, theirs from payout_finding where class = 'amount'`)
    expect(found).toEqual({
      ours: {
        ...{ status: 'paid', amount_minor: 1_001, currency_code: 'eur', destination: 'acct_1' },
        provider_reference: transferId(1),
      },
      theirs: {
        ...{ reference: transferId(1), payout_id: payoutId(1), status: 'paid', amount_minor: 1_002 },
        ...{ currency_code: 'eur', destination: 'acct_1', made_at: '2026-11-10T12:00:00.000Z' },
      },
    })
  })

  it('tells the tenant’s own systems as much, in the form that they were promised', async () => {
    const ids = (await world.owner<{ id: string }>('select id from payout_finding')).map(({ id }) => id)
    const told = await world.owner<{ state: unknown }>(payoutFindingReader.sql, [ids])
    expect(told).toHaveLength(8)
    for (const { state } of told)
      expect(PayoutFindingState.strict().parse(state)).toMatchObject({ state: 'open' })
    const [payout] = await world.owner<{ state: unknown }>(payoutReader.sql, [[payoutId(1)]])
    expect(PayoutState.strict().parse(payout!.state)).toMatchObject({
      ...{ status: 'paid', amount_minor: 1_001, reversed_minor: 0, paid_at: expect.any(String) },
    })
  })

  it('tells nothing twice', async () => {
    expect(await compared()).toMatchObject({ found: 8 })
    expect(await open()).toEqual(EXPECTED)
    expect(world.told.map(({ event }) => event)).toEqual(['payout_reconciliation.finished'])
  })

  it('what somebody has settled stays settled, until either side says something else', async () => {
    const [{ id } = { id: '' }] = await world.owner<{ id: string }>(
      `select id from payout_finding where class = 'amount'`,
    )
    const by = { actor: 'user_1', resolution: 'A fee of the bank’s.', now: world.clock.now() }
    await resolveFinding(world.db, id, by)
    await expect(resolveFinding(world.db, id, by)).rejects.toMatchObject({ code: 'illegal_transition' })
    await expect(resolveFinding(world.db, 'pofind_none', by)).rejects.toMatchObject({ code: 'not_found' })
    expect(await compared()).toMatchObject({ found: 7 })
    expect(await open()).toEqual(EXPECTED.slice(1))
    await transfer(1, 'amount_minor = amount_minor + 1')
    expect(await compared()).toMatchObject({ found: 8 })
    expect(await open()).toEqual(EXPECTED)
  })

  it('what is right again is settled by itself, by a comparison that looks there', async () => {
    await transfer(5_000, `destination = 'acct_0'`)
    await compared({ from_at: new Date('2026-11-12'), to_at: new Date('2026-11-13') })
    expect(await open()).toEqual(EXPECTED)
    await compared()
    expect(await open()).toEqual(EXPECTED.filter((one) => !one.startsWith('destination')))
    const [closed] = await world.owner(
      `select resolution, resolved_by from payout_finding where class = 'destination' and state = 'resolved'`,
    )
    expect(closed).toMatchObject({ resolved_by: null, resolution: expect.stringContaining('no longer saw') })
    expect(world.told.map(({ event }) => event)).toContain('payout_finding.resolved')
  })
})

describe('of what was taken back', () => {
  const reversal = (number: number, set: string) =>
    world.owner(`update payout_sandbox_reversal set ${set} where id = $1`, [reversalReference(number)])
  const ours = (number: number, set: string) =>
    world.owner(`update payout_reversal set ${set} where id = $1`, [reversalId(number)])
  const insertReversal = (reference: string, id: string, transferred: number) =>
    world.owner(
      `insert into payout_sandbox_reversal (tenant_id, id, reversal_id, transfer_id, amount_minor) values ($1, $2, $3, $4, 5)`,
      [world.tenant, reference, id, transferId(transferred)],
    )
  const about = (kind: string, number: number, reference = reversalReference(number)) =>
    `${kind} ${payoutId(number)} ${reference}`
  const EXPECTED = [
    about('amount', 40),
    // Of a transfer that was made long before.
    about('amount', 80),
    about('duplicate', 60, 'trr_twice'),
    about('missing_here', 30, 'trr_of_nobody'),
    about('missing_there', 20),
    about('status', 50),
  ]

  it('finds each of the five among ten thousand, and nothing else', async () => {
    const before = await open()
    await reversal(40, 'amount_minor = amount_minor + 1')
    await insertReversal('trr_twice', reversalId(60), 60)
    await insertReversal('trr_of_nobody', 'porev_of_nobody', 30)
    await world.owner('delete from payout_sandbox_reversal where id = any($1::text[])', [
      [20, 90, 92].map(reversalReference),
    ])
    await ours(50, `state = 'refused', provider_reference = null`)
    await world.owner(`update payout set sent_at = '2026-01-02' where id = $1`, [payoutId(80)])
    await transfer(80, `created_at = '2026-01-02'`)
    await reversal(80, 'amount_minor = amount_minor + 1')
    // It ended while the provider was asked; this one is being sent, and that one has come without anybody hearing of it.
    await ours(90, `closed_at = '${new Date(world.clock.now().getTime() + HOUR_MS).toISOString()}'`)
    await ours(92, `state = 'processing', closed_at = null, provider_reference = null`)
    await ours(94, `state = 'processing', closed_at = null, provider_reference = null`)
    const run = await compared()
    expect(run).toMatchObject({ state: 'finished', ours: COUNT, found: before.length + EXPECTED.length })
    expect((await open()).filter((one) => !before.includes(one))).toEqual(EXPECTED)
  })

  it('closes by itself what is right again', async () => {
    await reversal(40, 'amount_minor = 100')
    await world.owner(`delete from payout_sandbox_reversal where id = 'trr_twice'`)
    await compared()
    const left = EXPECTED.filter((one) => ![EXPECTED[0], EXPECTED[2]].includes(one))
    expect((await open()).filter((one) => one.includes('trr_'))).toEqual(left)
  })
})

it('asks again about what the report leaves out: it may be in that of another day', async () => {
  await transfer(3, `created_at = '2026-01-01'`)
  const before = await open()
  await compared()
  expect(await open()).toEqual(before)
})

it('one at a time for each method, by one process; who dies with one leaves it to another', async () => {
  const id = await ask()
  expect(await ask()).toBeUndefined()
  const dead = await claimReconciliation(world.db, world.clock.now())
  expect(dead?.id).toBe(id)
  expect(await reconcileNext(world.context())).toBe(false)
  world.clock.advance(HOUR_MS)
  const both = await Promise.all([1, 2].map(() => reconcileNext(world.context())))
  expect(both.sort()).toEqual([false, true])
  expect(await runOf(id)).toMatchObject({ state: 'finished', ours: COUNT })
})

it('concludes nothing from a provider that does not answer to the end', async () => {
  class Broken extends SandboxProvider {
    override async *report(from: Date, to: Date) {
      for await (const one of super.report(from, to)) {
        yield one
        if (one.reference === transferId(4_000)) throw new Error('the connection broke')
      }
    }
  }
  const before = await open()
  const id = await ask()
  const sandbox = new Broken(world.db)
  await reconcileNext(world.context({ providers: { sandbox } }))
  expect(await runOf(id)).toMatchObject({ state: 'failed', error: 'the connection broke', found: 0 })
  expect(await open()).toEqual(before)
  expect(await world.owner('select count(*)::int as kept from payout_provider_record')).toEqual([{ kept: 0 }])
})

it('is asked for once a day by itself, and an hour after one that failed', async () => {
  const queued = async () => {
    await queueDaily(world.context())
    return (await world.owner(`select method from payout_reconciliation where state = 'queued'`)).length
  }
  expect(await queued()).toBe(0)
  world.clock.advance(2 * HOUR_MS)
  // The last that ended well was less than a day ago.
  expect(await queued()).toBe(0)
  world.clock.advance(24 * HOUR_MS)
  expect(await queued()).toBe(1)
  expect(await queued()).toBe(1)
})
