import { toScale } from './decimals'

/** A line as it is now, of which pieces come back. */
export interface ReturnedLine {
  /** What all of it costs: after discounts, with tax. Minor units. */
  total_minor: bigint
  /** Decimals: of how many pieces it is, how many came back before, and how many come back now. */
  quantity: string
  before: string
  pieces: string
}

/**
 * What the pieces that come back now have cost. Half-up of all that came back until now, less what that was before: so
 * however a line comes back, in the end its parts sum to what it cost, exactly. Never below nothing.
 */
export function returnedWorth({ total_minor, quantity, before, pieces }: ReturnedLine): bigint {
  const [whole, from, more] = toScale([quantity, before, pieces]).scaled as [bigint, bigint, bigint]
  if (whole <= 0n || total_minor <= 0n) return 0n
  const upTo = (count: bigint) => {
    const returned = count < whole ? count : whole
    return (2n * total_minor * returned + whole) / (2n * whole)
  }
  return upTo(from + more) - upTo(from)
}
