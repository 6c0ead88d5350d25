import type { LedgerVendorAccount } from '@cityos/contracts'
import type { Entries } from './entries'

/** What a vendor has. Minor units, of one currency. */
export interface VendorMoney {
  /** Of the vendor order at hand. */
  pending_minor: bigint
  /** Of the vendor order at hand. */
  reserve_minor: bigint
  /** Of all the vendor's orders together. */
  available_minor: bigint
  /** What the vendor owes: nothing, or below it. */
  receivable_minor: bigint
}

/** What was taken from each of a vendor's accounts, in the order in which they are asked. */
export interface Taken {
  pending_minor: bigint
  reserve_minor: bigint
  available_minor: bigint
  receivable_minor: bigint
}

export const NOTHING_TAKEN: Taken = {
  pending_minor: 0n,
  reserve_minor: 0n,
  available_minor: 0n,
  receivable_minor: 0n,
}

/** Where an amount comes from: this order's pending, its reserve, what is available, and a debt for the rest. */
export function take(amountMinor: bigint, money: VendorMoney): Taken {
  let rest = amountMinor
  const upTo = (most: bigint) => {
    const part = rest < most ? rest : most > 0n ? most : 0n
    rest -= part
    return part
  }
  return {
    pending_minor: upTo(money.pending_minor),
    reserve_minor: upTo(money.reserve_minor),
    available_minor: upTo(money.available_minor),
    receivable_minor: rest,
  }
}

/** Debits what was taken. */
export function debit(entries: Entries, vendorId: string, taken: Taken, vendorOrderId: string): void {
  for (const [kind, amount] of accounts(taken)) entries.vendor(vendorId, kind, -amount, vendorOrderId)
}

const accounts = (taken: Taken): [LedgerVendorAccount, bigint][] => [
  ['pending', taken.pending_minor],
  ['reserve', taken.reserve_minor],
  ['available', taken.available_minor],
  ['receivable', taken.receivable_minor],
]

/** Gives a vendor money: a debt is paid first, the rest is available. `receivableMinor` is the debt, below nothing. */
export function give(
  entries: Entries,
  vendorId: string,
  amountMinor: bigint,
  receivableMinor: bigint,
  vendorOrderId?: string,
): void {
  const paid = least(amountMinor, -receivableMinor)
  entries.vendor(vendorId, 'receivable', paid, vendorOrderId)
  entries.vendor(vendorId, 'available', amountMinor - paid, vendorOrderId)
}

export const least = (a: bigint, b: bigint) => (a < b ? a : b)
