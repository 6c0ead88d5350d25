import { MINOR_SCALE, roundScaled, roundTogether, toScaledMinor, type MajorAmount } from '@cityos/money'
import type { ExactAmounts, LineAmounts, OrderToSplit } from './order-to-split'

/** Below this, a difference between the lines' sum and the order's total is what Medusa's 20 digits have lost. */
const NOISE = MINOR_SCALE / 1_000_000n

/** An order in whole minor units: lines first, then shipping methods. The amounts sum to `gross_minor`. */
export interface RoundedOrder {
  amounts: LineAmounts[]
  /** Items and shipping, after discounts and with tax, before credit. */
  gross_minor: bigint
  /** What the order costs: its own total rounded half-up, and nothing where credit exceeds it. */
  total_minor: bigint
}

/**
 * Medusa computes with 20 digits and rounds no line. Here the order is rounded once, half-up, and its lines together,
 * so that they sum to it; each stays within one minor unit of what it is exactly.
 */
export function roundOrder({ currency_code, total, lines, shipping }: OrderToSplit): RoundedOrder {
  const exact = (amount: MajorAmount) => toScaledMinor(amount, currency_code)
  const parts = [...lines, ...shipping]
  const totals = parts.map((part) => exact(part.total))
  const sum = totals.reduce((a, b) => a + b, 0n)
  const ordered = exact(total)
  const gross_minor = roundScaled(isNoise(sum - ordered) ? ordered : sum)
  const rounded = roundTogether(totals, gross_minor)
  const total_minor = roundScaled(ordered)
  return {
    amounts: parts.map((part, index) => withinLine(part, rounded[index] as bigint, exact)),
    gross_minor,
    total_minor: total_minor > 0n ? total_minor : 0n,
  }
}

const isNoise = (difference: bigint) => difference < NOISE && difference > -NOISE

/**
 * Tax and discount half-up, the tax within the total; the subtotal is what remains, so that the line adds up. A line
 * that costs nothing bears no tax.
 */
function withinLine(
  part: ExactAmounts,
  total_minor: bigint,
  exact: (amount: MajorAmount) => bigint,
): LineAmounts {
  const tax_minor = between(roundScaled(exact(part.tax)), total_minor)
  const discount_minor = roundScaled(exact(part.discount))
  return { subtotal_minor: total_minor - tax_minor + discount_minor, discount_minor, tax_minor, total_minor }
}

/** The nearest amount between nothing and the bound, which may be negative. */
function between(amount: bigint, bound: bigint): bigint {
  const [low, high] = bound < 0n ? [bound, 0n] : [0n, bound]
  return amount < low ? low : amount > high ? high : amount
}
