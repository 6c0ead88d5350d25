import type { VendorOrderLine } from '@cityos/contracts'

/** How much of a line is not packed yet; nothing of shipping is. Quantities may be fractions: 1.5 metres. */
export function leftOf({ kind, quantity, fulfilled_quantity }: VendorOrderLine): number {
  if (kind === 'shipping') return 0
  // A millionth is the finest quantity there is: what is beyond it is a float's own.
  return Math.round((Number(quantity) - Number(fulfilled_quantity ?? 0)) * 1e6) / 1e6
}
