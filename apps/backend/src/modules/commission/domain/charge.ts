import type { CommissionPart } from '@cityos/contracts'
import { divideRounded } from '@cityos/money'
import type { CommissionSale } from './commission-sale'
import type { ChargeInCurrency } from './compile-terms'
import { parseQuantity } from './quantity'
import { cutAtBounds, tierAt, tierOfPrice, tiersForAll, type TierPart } from './tiers'

const BPS_PER_WHOLE = 10_000n

/** What a rule charges for a line, and how that came about. Minor units. */
export interface Charge {
  amount_minor: bigint
  parts: CommissionPart[]
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
  if (maximum !== null && amount_minor > maximum) [amount_minor, adjusted_to] = [maximum, 'maximum']
  if (amount_minor > base) [amount_minor, adjusted_to] = [base, 'base']
  if (minimum !== null && amount_minor < minimum) [amount_minor, adjusted_to] = [minimum, 'minimum']
  // A maximum above the base and a minimum above both leave what the terms say.
  if (amount_minor === amount) adjusted_to = null
  return { amount_minor, parts, adjusted_to }
}

/** The one rate of a charge; null for amounts, and where several tiers had a part in it. */
export function rateOf(parts: readonly CommissionPart[]): number | null {
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
      const { digits, scale } =
        charge.per === 'unit' ? parseQuantity(sale.quantity) : { digits: 1n, scale: 1n }
      const times = Number(digits) / Number(scale)
      const part: CommissionPart = { by: 'amount', amount_minor: Number(charge.amount), times }
      return { amount: divideRounded(charge.amount * digits, scale, 'half_up'), parts: [part] }
    }
    case 'tiered': {
      const cut = tierParts(sale, base, charge)
      const sum = cut.reduce((total, { tier, of }) => total + of * tier.rate, 0n)
      return {
        amount: share(sum),
        parts: cut.map(({ index, tier, of }) => rated(index + 1, tier.rate_bps, of)),
      }
    }
  }
}

function tierParts(
  { quantity, volume_minor }: Basis,
  base: bigint,
  { basis, mode, tiers }: Extract<ChargeInCurrency['charge'], { kind: 'tiered' }>,
): TierPart[] {
  const sold = volume_minor > 0n ? volume_minor : 0n
  if (mode === 'whole') {
    const index = basis === 'volume' ? tierAt(tiers, sold) : tierOfPrice(tiers, base, parseQuantity(quantity))
    return [{ index, tier: tiers[index]!, of: base }]
  }
  return basis === 'volume'
    ? cutAtBounds(tiers, sold, base)
    : cutAtBounds(tiersForAll(tiers, parseQuantity(quantity)), 0n, base)
}

const share = (amountTimesBps: bigint) => divideRounded(amountTimesBps, BPS_PER_WHOLE, 'half_up')

const rated = (tier: number | null, rate_bps: number, of: bigint): CommissionPart => ({
  by: 'rate',
  tier,
  rate_bps,
  of_minor: Number(of),
})
