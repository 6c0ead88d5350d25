import { randomFrom } from '@cityos/testing'
import type { RefundedShare } from '../../src/modules/ledger/domain/refund'
import { Business } from './business'
import { LedgerDatabase } from './ledger-database'
import { Model, type ModelDispute, type ModelOrder } from './reference-model'

const LONG = Boolean(process.env['CITYOS_LONG'])
const SEQUENCES = LONG ? 10_000 : 200
const STEPS = LONG ? 24 : 14
const SIDE_BY_SIDE = 4
/** With two decimals, none and three; each shop has one. */
const CURRENCIES = ['eur', 'jpy', 'kwd'] as const

let db: LedgerDatabase
beforeAll(async () => {
  db = await LedgerDatabase.start(SIDE_BY_SIDE)
}, 120_000)
afterAll(() => db?.stop())

/** One shop's life: orders of two vendors, and everything that happens to their money, in any order. */
class Sequence {
  readonly refusals = new Map<string, number>()
  readonly done = new Map<string, number>()
  private readonly orders: ModelOrder[][]
  private readonly vendors = ['ven_a', 'ven_b']
  private readonly disputes: { opened: RefundedShare; model: ModelDispute }[] = []
  private readonly payouts: { vendor: string; amount: bigint; paid: boolean }[] = []
  private readonly model: Model
  private readonly business: Business

  constructor(
    name: string,
    private readonly random: () => number,
  ) {
    const keeps = random() < 0.3
    this.model = new Model(keeps)
    this.business = new Business(db, name, keeps ? 'keep' : 'proportional', this.pick(CURRENCIES))
    this.orders = [0, 1, 2].map((n) =>
      this.vendors
        .slice(0, 1 + Math.floor(random() * 2))
        .map((vendor) => this.newOrder(`${name}_${n}_${vendor}`, vendor)),
    )
  }

  async run(): Promise<void> {
    for (let step = 0; step < STEPS; step++) {
      const [name, act] = this.pick(this.actions)
      try {
        await act()
        this.count(this.done, name)
      } catch (error) {
        const { code } = error as { code?: string }
        if (!code || !EXPECTED.includes(code)) throw error
        this.count(this.refusals, `${name} ${code}`)
      }
      await this.compare(name)
    }
  }

  private readonly actions: [string, () => Promise<void>][] = [
    ['capture', () => this.capture()],
    ['capture', () => this.capture()],
    ['capture', () => this.capture()],
    ['refund', () => this.refund()],
    ['refund', () => this.refund()],
    ['open', () => this.open()],
    ['decide', () => this.decide()],
    ['release', () => this.release()],
    ['release', () => this.release()],
    ['reserve', () => this.releaseReserve()],
    ['payout', () => this.payout()],
    ['end payout', () => this.endPayout()],
    ['end payout', () => this.endPayout()],
    ['take back', () => this.takeBack()],
    ['net', () => this.net()],
    ['adjust', () => this.adjust()],
    ['repeat', () => this.repeat()],
  ]

  private async capture() {
    const orders = this.pick(this.orders)
    const { result } = await this.business.capture(orders, this.amount(30_000n))
    orders.forEach((order, index) => {
      if (result[index]) this.model.capture(order, result[index])
    })
  }

  private async refund() {
    const order = this.anyOrder()
    const amount = this.amount(order.captured)
    await this.business.refund(order, amount)
    this.model.refund(order, amount)
  }

  private async open() {
    const order = this.anyOrder()
    const amount = this.amount(order.captured)
    const { result: opened } = await this.business.open(order, amount)
    this.disputes.push({ opened, model: this.model.open(order, amount) })
  }

  private async decide() {
    const [dispute] = this.disputes.splice(Math.floor(this.random() * this.disputes.length), 1)
    if (!dispute) return
    const won = this.random() < 0.5
    const { order } = dispute.model
    if (won) {
      await this.business.win(order, dispute.opened)
      this.model.win(dispute.model)
    } else {
      await this.business.lose(order, dispute.opened)
      this.model.lose(dispute.model)
    }
  }

  private async release() {
    const order = this.anyOrder()
    if (order.reserveReleased) return
    const bps = this.pick([0, 333, 1_000, 10_000])
    await this.business.release(order, bps)
    this.model.release(order, BigInt(bps))
  }

  private async releaseReserve() {
    const order = this.anyOrder()
    if (!order.released) return
    await this.business.releaseReserve(order)
    this.model.releaseReserve(order)
  }

  private async payout() {
    const vendor = this.pick(this.vendors)
    const { available } = this.model.purse(vendor)
    const amount = this.random() < 0.8 ? this.amount(available) : available + 1n
    await this.business.payout('created', vendor, amount)
    this.model.purse(vendor).available -= amount
    this.model.purse(vendor).in_transit += amount
    this.payouts.push({ vendor, amount, paid: false })
  }

  private async endPayout() {
    const payout = this.payouts.length ? this.pick(this.payouts) : undefined
    if (!payout) return
    const { vendor, amount, paid } = payout
    const step = paid ? 'reversed' : this.random() < 0.7 ? 'paid' : 'failed'
    await this.business.payout(step, vendor, amount)
    const purse = this.model.purse(vendor)
    if (!paid) purse.in_transit -= amount
    if (step !== 'failed') this.model.platform.clearing += step === 'paid' ? amount : -amount
    if (step !== 'paid') purse.available += amount
    if (step === 'paid') payout.paid = true
    else this.payouts.splice(this.payouts.indexOf(payout), 1)
  }

  private async takeBack() {
    const vendor = this.pick(this.vendors)
    const amount = this.amount(5_000n)
    await this.business.takeBack(vendor, amount)
    this.model.platform.clearing -= amount
    this.model.give(vendor, amount)
  }

  private async net() {
    const vendor = this.pick(this.vendors)
    const { result } = await this.business.net(vendor)
    this.model.purse(vendor).available -= result
    this.model.purse(vendor).receivable += result
  }

  private async adjust() {
    const vendor = this.pick(this.vendors)
    const amount = this.amount(4_000n) - 2_001n
    if (amount === 0n) return
    const { id } = await this.business.adjust(vendor, amount)
    if (this.random() < 0.4) return void (await this.business.takeLastBack(id!))
    this.model.purse(vendor).available += amount
    this.model.platform.commission_revenue -= amount
  }

  /** A money move is asked for again: nothing moves, except one that was taken back and is no person's decision. */
  private async repeat() {
    const again = await this.business.repeat()
    expect(again.every(({ created }) => !created)).toBe(true)
  }

  private async compare(after: string) {
    const held = await this.business.balances(['platform', ...this.vendors])
    const expected = { platform: this.model.platform, ...Object.fromEntries(this.model.purses) }
    for (const [owner, balances] of Object.entries(expected)) {
      expect({ after, owner, ...pickKeys(held.get(owner)!, Object.keys(balances)) }).toEqual({
        after,
        owner,
        ...balances,
      })
    }
  }

  private newOrder(id: string, vendor: string): ModelOrder {
    const gross = this.amount(20_000n)
    return {
      ...{ id, vendor, gross, commission: this.amount(gross) / (this.random() < 0.9 ? 6n : 1n) },
      ...{ commissionTax: this.amount(gross) / 30n, tax: this.amount(gross) / 8n },
      ...{ captured: 0n, refunded: 0n, pending: 0n, reserve: 0n, released: false, reserveReleased: false },
    }
  }

  private anyOrder = () => this.pick(this.pick(this.orders))
  private pick = <T>(list: readonly T[]) => list[Math.floor(this.random() * list.length)] as T
  /** From 1 to `most`; now and then all of it. */
  private amount(most: bigint): bigint {
    if (most <= 1n) return 1n
    return this.random() < 0.2 ? most : 1n + BigInt(Math.floor(this.random() * Number(most)))
  }
  private count = (counts: Map<string, number>, key: string) =>
    void counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** What rules refuse: the sequence goes on, and nothing may have changed. */
const EXPECTED = ['refund_exceeds_share', 'ledger_overdrawn']

const pickKeys = (from: Readonly<Record<string, bigint>>, keys: string[]) =>
  Object.fromEntries(keys.map((key) => [key, from[key]]))

it(
  'whatever happens to money, in whichever order, the balances are those of a simple model',
  async () => {
    const seed = Number(process.env['CITYOS_SEED'] ?? Date.now() % 2 ** 31)
    console.info(
      `ledger: ${SEQUENCES} sequences of ${STEPS} operations, seed ${seed} (CITYOS_SEED repeats them)`,
    )
    const seen = new Map<string, number>()
    let next = 0
    const worker = async () => {
      for (let n = next++; n < SEQUENCES; n = next++) {
        const sequence = new Sequence(`ten_${n}`, randomFrom(seed + n))
        await sequence.run().catch((error: unknown) => {
          throw new Error(`sequence ${n} of seed ${seed}: ${String(error)}`, { cause: error })
        })
        for (const [key, count] of [...sequence.done, ...sequence.refusals])
          seen.set(key, (seen.get(key) ?? 0) + count)
      }
    }
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, worker))
    const kinds = new Set([...seen.keys()].map((key) => key.split(' ').at(-1)))
    // A sequence that is never refused anything, or never does anything, would prove little.
    for (const kind of [
      ...EXPECTED,
      'capture',
      'refund',
      'open',
      'decide',
      'release',
      'reserve',
      'payout',
      'net',
    ]) {
      expect(kinds).toContain(kind)
    }
    expect(await drift()).toEqual([])
  },
  (LONG ? 240 : 30) * 60_000,
)

/** Accounts whose balance is not the sum of their postings, and tenants and currencies that do not sum to nothing. */
const drift = () =>
  db.owner(`
    select tenant_id, account_id from (
      select tenant_id, account_id, sum(amount_minor) as held, 0 as posted from ledger_balance group by 1, 2
      union all select tenant_id, account_id, 0, sum(amount_minor) from ledger_posting group by 1, 2) b
     group by 1, 2 having sum(held) <> sum(posted)
    union all
    select tenant_id, currency_code from ledger_posting group by 1, 2 having sum(amount_minor) <> 0`)
