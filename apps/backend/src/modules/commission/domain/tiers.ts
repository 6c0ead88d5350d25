import { divideRounded } from '@cityos/money'
import type { CompiledTier } from './compile-terms'
import type { Quantity } from './quantity'

/** A part of an amount, and the tier that it falls into: `index` counts from 0. */
export interface TierPart {
  index: number
  tier: CompiledTier
  of: bigint
}

/** The tier that holds `amount`: a bound belongs to the tier that begins there. The first one begins at nothing. */
export function tierAt(tiers: readonly CompiledTier[], amount: bigint): number {
  let index = 0
  for (let next = 1; next < tiers.length && tiers[next]!.from <= amount; next++) index = next
  return index
}

/** The tier of the price of one piece, where `base` was paid for `quantity` of them: compared exactly, never divided. */
export function tierOfPrice(tiers: readonly CompiledTier[], base: bigint, quantity: Quantity): number {
  const scaled = base * quantity.scale
  let index = 0
  for (let next = 1; next < tiers.length && tiers[next]!.from * quantity.digits <= scaled; next++)
    index = next
  return index
}

/** Tiers of one piece as tiers of them all; a bound that a fraction of a piece puts between two units goes half-up. */
export function tiersForAll(
  tiers: readonly CompiledTier[],
  { digits, scale }: Quantity,
): readonly CompiledTier[] {
  if (digits === 1n && scale === 1n) return tiers
  return tiers.map((tier) => ({ ...tier, from: divideRounded(tier.from * digits, scale, 'half_up') }))
}

/** Cuts the stretch from `start` to `start + length` at the bounds; the parts sum to `length`. Nothing is one part. */
export function cutAtBounds(tiers: readonly CompiledTier[], start: bigint, length: bigint): TierPart[] {
  const parts: TierPart[] = []
  const end = start + length
  let at = start
  for (let index = tierAt(tiers, start); index < tiers.length; index++) {
    const next = tiers[index + 1]
    const to = next && next.from < end ? next.from : end
    if (to > at || parts.length === 0) parts.push({ index, tier: tiers[index]!, of: to - at })
    at = to
    if (at === end) break
  }
  return parts
}
