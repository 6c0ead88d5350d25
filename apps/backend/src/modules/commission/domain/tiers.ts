import { divideRounded } from '@cityos/money'
import type { CompiledTier } from './compile-terms'
import { ONE, type Quantity } from './quantity'

/** A part of an amount, and the tier that it falls into: `index` counts from 0. */
export interface TierPart {
  index: number
  tier: CompiledTier
  of: bigint
}

type Tiers = readonly CompiledTier[]

/** The tier that holds `amount`: a bound belongs to the tier that begins there. The first one begins at nothing. */
export function tierAt(tiers: Tiers, amount: bigint, pieces: Quantity = ONE): number {
  let index = 0
  for (let next = 1; next < tiers.length && boundOf(tiers[next]!, pieces) <= amount; next++) index = next
  return index
}

/** The tier of the price of one piece, where `base` was paid for `pieces` of them: compared exactly, never divided. */
export function tierOfPrice(tiers: Tiers, base: bigint, { digits, scale }: Quantity): number {
  const scaled = base * scale
  let index = 0
  for (let next = 1; next < tiers.length && tiers[next]!.from * digits <= scaled; next++) index = next
  return index
}

/**
 * Cuts the stretch from `start` to `start + length` at the bounds, which are those of one piece where there are several;
 * the parts sum to `length`. Nothing is one part.
 */
export function cutAtBounds(tiers: Tiers, start: bigint, length: bigint, pieces: Quantity = ONE): TierPart[] {
  const parts: TierPart[] = []
  const end = start + length
  let at = start
  for (let index = tierAt(tiers, start, pieces); index < tiers.length; index++) {
    const next = tiers[index + 1]
    const bound = next ? boundOf(next, pieces) : end
    const to = bound < end ? bound : end
    if (to > at || parts.length === 0) parts.push({ index, tier: tiers[index]!, of: to - at })
    at = to
    if (at === end) break
  }
  return parts
}

/** Where the tier begins for that many pieces; a bound that a fraction puts between two minor units goes half-up. */
function boundOf({ from }: CompiledTier, { digits, scale }: Quantity): bigint {
  return scale === 1n ? from * digits : divideRounded(from * digits, scale, 'half_up')
}
