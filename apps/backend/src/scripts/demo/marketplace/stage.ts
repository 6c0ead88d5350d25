import type { MedusaContainer } from '@medusajs/framework/types'
import type { SandboxFault } from '@cityos/contracts'
import { SandboxProvider } from '../../../modules/payout/providers/sandbox'
import { holdFundsWorkflow } from '../../../workflows/funds/hold-funds'
import { releaseDue } from '../../../workflows/funds/release-due'
import { changePayoutWorkflow } from '../../../workflows/payout/change-payout'
import { payoutContext, type PayoutContext } from '../../../workflows/payout/context'
import { generateNow } from '../../../workflows/payout/generate/generate-now'
import { executeDue } from '../../../workflows/payout/process/execute-due'
import { suspendVendorWorkflow } from '../../../workflows/vendor/suspend-vendor'
import { refundVendorOrderWorkflow } from '../../../workflows/vendor-order/refund-vendor-order'
import type { Basket } from '../place-order'
import type { SeededStore } from '../seed-stores'
import { principalOf } from './caller'
import type { DemoMarket } from './data'
import { deliverOrder } from './deliver-order'
import { findPart, findPayout, findVendor } from './find'
import { joinVendor } from './join-vendor'
import { openMarket } from './open-market'
import { sellOrder } from './sell-order'

const HOUR_MS = 3_600_000

export interface Setting {
  tenant: { id: string; handle: string; adminEmail: string }
  market: DemoMarket
  store: SeededStore
  /** Lets every clock of the process go on by so much. */
  wait: (ms: number) => void
}

/** What can happen in a tenant of the demo: each by the workflows that the APIs and jobs run, and twice as if once. */
export class Stage {
  private readonly payouts: PayoutContext

  constructor(
    private readonly container: MedusaContainer,
    private readonly setting: Setting,
  ) {
    this.payouts = payoutContext(container)
  }

  /** Rules, settings, and the vendors with what they sell. */
  async open(): Promise<void> {
    const caller = await this.caller()
    await openMarket(this.container, this.setting.market, caller)
    for (const vendor of this.setting.market.vendors) {
      await joinVendor(this.container, { vendor, tenant: this.setting.tenant.handle, caller })
    }
  }

  /** An order, paid at once where nothing else is said. `name` is what the story knows it by. */
  sell(name: string, basket: Basket, { captured = true } = {}): Promise<void> {
    return sellOrder(this.container, this.setting.store, { name, basket, captured })
  }

  /** Packed, shipped and delivered: by all its vendors, or by one. */
  deliver(name: string, vendor?: string): Promise<void> {
    return deliverOrder(this.container, name, vendor)
  }

  async refund(name: string, vendor: string, amount_minor: number, reason: string): Promise<void> {
    const { id, refunded_minor } = await findPart(this.container, name, vendor)
    if (Number(refunded_minor)) return
    const order = { id, vendorId: null, actor: null }
    await refundVendorOrderWorkflow(this.container).run({ input: { order, amount_minor, reason } })
  }

  async keepBack(name: string, vendor: string, reason: string): Promise<void> {
    const { id, funds_held_at } = await findPart(this.container, name, vendor)
    if (funds_held_at) return
    await holdFundsWorkflow(this.container).run({ input: { id, change: 'hold', reason, actor: null } })
  }

  /** What is due is released, paid out and sent, and an hour later asked about; sent again so often as is said. */
  async payday(tries = 1): Promise<void> {
    await releaseDue(this.payouts)
    await generateNow(this.payouts)
    for (let sent = 0; sent < tries; sent++) {
      await this.send()
      // Longer than the longest wait between two tries of these.
      if (sent + 1 < tries) this.setting.wait(5 * HOUR_MS)
    }
    if (tries > 1) return
    this.setting.wait(HOUR_MS)
    await this.send()
  }

  async makePayouts(vendor: string): Promise<void> {
    await releaseDue(this.payouts)
    await generateNow(this.payouts, await findVendor(this.container, vendor))
  }

  async send(): Promise<void> {
    await executeDue(this.payouts)
  }

  /** The sandbox makes a mistake with the next transfers. */
  goWrong(fault: SandboxFault, times: number): Promise<void> {
    return new SandboxProvider(this.payouts.db).inject(fault, times)
  }

  /** Somebody pays a vendor by hand, or gets the money back from its bank. */
  async atTheCounter(vendor: string, change: 'mark_paid' | 'take_back'): Promise<void> {
    const id = await findPayout(this.container, vendor, change === 'mark_paid' ? 'in_transit' : 'paid')
    if (!id) return
    const { id: actor } = await this.caller()
    const said = change === 'mark_paid' ? { reference: 'Receipt 17' } : { note: 'The account was closed.' }
    await changePayoutWorkflow(this.container).run({ input: { id, change, actor: actor!, ...said } })
  }

  async cancelPayout(vendor: string, note: string): Promise<void> {
    const id = await findPayout(this.container, vendor, 'pending')
    if (!id) return
    const { id: actor } = await this.caller()
    await changePayoutWorkflow(this.container).run({ input: { id, change: 'cancel', actor: actor!, note } })
  }

  async suspend(vendor: string, reason: string): Promise<void> {
    const id = await findVendor(this.container, vendor, 'approved')
    if (!id) return
    await suspendVendorWorkflow(this.container).run({ input: { id, reason, caller: await this.caller() } })
  }

  private caller() {
    return principalOf(this.container, this.setting.tenant)
  }
}
