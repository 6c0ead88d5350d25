/**
 * What becomes of half a unit and of less. All three treat a negative amount as the mirror image of the positive one.
 * `half_up`: halves away from zero, the house rule. `half_even`: halves to the even neighbour. `down`: towards zero.
 */
export type Rounding = 'half_up' | 'half_even' | 'down'

/** numerator / denominator as a whole number. The denominator must be positive. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator
  const floor = magnitude / denominator
  const twiceRemainder = (magnitude % denominator) * 2n
  const rounded = roundsAway(floor, twiceRemainder, denominator, rounding) ? floor + 1n : floor
  return numerator < 0n ? -rounded : rounded
}

function roundsAway(floor: bigint, twiceRemainder: bigint, denominator: bigint, rounding: Rounding): boolean {
  switch (rounding) {
    case 'half_up':
      return twiceRemainder >= denominator
    case 'half_even':
      return twiceRemainder > denominator || (twiceRemainder === denominator && floor % 2n === 1n)
    case 'down':
      return false
  }
}
