import type { CommissionPart } from '@cityos/contracts'
import { divideRounded } from '@cityos/money'
import type { CommissionSale } from './commission-sale'
import type { ChargeInCurrency } from './compile-terms'
import { ONE, parseQuantity } from './quantity'
import { cutAtBounds, tierAt, tierOfPrice } from './tiers'

const BPS_PER_WHOLE = 10_000n
const HALF = 5_000n

/** A summand of what a rule charges. */
export type ChargedPart = Exclude<CommissionPart, { by: 'return' }>

/** What a rule charges for a line, and how that came about. Minor units. */
export interface Charge {
  amount_minor: bigint
  parts: ChargedPart[]
  /** The bound that moved the amount last. */
  adjusted_to: 'minimum' | 'maximum' | 'base' | null
}

type Basis = Pick<CommissionSale, 'quantity' | 'base_minor' | 'volume_minor'>

/**
 * The parts are summed exactly and rounded once, half-up, to the minor unit; then the maximum holds, then that nobody
 * pays more than the line was worth, then the minimum, which may exceed that.
 */
export function chargeFor(sale: Basis, { charge, minimum, maximum }: ChargeInCurrency): Charge {
  const base = sale.base_minor > 0n ? sale.base_minor : 0n
  const { amount, parts } = computed(sale, base, charge)
  let amount_minor = amount
  let adjusted_to: Charge['adjusted_to'] = null
  if (maximum !== null && amount_minor > maximum) {
    amount_minor = maximum
    adjusted_to = 'maximum'
  }
  if (amount_minor > base) {
    amount_minor = base
    adjusted_to = 'base'
  }
  if (minimum !== null && amount_minor < minimum) {
    amount_minor = minimum
    adjusted_to = 'minimum'
  }
  // Two bounds may undo each other.
  if (amount_minor === amount) adjusted_to = null
  return { amount_minor, parts, adjusted_to }
}

/** The one rate of a charge; null for amounts, and where several tiers had a part in it. */
export function rateOf(parts: readonly ChargedPart[]): number | null {
  const [only] = parts
  return parts.length === 1 && only?.by === 'rate' ? only.rate_bps : null
}

function computed(sale: Basis, base: bigint, charge: ChargeInCurrency['charge']) {
  switch (charge.kind) {
    case 'percentage': {
      const { rate, rate_bps } = charge
      return { amount: share(base * rate), parts: [rated(null, rate_bps, base)] }
    }
    case 'flat': {
      const { digits, scale } = charge.per === 'unit' ? parseQuantity(sale.quantity) : ONE
      const times = Number(digits) / Number(scale)
      const part: ChargedPart = { by: 'amount', amount_minor: Number(charge.amount), times }
      return { amount: divideRounded(charge.amount * digits, scale, 'half_up'), parts: [part] }
    }
    case 'tiered':
      return charge.mode === 'whole' ? wholeTier(sale, base, charge) : marginalTiers(sale, base, charge)
  }
}

type Tiered = Extract<ChargeInCurrency['charge'], { kind: 'tiered' }>

const soldBefore = ({ volume_minor }: Basis) => (volume_minor > 0n ? volume_minor : 0n)

function wholeTier(sale: Basis, base: bigint, { basis, tiers }: Tiered) {
  const index =
    basis === 'volume'
      ? tierAt(tiers, soldBefore(sale))
      : tierOfPrice(tiers, base, parseQuantity(sale.quantity))
  const { rate, rate_bps } = tiers[index]!
  return { amount: share(base * rate), parts: [rated(index + 1, rate_bps, base)] }
}

function marginalTiers(sale: Basis, base: bigint, { basis, tiers }: Tiered) {
  const start = basis === 'volume' ? soldBefore(sale) : 0n
  const pieces = basis === 'volume' ? ONE : parseQuantity(sale.quantity)
  const parts: ChargedPart[] = []
  let sum = 0n
  cutAtBounds({ tiers, pieces }, start, start + base, (index, of) => {
    const { rate, rate_bps } = tiers[index]!
    sum += of * rate
    parts.push(rated(index + 1, rate_bps, of))
  })
  return { amount: share(sum), parts }
}

/** Half-up; amounts and rates are not negative here. */
const share = (amountTimesBps: bigint) => (amountTimesBps + HALF) / BPS_PER_WHOLE

const rated = (tier: number | null, rate_bps: number, of: bigint): ChargedPart => ({
  by: 'rate',
  tier,
  rate_bps,
  of_minor: Number(of),
})
