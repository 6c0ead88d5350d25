import type { StripeProvider } from '../../src/modules/payout/providers/stripe/stripe-provider'
import type { PayoutContext } from '../../src/workflows/payout/context'
import { executeDue } from '../../src/workflows/payout/process/execute-due'
import type { PayoutDatabase } from './payout-database'
import type { StripeSimulator } from './stripe-simulator'

const DAY_MS = 24 * 3_600_000

/** Vendors at Stripe, and what Stripe tells of them. */
export interface StripeWorld {
  at: () => {
    world: PayoutDatabase
    simulator: StripeSimulator
    stripe: StripeProvider
    context: PayoutContext
  }
  /** A vendor with a payout that is due. */
  paidVendor: (amount?: bigint) => Promise<{ vendor: string; account: string }>
  payoutOf: (vendor: string) => Promise<{ id: string; status: string }>
  transfersTo: (account: string) => { id: string }[]
  tell: (kind: string, about: object, account?: string) => Promise<boolean>
}

/** What vendors ask Stripe to pay their banks besides its schedule, or instead of it: it does not say of what. */
export function payoutsByHandTests({ at, paidVendor, payoutOf, transfersTo, tell }: StripeWorld): void {
  describe('a payout that the vendor has asked Stripe for by hand', () => {
    afterEach(() => at().simulator.heal())
    const noteOf = async (vendor: string) => {
      const [row] = await at().world.owner<{ note: string | null }>(
        `select note from payout where vendor_id = $1`,
        [vendor],
      )
      return row!.note
    }

    it('is heard, and brings nothing of its own; the next by itself names the transfer', async () => {
      const { simulator, context, world } = at()
      const { vendor, account } = await paidVendor()
      await executeDue(context)
      const paid = simulator.payOut(account, 'paid', false)
      expect(await tell('payout.paid', { id: paid }, account)).toBe(true)
      expect((await payoutOf(vendor)).status).toBe('in_transit')
      const [noted] = await world.owner(
        `select count(*)::int as noted from payout_provider_event where reference = $1`,
        [paid],
      )
      expect(noted).toEqual({ noted: 1 })

      simulator.payOut(account, 'paid')
      // Newer than the one that has the transfer.
      simulator.payOut(account, 'paid', false)
      world.clock.advance(DAY_MS)
      await executeDue(context)
      expect((await payoutOf(vendor)).status).toBe('paid')
    })

    it.each(['a payout by hand', 'no answer about payouts'])(
      'a transfer whose answer was lost is found behind %s',
      async (what) => {
        const { simulator, context, world } = at()
        const { vendor, account } = await paidVendor()
        simulator.fail('error_after')
        await executeDue(context)
        expect((await payoutOf(vendor)).status).toBe('processing')
        if (what === 'a payout by hand') simulator.payOut(account, 'paid', false)
        else simulator.hidesPayouts = true
        world.clock.advance(DAY_MS)
        await executeDue(context)
        const [transfer] = transfersTo(account)
        expect(await payoutOf(vendor)).toMatchObject({
          ...{ status: 'in_transit', provider_reference: transfer!.id },
        })
        world.clock.advance(DAY_MS)
        await executeDue(context)
        expect(await noteOf(vendor)).toBe(simulator.hidesPayouts ? 'Something went wrong' : null)

        simulator.heal()
        simulator.payOut(account, 'paid')
        world.clock.advance(DAY_MS)
        await executeDue(context)
        expect((await payoutOf(vendor)).status).toBe('paid')
      },
    )

    it('that has failed is in the next by itself, which pays its transfers all the same', async () => {
      const { simulator, context } = at()
      const { vendor, account } = await paidVendor()
      await executeDue(context)
      const failed = simulator.payOut(account, 'failed', false)
      expect(await tell('payout.failed', { id: failed }, account)).toBe(true)
      const next = simulator.payOut(account, 'paid')
      expect(await tell('payout.paid', { id: next }, account)).toBe(true)
      expect((await payoutOf(vendor)).status).toBe('paid')
    })

    it('what failed is not told while nobody says whether it has arrived since', async () => {
      const { simulator, context } = at()
      const { vendor, account } = await paidVendor()
      await executeDue(context)
      const first = simulator.payOut(account, 'failed')
      const next = simulator.payOut(account, 'paid')
      await tell('payout.paid', { id: next }, account)
      const held = simulator.gate.holdBack('/v1/transfers')
      const told = tell('payout.failed', { id: first }, account)
      await held.asked
      simulator.hidesPayouts = true
      held.letGo()
      await expect(told).rejects.toMatchObject({ code: 'payout_provider_unavailable' })
      simulator.heal()
      expect((await payoutOf(vendor)).status).toBe('paid')
      expect(await tell('payout.failed', { id: first }, account)).toBe(true)
      expect((await payoutOf(vendor)).status).toBe('paid')
    })

    it('where all are, money has arrived when it is in the vendor’s account', async () => {
      const { simulator, context } = at()
      const { vendor, account } = await paidVendor()
      await executeDue(context)
      simulator.payByHand(account)
      const [transfer] = transfersTo(account)
      await tell('transfer.created', {
        ...{ id: transfer!.id, transfer_group: (await payoutOf(vendor)).id },
      })
      expect((await payoutOf(vendor)).status).toBe('paid')
      expect(await tell('payout.failed', { id: simulator.payOut(account, 'failed', false) }, account)).toBe(
        true,
      )
      expect((await payoutOf(vendor)).status).toBe('paid')
    })

    it('where all are, what a bank has sent back is the vendor’s to send again', async () => {
      const { simulator, context, world } = at()
      const { vendor, account } = await paidVendor()
      await executeDue(context)
      const failed = simulator.payOut(account, 'failed')
      const later = async () => {
        world.clock.advance(DAY_MS)
        await executeDue(context)
        return [(await payoutOf(vendor)).status, await noteOf(vendor)]
      }
      expect(await later()).toEqual(['in_transit', 'The bank account is closed.'])
      simulator.payByHand(account)
      expect((await later())[0]).toBe('paid')
      await tell('payout.failed', { id: failed }, account)
      expect((await payoutOf(vendor)).status).toBe('paid')
    })
  })

  describe('two messages about an account at once', () => {
    it('leave it as it is at Stripe, whichever is done last', async () => {
      const { simulator, world } = at()
      const { vendor, account } = await paidVendor()
      const status = async () => {
        const [row] = await world.owner<{ status: string }>(
          `select status from payout_account where vendor_id = $1`,
          [vendor],
        )
        return row!.status
      }
      const updated = () => tell('account.updated', { id: account }, account)
      simulator.restrict(account)
      const held = simulator.gate.holdBack(`/v1/accounts/${account}`)
      const first = updated()
      await held.asked
      simulator.enable(account)
      expect(await updated()).toBe(true)
      expect(await status()).toBe('enabled')
      held.letGo()
      expect(await first).toBe(true)
      expect(await status()).toBe('enabled')
    })
  })
}
