import { TestClock } from '@cityos/calendar'
import { apply, deliver, relay } from '@cityos/bridge'
import { randomFrom } from '@cityos/testing'
import { wayTo, type Fault } from './network'
import { Crash, openSecrets, Side } from './side'

const LONG = Boolean(process.env['CITYOS_LONG'])
const ROUNDS = LONG ? 60 : 4
const EDITS = LONG ? 400 : 120
const TENANTS = ['acme', 'globex']

let left: Side
let right: Side
beforeAll(async () => {
  left = await Side.start('product')
  right = await Side.start('page')
  for (const tenant of TENANTS) {
    await left.connect(tenant)
    await right.connect(tenant)
    await left.listenTo(tenant, ['page'])
    await right.listenTo(tenant, ['product'])
  }
})
afterAll(async () => {
  await left?.stop()
  await right?.stop()
})

const FAULTS: readonly Fault[] = ['lost', 'answer lost', 'twice', 'refused', 'late']

it('two sides that are edited, killed and cut off end as one', async () => {
  const seed = Number(process.env['CITYOS_SEED'] ?? Date.now() % 2 ** 31)
  console.info(`bridge: ${ROUNDS} rounds of ${EDITS} edits, seed ${seed} (CITYOS_SEED repeats them)`)
  const random = randomFrom(seed)
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T
  const clock = new TestClock('2026-03-01T00:00:00Z')
  const now = () => clock.now()
  let trouble = true
  let crashed = 0
  for (const side of [left, right]) {
    side.crashes = () => {
      const yes = trouble && random() < 0.02
      if (yes) crashed++
      return yes
    }
  }
  const fault = () => (trouble && random() < 0.4 ? pick(FAULTS) : undefined)
  const ways = new Map([
    [left, wayTo(right, now, fault)],
    [right, wayTo(left, now, fault)],
  ])

  /** One piece of work of one process; a crash ends it halfway. */
  const step = async (side: Side, piece: 'relay' | 'deliver' | 'apply') => {
    try {
      if (piece === 'relay') return await relay(side.db, { source: side, now, batch: 10 })
      if (piece === 'apply') return await apply(side.db, { sink: side, now, most: 10, random })
      const { post } = ways.get(side)!
      return await deliver(side.db, {
        now,
        openSecrets,
        allowPrivate: false,
        userAgent: 'test',
        most: 10,
        random,
        post,
      })
    } catch (error) {
      if (!(error instanceof Crash)) throw error
      return 1
    }
  }
  const PIECES = ['relay', 'deliver', 'apply'] as const

  for (let round = 0; round < ROUNDS; round++) {
    trouble = true
    for (let edit = 0; edit < EDITS; edit++) {
      const side = pick([left, right])
      const written = side.write(
        pick(TENANTS),
        `x${Math.floor(random() * 8)}`,
        random() < 0.2 ? null : `${round}/${edit}`,
      )
      // Two processes of each side at once, while something changes.
      const work = random() < 0.5 ? [left, right, left, right] : []
      await Promise.all([written, ...work.map((each) => step(each, pick(PIECES)))])
      if (random() < 0.2) await ways.get(side)!.release()
      clock.advance(Math.floor(random() * 20_000))
    }
    trouble = false
    await settleAll(clock, step, ways)
    expect(await right.mirrored()).toEqual(await left.things())
    expect(await left.mirrored()).toEqual(await right.things())
  }
  // The faults were there; without them this test promises nothing.
  expect(crashed).toBeGreaterThan(ROUNDS)
  for (const side of [left, right]) {
    expect(
      await side.sql(
        `select state, count(*)::int as count from sync_inbox where state not in ('applied', 'stale') group by 1`,
      ),
    ).toEqual([])
    expect(await side.sql('select * from sync_conflict')).toEqual([])
    expect(await side.sql('select * from sync_outbox')).toEqual([])
  }
}, 1_200_000)

async function settleAll(
  clock: TestClock,
  step: (side: Side, piece: 'relay' | 'deliver' | 'apply') => Promise<number>,
  ways: Map<Side, { release(): Promise<void> }>,
) {
  for (let idle = 0; idle < 3;) {
    let done = 0
    for (const side of [left, right]) {
      await ways.get(side)!.release()
      for (const piece of ['relay', 'deliver', 'apply'] as const) done += await step(side, piece)
    }
    // Beyond every wait: leases, breakers, backoff.
    clock.advance(61 * 60_000)
    idle = done ? 0 : idle + 1
  }
}
