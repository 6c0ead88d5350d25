import fc from 'fast-check'
import { capture } from './capture'
import { disputeLost, disputeOpened, disputeWon } from './dispute'
import type { Fees } from './fees'
import { feesChanged } from './fees-changed'
import { refund, type RefundCommission, type RefundedShare } from './refund'
import type { NewPosting } from './transaction'

const EUR = 'eur'

/** One vendor order, as workflows do it: what it costs changes, and its money comes and goes. */
class Sale {
  readonly posted: NewPosting[] = []
  readonly disputes: RefundedShare[] = []
  captured = 0n
  refunded = 0n
  /** It was edited while none of its money was here: what was kept of it before stays as it was. */
  wasEmpty = false

  constructor(
    public terms: { gross: bigint; commission: bigint; commissionTax: bigint; tax: bigint },
    private readonly refund_commission: RefundCommission = 'proportional',
  ) {}

  edit(terms: Sale['terms']): void {
    this.terms = terms
    this.wasEmpty = this.captured === this.refunded
    if (this.wasEmpty) return
    const { refund_commission } = this
    const held = this.fees()
    const { postings } = feesChanged({ currency_code: EUR, refund_commission, order: this.order(), held })
    this.post(postings)
  }

  capture(amount_minor: bigint): void {
    this.post(capture({ currency_code: EUR, amount_minor, orders: [this.order()] }).postings)
    this.captured += amount_minor
  }

  refund(amount_minor: bigint): void {
    const { refund_commission } = this
    this.post(refund({ currency_code: EUR, amount_minor, refund_commission, order: this.order() }).postings)
    this.refunded += amount_minor
  }

  dispute(amount_minor: bigint): void {
    const { refund_commission } = this
    const order = this.order()
    const { share, postings } = disputeOpened({
      ...{ currency_code: EUR, amount_minor, refund_commission, order },
    })
    this.post(postings)
    this.disputes.push(share)
    this.refunded += amount_minor
  }

  end(how: 'won' | 'lost'): void {
    const opened = this.disputes.shift()
    if (!opened) return
    if (how === 'lost') return this.post(disputeLost({ currency_code: EUR, opened }).postings)
    const receivable_minor = this.has('ven_1', 'receivable')
    const order = { ...this.order(), refund_commission: this.refund_commission }
    this.post(disputeWon({ currency_code: EUR, opened, stage: 'held', receivable_minor, order }).postings)
    this.refunded -= opened.amount_minor
  }

  has(owner: string, kind: string): bigint {
    return this.posted
      .filter(({ account }) => account.owner_id === owner && account.kind === kind)
      .reduce((sum, { amount_minor }) => sum + amount_minor, 0n)
  }

  /** What the ledger has of the fees of money that is here: without what open disputes keep. */
  fees(): Fees {
    const open = (fee: keyof Fees) => this.disputes.reduce((sum, share) => sum + share[fee], 0n)
    return {
      commission_minor: this.has('platform', 'commission_revenue') - open('commission_minor'),
      commission_tax_minor: this.has('platform', 'commission_tax') - open('commission_tax_minor'),
      tax_minor: this.has('platform', 'tax_payable') - open('tax_minor'),
    }
  }

  vendor(): bigint {
    const kinds = ['pending', 'reserve', 'available', 'receivable']
    return kinds.reduce((sum, kind) => sum + this.has('ven_1', kind), 0n)
  }

  private order() {
    const { gross, commission, commissionTax, tax } = this.terms
    const money = {
      ...{ pending_minor: this.has('ven_1', 'pending'), reserve_minor: this.has('ven_1', 'reserve') },
      available_minor: this.has('ven_1', 'available'),
      receivable_minor: this.has('ven_1', 'receivable'),
    }
    return {
      ...{ vendor_order_id: 'vord_1', vendor_id: 'ven_1', gross_minor: gross },
      ...{ commission_minor: commission, commission_tax_minor: commissionTax, tax_minor: tax },
      ...{ captured_minor: this.captured, refunded_minor: this.refunded, money },
    }
  }

  private post(postings: NewPosting[]): void {
    expect(postings.reduce((sum, { amount_minor }) => sum + amount_minor, 0n)).toBe(0n)
    this.posted.push(...postings)
  }
}

const terms = (gross: bigint, commission: bigint) => ({ gross, commission, commissionTax: 0n, tax: 0n })

describe('when an edit changes what is charged', () => {
  it('a loaf less, with shipping that is not charged: in the end the commission is that of what was sold', () => {
    const sale = new Sale(terms(12_000n, 1_000n))
    sale.capture(12_000n)
    sale.edit(terms(7_000n, 500n))
    sale.refund(5_000n)
    expect([sale.fees().commission_minor, sale.vendor()]).toEqual([500n, 6_500n])
    sale.refund(7_000n)
    expect([sale.fees().commission_minor, sale.vendor()]).toEqual([0n, 0n])
  })

  it('another rate at the same price: the vendor bears the difference, from where its money is', () => {
    const sale = new Sale(terms(10_000n, 1_000n))
    sale.capture(10_000n)
    sale.edit(terms(10_000n, 2_000n))
    expect([sale.fees().commission_minor, sale.has('ven_1', 'pending')]).toEqual([2_000n, 8_000n])
    sale.edit(terms(10_000n, 500n))
    expect([sale.fees().commission_minor, sale.has('ven_1', 'pending')]).toEqual([500n, 9_500n])
  })

  it('what the marketplace keeps of refunds stays what is charged', () => {
    const sale = new Sale(terms(12_000n, 1_000n), 'keep')
    sale.capture(12_000n)
    sale.refund(5_000n)
    sale.edit(terms(12_000n, 1_000n))
    expect(sale.fees().commission_minor).toBe(1_000n)
    sale.edit(terms(12_000n, 1_200n))
    expect(sale.fees().commission_minor).toBe(1_200n)
  })

  it('nothing is posted where nothing changed', () => {
    const sale = new Sale(terms(10_000n, 1_000n))
    sale.capture(3_333n)
    const before = sale.posted.length
    sale.edit(terms(10_000n, 1_000n))
    expect(sale.posted).toHaveLength(before)
  })
})

describe('however an order is edited, paid, given back and disputed', () => {
  const minor = fc.bigInt({ min: 0n, max: 1_000_000n })
  const cost = fc
    .record({ gross: minor, commission: minor, commissionTax: minor, tax: minor })
    .map(({ gross, commission, commissionTax, tax }) => ({
      ...{ gross, commission: commission % (gross + 1n) },
      ...{ commissionTax: commissionTax % (gross / 5n + 1n), tax: tax % (gross / 4n + 1n) },
    }))
  const step = fc.oneof(
    fc.record({ do: fc.constant('edit' as const), cost }),
    fc.record({
      do: fc.constantFrom('capture' as const, 'refund' as const, 'dispute' as const),
      amount: minor,
    }),
    fc.record({ do: fc.constantFrom('won' as const, 'lost' as const) }),
  )
  const half = (fee: bigint, money: bigint, gross: bigint) =>
    gross === 0n ? 0n : (2n * fee * money + gross) / (2n * gross)

  it.each(['proportional', 'keep'] as const)('its fees are those of the money that is here: %s', (policy) => {
    fc.assert(
      fc.property(cost, fc.array(step, { maxLength: 14 }), (first, steps) => {
        const sale = new Sale(first, policy)
        for (const one of steps) {
          const left = sale.captured - sale.refunded
          if (one.do === 'edit') sale.edit(one.cost)
          else if (!('amount' in one)) sale.end(one.do)
          else if (one.do === 'capture') sale.capture(one.amount + 1n)
          else if (left > 0n) sale[one.do]((one.amount % left) + 1n)

          if (sale.captured === sale.refunded || (policy === 'keep' && sale.wasEmpty)) continue
          const { gross, commission, commissionTax, tax } = sale.terms
          const kept = policy === 'keep' ? 0n : sale.refunded
          const of = (fee: bigint, back: bigint) => half(fee, sale.captured, gross) - half(fee, back, gross)
          expect(sale.fees()).toEqual({
            commission_minor: of(commission, kept),
            commission_tax_minor: of(commissionTax, kept),
            tax_minor: of(tax, sale.refunded),
          })
        }
        while (sale.disputes.length) sale.end('won')
        const rest = sale.captured - sale.refunded
        if (policy === 'keep' || rest === 0n) return
        sale.refund(rest)
        expect([sale.fees(), sale.vendor()]).toEqual([
          { commission_minor: 0n, commission_tax_minor: 0n, tax_minor: 0n },
          0n,
        ])
      }),
    )
  })
})
