import { divideRounded } from '@cityos/money'
import type { CompiledTier } from './compile-terms'
import { ONE, type Quantity } from './quantity'

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
 * Cuts the stretch from `start` to `end` at the bounds, which are those of one piece where there are several, and tells
 * `onPart` each part that is not empty with its tier, counted from 0; of an empty stretch the one that it lies in.
 */
export function cutAtBounds(
  { tiers, pieces }: { tiers: Tiers; pieces: Quantity },
  start: bigint,
  end: bigint,
  onPart: (index: number, of: bigint) => void,
): void {
  let index = tierAt(tiers, start, pieces)
  for (let at = start; ; index++) {
    const next = tiers[index + 1]
    const bound = next ? boundOf(next, pieces) : end
    const to = bound < end ? bound : end
    if (to > at || start === end) onPart(index, to - at)
    if (to === end) return
    at = to
  }
}

/** Where the tier begins for that many pieces; a bound that a fraction puts between two minor units goes half-up. */
function boundOf({ from }: CompiledTier, { digits, scale }: Quantity): bigint {
  if (scale === 1n) return digits === 1n ? from : from * digits
  return divideRounded(from * digits, scale, 'half_up')
}
