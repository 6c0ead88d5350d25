import { adjustment } from '../../src/modules/ledger/domain/adjustment'
import { capture } from '../../src/modules/ledger/domain/capture'
import { disputeLost, disputeOpened, disputeWon } from '../../src/modules/ledger/domain/dispute'
import {
  netting,
  payoutCreated,
  payoutFailed,
  payoutPaid,
  payoutReturned,
  transferReversed,
} from '../../src/modules/ledger/domain/payout'
import {
  refund,
  type OrderToRefund,
  type RefundCommission,
  type RefundedShare,
} from '../../src/modules/ledger/domain/refund'
import { release, reserveRelease } from '../../src/modules/ledger/domain/release'
import {
  transactionOf,
  type NewLedgerTransaction,
  type NewPosting,
} from '../../src/modules/ledger/domain/transaction'
import type { Sql } from '../../src/modules/ledger/store/sql'
import { LedgerModuleService } from '../../src/modules/ledger/service'
import type { LedgerDatabase } from './ledger-database'
import type { ModelOrder } from './reference-model'

const ledger = new LedgerModuleService()
const at = new Date('2026-03-01T12:00:00Z')
let sources = 0

/** What workflows do with the ledger: read under a lock, ask the rules, post; each in one database transaction. */
export class Business {
  /** What was posted last, to be posted once more. */
  last: NewLedgerTransaction[] = []

  constructor(
    private readonly db: LedgerDatabase,
    readonly tenant: string,
    private readonly refundCommission: RefundCommission,
    private readonly currency: string,
  ) {}

  capture = (orders: ModelOrder[], amount_minor: bigint) =>
    this.run(orders[0]!.vendor, async () => {
      const { shares, postings } = capture({
        ...{ currency_code: this.currency, amount_minor },
        orders: orders.map((order) => ({
          ...termsOf(order),
          ...{ captured_minor: order.captured, refunded_minor: order.refunded },
        })),
      })
      return { kind: 'capture', postings, result: shares.map((share) => share.amount_minor) }
    })

  refund = (order: ModelOrder, amount_minor: bigint) =>
    this.run(order.vendor, async (sql) => {
      const input = { currency_code: this.currency, amount_minor, refund_commission: this.refundCommission }
      const { postings } = refund({ ...input, order: await this.toRefund(sql, order) })
      return { kind: 'refund', postings, result: undefined }
    })

  open = (order: ModelOrder, amount_minor: bigint) =>
    this.run(order.vendor, async (sql) => {
      const input = { currency_code: this.currency, amount_minor, refund_commission: this.refundCommission }
      const { postings, share } = disputeOpened({ ...input, order: await this.toRefund(sql, order) })
      return { kind: 'dispute_opened', postings, result: share }
    })

  win = (order: ModelOrder, opened: RefundedShare) =>
    this.run(order.vendor, async (sql) => {
      const { receivable: receivable_minor } = await ledger.balances(sql, order.vendor, this.currency)
      const stage = order.reserveReleased ? 'reserve_released' : order.released ? 'released' : 'held'
      return {
        ...disputeWon({ currency_code: this.currency, opened, stage, receivable_minor }),
        ...{ kind: 'dispute_won', result: undefined },
      }
    })

  lose = (order: ModelOrder, opened: RefundedShare) =>
    this.run(order.vendor, async () => {
      return {
        ...disputeLost({ currency_code: this.currency, opened }),
        kind: 'dispute_lost',
        result: undefined,
      }
    })

  release = (order: ModelOrder, reserve_bps: number) =>
    this.run(order.vendor, async (sql) => {
      const held = (await ledger.orderBalances(sql, [order.id])).get(order.id)!
      const { postings } = release({ ...this.orderOf(order), pending_minor: held.pending, reserve_bps })
      return { kind: 'release', postings, result: undefined }
    })

  releaseReserve = (order: ModelOrder) =>
    this.run(order.vendor, async (sql) => {
      const held = (await ledger.orderBalances(sql, [order.id])).get(order.id)!
      return {
        ...reserveRelease({ ...this.orderOf(order), reserve_minor: held.reserve }),
        ...{ kind: 'reserve_release', result: undefined },
      }
    })

  payout = (step: 'created' | 'paid' | 'failed' | 'reversed', vendor_id: string, amount_minor: bigint) =>
    this.run(vendor_id, async () => {
      const build = {
        created: payoutCreated,
        paid: payoutPaid,
        failed: payoutFailed,
        reversed: payoutReturned,
      }[step]
      return {
        ...build({ vendor_id, currency_code: this.currency, amount_minor }),
        kind: `payout_${step}`,
        result: undefined,
      }
    })

  takeBack = (vendor_id: string, amount_minor: bigint) =>
    this.run(vendor_id, async (sql) => {
      const { receivable: receivable_minor } = await ledger.balances(sql, vendor_id, this.currency)
      const payout = { vendor_id, currency_code: this.currency, amount_minor, receivable_minor }
      return { ...transferReversed(payout), kind: 'payout_reversed', result: undefined }
    })

  net = (vendor_id: string) =>
    this.run(vendor_id, async (sql) => {
      const { available: available_minor, receivable: receivable_minor } = await ledger.balances(
        sql,
        vendor_id,
        this.currency,
      )
      const { amount_minor, postings } = netting({
        vendor_id,
        currency_code: this.currency,
        available_minor,
        receivable_minor,
      })
      return { kind: 'netting', postings, result: amount_minor }
    })

  adjust = (vendor: string, amount_minor: bigint) =>
    this.run(vendor, async () => {
      const platform = {
        kind: 'commission_revenue',
        owner_id: 'platform',
        currency_code: this.currency,
      } as const
      const own = { kind: 'available', owner_id: vendor, currency_code: this.currency } as const
      const move =
        amount_minor > 0n
          ? { from: platform, to: own, amount_minor }
          : { from: own, to: platform, amount_minor: -amount_minor }
      return { ...adjustment(move), kind: 'adjustment', result: undefined }
    })

  /** Takes the last money move back. */
  takeLastBack = (id: string) =>
    this.db.transaction(this.tenant, (sql) =>
      ledger.reverse(sql, [id], { reason: 'a test', occurred_at: at }),
    )

  /** Asks for the last money move once more, as a job does that does not know it was made. */
  repeat = () => this.db.transaction(this.tenant, (sql) => ledger.post(sql, this.last))

  balances = (owners: string[]) =>
    this.db.transaction(this.tenant, (sql) => ledger.balancesOf(sql, owners, this.currency))

  private run<T>(
    vendor: string,
    build: (sql: Sql) => Promise<{ kind: string; postings: NewPosting[]; result: T }>,
  ): Promise<{ id: string | undefined; result: T }> {
    return this.db.transaction(this.tenant, async (sql) => {
      await ledger.lockAccounts(sql, vendor, this.currency)
      const { kind, postings, result } = await build(sql)
      const source_id = `src_${++sources}`
      const transaction = transactionOf({
        ...{ kind: kind as NewLedgerTransaction['kind'], source_type: 'test', source_id },
        ...{ occurred_at: at, reason: 'a test', postings },
      })
      if (!postings.length) return { id: undefined, result }
      const [posted] = await ledger.post(sql, [transaction])
      this.last = [transaction]
      return { id: posted!.id, result }
    })
  }

  private orderOf = ({ id, vendor }: ModelOrder) => ({
    vendor_order_id: id,
    vendor_id: vendor,
    currency_code: this.currency,
  })

  private async toRefund(sql: Sql, order: ModelOrder): Promise<OrderToRefund> {
    const held = (await ledger.orderBalances(sql, [order.id])).get(order.id)!
    const { available, receivable } = await ledger.balances(sql, order.vendor, this.currency)
    return {
      ...termsOf(order),
      ...{ captured_minor: order.captured, refunded_minor: order.refunded },
      money: {
        ...{ pending_minor: held.pending, reserve_minor: held.reserve },
        ...{ available_minor: available, receivable_minor: receivable },
      },
    }
  }
}

const termsOf = (order: ModelOrder) => ({
  ...{ vendor_order_id: order.id, vendor_id: order.vendor, gross_minor: order.gross },
  ...{ commission_minor: order.commission, commission_tax_minor: order.commissionTax, tax_minor: order.tax },
})
