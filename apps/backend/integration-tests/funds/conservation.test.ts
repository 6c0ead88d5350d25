import fc from 'fast-check'
import { shareBetween } from '../../src/modules/ledger/domain/fees'
import { saveSettings } from '../../src/modules/payout/store/settings'
import { releaseDue } from '../../src/workflows/funds/release-due'
import { PayoutDatabase } from '../payouts/payout-database'
import { Sales } from './sales'

let world: PayoutDatabase
let sales: Sales
beforeAll(async () => {
  world = await PayoutDatabase.start()
  sales = new Sales(world)
})
afterAll(() => world?.stop())

const DAY_MS = 86_400_000
const GROSS = 11_900
const action = fc.oneof(
  fc.record({ do: fc.constant('capture' as const), amount: fc.integer({ min: 1, max: 6_000 }) }),
  fc.record({ do: fc.constant('refund' as const), amount: fc.integer({ min: 1, max: 4_000 }) }),
  fc.record({ do: fc.constant('days' as const), amount: fc.integer({ min: 1, max: 12 }) }),
  fc.record({ do: fc.constant('run' as const), amount: fc.constant(0) }),
)

/** What is the vendor's of what was captured and not given back, by the rules of fees. */
function vendorsShare(captured: number, refunded: number): bigint {
  const terms = {
    ...{ vendor_order_id: '', vendor_id: '', gross_minor: BigInt(GROSS) },
    ...{ commission_minor: 1_000n, commission_tax_minor: 190n, tax_minor: 0n },
  }
  return shareBetween(terms, BigInt(refunded), BigInt(captured)).vendor_minor
}

it('whatever comes, goes and waits, a vendor has its share: no release makes or loses money', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(action, { minLength: 4, maxLength: 14 }),
      fc.integer({ min: 0, max: 10_000 }),
      fc.integer({ min: 0, max: 9 }),
      async (actions, reserve_bps, hold_days) => {
        const vendor = await world.vendor()
        await world.db.transaction((trx) =>
          saveSettings(trx, vendor, { reserve_bps, hold_days, reserve_days: 5 }),
        )
        const order = await sales.order(vendor)
        const deliveredAt = world.clock.now().getTime()
        let [captured, refunded] = [0, 0]
        for (const { do: what, amount } of actions) {
          if (what === 'capture' && captured + amount <= GROSS) {
            await sales.capture(order, BigInt(amount))
            captured += amount
          } else if (what === 'refund' && refunded + amount <= captured) {
            await sales.refund(order, BigInt(amount))
            refunded += amount
          } else if (what === 'days') world.clock.advance(amount * DAY_MS)
          else if (what === 'run') await releaseDue(world.context())

          const { pending, reserve, available, receivable } = await world.balances(vendor)
          expect(pending + reserve + available + receivable).toBe(vendorsShare(captured, refunded))
          const isOver = world.clock.now().getTime() >= deliveredAt + hold_days * DAY_MS
          if (what === 'run' && isOver) expect(pending).toBe(0n)
          if (!isOver) expect([reserve, available]).toEqual([0n, 0n])
        }
        world.clock.advance(30 * DAY_MS)
        await releaseDue(world.context())
        world.clock.advance(30 * DAY_MS)
        await releaseDue(world.context())
        const { pending, reserve } = await world.balances(vendor)
        expect([pending, reserve]).toEqual([0n, 0n])
      },
    ),
    { numRuns: 40 },
  )
  await world.audit()
})
