/*
 * What the ledger ought to hold, told another way: counters and a purse for each vendor, with arithmetic of its own.
 */

export type Purse = Record<'pending' | 'reserve' | 'available' | 'in_transit' | 'receivable', bigint>
export type Platform = Record<
  'clearing' | 'commission_revenue' | 'commission_tax' | 'tax_payable' | 'disputes',
  bigint
>

export interface ModelOrder {
  id: string
  vendor: string
  gross: bigint
  commission: bigint
  commissionTax: bigint
  tax: bigint
  captured: bigint
  refunded: bigint
  pending: bigint
  reserve: bigint
  released: boolean
  reserveReleased: boolean
}

interface Fees {
  commission: bigint
  commissionTax: bigint
  tax: bigint
  vendor: bigint
}

/** A dispute that is open: what it took from whom. */
export interface ModelDispute {
  order: ModelOrder
  amount: bigint
  fees: Fees
  from: { pending: bigint; reserve: bigint; available: bigint; owed: bigint }
}

const share = (fee: bigint, money: bigint, gross: bigint) => (2n * fee * money + gross) / (2n * gross)
const min = (a: bigint, b: bigint) => (a < b ? a : b)

export class Model {
  readonly platform: Platform = {
    ...{ clearing: 0n, commission_revenue: 0n, commission_tax: 0n, tax_payable: 0n, disputes: 0n },
  }
  readonly purses = new Map<string, Purse>()

  constructor(private readonly keepsCommission: boolean) {}

  purse(vendor: string): Purse {
    const purse = this.purses.get(vendor) ?? {
      ...{ pending: 0n, reserve: 0n, available: 0n, in_transit: 0n, receivable: 0n },
    }
    this.purses.set(vendor, purse)
    return purse
  }

  /** One vendor order's part of a capture. */
  capture(order: ModelOrder, amount: bigint): void {
    const fees = this.fees(order, order.captured, amount)
    order.captured += amount
    this.platform.clearing -= amount
    this.earn(fees, 1n)
    const purse = this.purse(order.vendor)
    if (fees.vendor < 0n) purse.receivable += fees.vendor
    else {
      purse.pending += fees.vendor
      order.pending += fees.vendor
    }
  }

  refund(order: ModelOrder, amount: bigint): void {
    const fees = this.returned(order, amount)
    order.refunded += amount
    this.platform.clearing += amount
    this.earn(fees, -1n)
    this.takeFrom(order, fees.vendor)
  }

  open(order: ModelOrder, amount: bigint): ModelDispute {
    const fees = this.returned(order, amount)
    order.refunded += amount
    this.platform.clearing += amount
    this.platform.disputes -= amount - fees.vendor
    return { order, amount, fees, from: this.takeFrom(order, fees.vendor) }
  }

  win({ order, amount, fees, from }: ModelDispute): void {
    order.refunded -= amount
    this.platform.clearing -= amount
    this.platform.disputes += amount - fees.vendor
    const purse = this.purse(order.vendor)
    if (fees.vendor < 0n) return void (purse.receivable += fees.vendor)
    const pending = order.released ? 0n : from.pending
    const reserve = order.reserveReleased ? 0n : from.reserve
    purse.pending += pending
    order.pending += pending
    purse.reserve += reserve
    order.reserve += reserve
    this.give(order.vendor, fees.vendor - pending - reserve)
  }

  lose({ amount, fees }: ModelDispute): void {
    this.platform.disputes += amount - fees.vendor
    this.earn(fees, -1n)
  }

  release(order: ModelOrder, reserveBps: bigint): void {
    const reserve = (order.pending * reserveBps * 2n + 10_000n) / 20_000n
    const purse = this.purse(order.vendor)
    purse.pending -= order.pending
    purse.reserve += reserve
    purse.available += order.pending - reserve
    order.reserve += reserve
    order.pending = 0n
    order.released = true
  }

  releaseReserve(order: ModelOrder): void {
    const purse = this.purse(order.vendor)
    purse.reserve -= order.reserve
    purse.available += order.reserve
    order.reserve = 0n
    order.reserveReleased = true
  }

  /** Money for a vendor: a debt comes first. */
  give(vendor: string, amount: bigint): void {
    const purse = this.purse(vendor)
    const paid = min(amount, -purse.receivable)
    purse.receivable += paid
    purse.available += amount - paid
  }

  private earn({ commission, commissionTax, tax }: Fees, sign: 1n | -1n): void {
    this.platform.commission_revenue += sign * commission
    this.platform.commission_tax += sign * commissionTax
    this.platform.tax_payable += sign * tax
  }

  private fees(order: ModelOrder, before: bigint, amount: bigint): Fees {
    const of = (fee: bigint) => share(fee, before + amount, order.gross) - share(fee, before, order.gross)
    const [commission, commissionTax, tax] = [of(order.commission), of(order.commissionTax), of(order.tax)]
    return { commission, commissionTax, tax, vendor: amount - commission - commissionTax - tax }
  }

  private returned(order: ModelOrder, amount: bigint): Fees {
    const fees = this.fees(order, order.refunded, amount)
    if (!this.keepsCommission) return fees
    return { commission: 0n, commissionTax: 0n, tax: fees.tax, vendor: amount - fees.tax }
  }

  private takeFrom(order: ModelOrder, amount: bigint) {
    const from = { pending: 0n, reserve: 0n, available: 0n, owed: 0n }
    if (amount < 0n) {
      this.give(order.vendor, -amount)
      return from
    }
    const purse = this.purse(order.vendor)
    from.pending = min(amount, order.pending)
    from.reserve = min(amount - from.pending, order.reserve)
    from.available = min(amount - from.pending - from.reserve, purse.available)
    from.owed = amount - from.pending - from.reserve - from.available
    order.pending -= from.pending
    order.reserve -= from.reserve
    purse.pending -= from.pending
    purse.reserve -= from.reserve
    purse.available -= from.available
    purse.receivable -= from.owed
    return from
  }
}
