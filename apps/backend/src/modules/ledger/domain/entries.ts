import { LEDGER_PLATFORM, type LedgerPlatformAccount, type LedgerVendorAccount } from '@cityos/contracts'
import type { Fees } from './fees'
import type { LedgerAccountRef, NewPosting } from './transaction'

/**
 * Collects the postings of one money move in one currency. Amounts of nothing leave no posting, and what goes to the
 * same account for the same vendor order is one.
 */
export class Entries {
  private readonly byAccount = new Map<string, NewPosting>()

  constructor(private readonly currency_code: string) {}

  /** Positive credits, negative debits. */
  platform(kind: LedgerPlatformAccount, amountMinor: bigint, vendorOrderId?: string): this {
    return this.add(
      { kind, owner_id: LEDGER_PLATFORM, currency_code: this.currency_code },
      amountMinor,
      vendorOrderId,
    )
  }

  /** Positive credits, negative debits. */
  vendor(vendorId: string, kind: LedgerVendorAccount, amountMinor: bigint, vendorOrderId?: string): this {
    return this.add(
      { kind, owner_id: vendorId, currency_code: this.currency_code },
      amountMinor,
      vendorOrderId,
    )
  }

  /** What the marketplace has of a vendor order. Positive credits, negative debits. */
  fees({ commission_minor, commission_tax_minor, tax_minor }: Fees, vendorOrderId: string): this {
    return this.platform('commission_revenue', commission_minor, vendorOrderId)
      .platform('commission_tax', commission_tax_minor, vendorOrderId)
      .platform('tax_payable', tax_minor, vendorOrderId)
  }

  list(): NewPosting[] {
    return [...this.byAccount.values()].filter(({ amount_minor }) => amount_minor !== 0n)
  }

  private add(account: LedgerAccountRef, amount_minor: bigint, vendor_order_id?: string): this {
    const key = `${account.kind} ${account.owner_id} ${vendor_order_id ?? ''}`
    const sum = amount_minor + (this.byAccount.get(key)?.amount_minor ?? 0n)
    this.byAccount.set(key, { account, amount_minor: sum, ...(vendor_order_id && { vendor_order_id }) })
    return this
  }
}
