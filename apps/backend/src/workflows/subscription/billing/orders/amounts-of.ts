import type { MadeOrder } from '../context'

/** What an order says of itself, each rounded once to the minor unit. */
interface Sums {
  /** Of its lines, price × pieces. */
  items_minor: bigint
  discount_minor: bigint
  shipping_minor: bigint
  total_minor: bigint
}

/**
 * The parts of an order's total, which sum to it exactly. Tax is what comes on top of lines and delivery, and never
 * negative: where an order asks less than they come to, such as after its shop has credited a line, that is a discount.
 */
export function amountsOf({ items_minor, discount_minor, shipping_minor, total_minor }: Sums): MadeOrder {
  const rest = total_minor - items_minor + discount_minor - shipping_minor
  if (rest >= 0n) return { items_minor, discount_minor, shipping_minor, tax_minor: rest }
  return { items_minor, discount_minor: discount_minor - rest, shipping_minor, tax_minor: 0n }
}
