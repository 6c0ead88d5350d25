import { divideRounded } from '@cityos/money'

/** Amounts of a line that may be taken back, in minor units. */
export interface TakenBack {
  base_minor: bigint
  amount_minor: bigint
  tax_minor: bigint
}

/**
 * The share of a line's commission that goes with `part_base_minor` of its base, where `before` has gone already:
 * cumulative, half-up, so that however many parts a line is taken back in, all of it takes back all of it. A line
 * that cost nothing is taken back whole.
 * @throws RangeError when more would be taken back than there is.
 */
export function takeBack(line: TakenBack, before: TakenBack, partBaseMinor: bigint): TakenBack {
  const base = before.base_minor + partBaseMinor
  if (partBaseMinor < 0n || base > line.base_minor) {
    throw new RangeError(`Of ${line.base_minor} minor units ${base} cannot be taken back.`)
  }
  const soFar = (whole: bigint) =>
    line.base_minor === 0n ? whole : divideRounded(whole * base, line.base_minor, 'half_up')
  return {
    base_minor: partBaseMinor,
    amount_minor: soFar(line.amount_minor) - before.amount_minor,
    tax_minor: soFar(line.tax_minor) - before.tax_minor,
  }
}
