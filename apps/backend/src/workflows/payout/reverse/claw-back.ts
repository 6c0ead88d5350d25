import { planClawBack } from '../../../modules/payout/domain/claw-back'
import { insertReversal, payoutsOfOrder } from '../../../modules/payout/store/reversals'
import type { Sql } from '../../../modules/payout/store/sql'

/** What a vendor owes since money of one of its vendor orders went back. Minor units. */
export interface Debt {
  vendor_id: string
  vendor_order_id: string
  currency_code: string
  /** The refund that made it. */
  refund_id: string
  owed_minor: bigint
}

/**
 * Notes that a debt is to be taken back from the payouts that had money of the refunded order in them, as far as their
 * providers can: `execute-payouts` does it. The caller holds the vendor's accounts and has posted the debt in the same
 * transaction. What no payout holds is taken off the next ones.
 */
export async function clawBack(sql: Sql, debt: Debt, now: Date): Promise<void> {
  const { owed_minor, ...of } = debt
  if (owed_minor <= 0n) return
  const payouts = await payoutsOfOrder(sql, debt.vendor_order_id)
  const methods = new Map(payouts.map(({ payout_id, method }) => [payout_id, method]))
  for (const part of planClawBack(owed_minor, payouts)) {
    await insertReversal(sql, { ...of, ...part, method: methods.get(part.payout_id)! }, now)
  }
}
