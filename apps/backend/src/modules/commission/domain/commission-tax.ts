import { applyRate } from '@cityos/money'

/** The tax that the tenant owes on its commission, rounded half-up for each line. Minor units; basis points. */
export function commissionTax(amountMinor: bigint, taxBps: number): bigint {
  return applyRate(amountMinor, taxBps, 'half_up')
}
