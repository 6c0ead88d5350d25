import fc from 'fast-check'
import type { OrderWithFunds } from './due-orders'
import { planRelease, planReserveRelease, type Known } from './plan-release'

const NOW = new Date('2026-11-21T12:00:00Z')
const order: OrderWithFunds = {
  ...{ id: 'vord_1', vendor_id: 'ven_1', currency_code: 'eur', captured_minor: '11900', reserve_until: null },
}

const known = (over: Partial<Known> = {}): Known => ({
  order,
  held: { pending: 10_710n, reserve: 0n },
  settings: { reserve_bps: 1_000, reserve_days: 90 },
  times: { release: 0, reserve_release: 0 },
  last_release: null,
  ...over,
})
const amounts = ({ transactions }: ReturnType<typeof planRelease>) =>
  transactions.flatMap(({ postings }) => postings.map((each) => [each.account.kind, each.amount_minor]))

it('what is pending becomes available, less the reserve, half a minor unit rounded up into it', () => {
  const planned = planRelease(known({ held: { pending: 10_715n, reserve: 0n } }), NOW, {})
  expect(amounts(planned)).toEqual([
    ['pending', -10_715n],
    ['reserve', 1_072n],
    ['available', 9_643n],
  ])
  expect(planned.reserve_until).toEqual(new Date('2027-02-19T12:00:00Z'))
  expect(planned.transactions[0]).toMatchObject({
    ...{ kind: 'release', source_type: 'vendor_order', source_id: 'vord_1' },
    ...{ idempotency_key: 'release:vord_1:1', occurred_at: NOW },
  })
})

it('a second release has a key of its own, and the reserve the later of both times', () => {
  const times = { release: 1, reserve_release: 0 }
  const later = new Date('2027-06-01T00:00:00Z')
  const planned = planRelease(known({ times, order: { ...order, reserve_until: later } }), NOW, {})
  expect(planned.transactions[0]!.idempotency_key).toBe('release:vord_1:2')
  expect(planned.reserve_until).toEqual(later)
})

it('where nothing is pending nothing is posted, and a reserve keeps its time', () => {
  const reserve_until = new Date('2026-12-01T00:00:00Z')
  const held = { pending: 0n, reserve: 500n }
  const planned = planRelease(known({ held, order: { ...order, reserve_until } }), NOW, {})
  expect(planned).toMatchObject({ transactions: [], reserve_until })
  expect(planRelease(known({ held: { pending: 0n, reserve: 0n } }), NOW, {}).reserve_until).toBeNull()
})

it('an order that could not be marked when its money was released has the times of that release', () => {
  const last_release = new Date('2026-11-20T12:00:00Z')
  const held = { pending: 0n, reserve: 500n }
  const planned = planRelease(known({ held, last_release }), NOW, {})
  expect(planned).toMatchObject({ transactions: [], released_at: last_release })
  expect(planned.reserve_until).toEqual(new Date('2027-02-18T12:00:00Z'))
  expect(planRelease(known({ last_release }), NOW, {}).released_at).toEqual(NOW)
})

it('says why and by whom where somebody has decided it', () => {
  const planned = planReserveRelease(
    known({ held: { pending: 0n, reserve: 5n }, times: { release: 1, reserve_release: 2 } }),
    NOW,
    { note: 'Known for years.', actor: 'user_1' },
  )
  expect(planned.transactions).toMatchObject([
    { idempotency_key: 'release:vord_1:reserve:3', reason: 'Known for years.', actor: 'user_1' },
  ])
})

it('no release makes or loses money, whatever is held and reserved', () => {
  const minor = fc.bigInt({ min: 0n, max: 9_000_000_000_000_000n })
  fc.assert(
    fc.property(minor, minor, fc.integer({ min: 0, max: 10_000 }), (pending, reserve, reserve_bps) => {
      const settings = { reserve_bps, reserve_days: 30 }
      for (const plan of [planRelease, planReserveRelease]) {
        const planned = plan(known({ held: { pending, reserve }, settings }), NOW, {})
        const moved = planned.transactions.flatMap(({ postings }) => postings)
        expect(moved.reduce((sum, { amount_minor }) => sum + amount_minor, 0n)).toBe(0n)
        const taken = moved.filter(({ amount_minor }) => amount_minor < 0n)
        expect(taken.reduce((sum, { amount_minor }) => sum - amount_minor, 0n)).toBe(
          plan === planRelease ? pending : reserve,
        )
      }
    }),
  )
})
