/**
 * Splits total by weights; the parts sum to total exactly; leftover units go to the largest remainders, ties to the
 * earliest. Minor units in and out. A negative total is split like its positive mirror image, so that a refund of a
 * split amount undoes the split. A weight of zero gets nothing.
 * @throws RangeError on empty, negative or all-zero weights
 */
export function allocate(totalMinor: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('Weights may not be negative.')
  const sum = weights.reduce((a, b) => a + b, 0n)
  if (sum === 0n) throw new RangeError('Weights may be neither empty nor all zero.')
  if (totalMinor < 0n) return allocate(-totalMinor, weights).map((part) => -part)

  const shares = weights.map((weight, index) => {
    const exact = totalMinor * weight
    return { index, floor: exact / sum, remainder: exact % sum }
  })
  const leftover = totalMinor - shares.reduce((a, { floor }) => a + floor, 0n)
  // The leftover is below the number of shares, and the sort is stable: ties stay in their order.
  const luckiest = [...shares].sort((a, b) =>
    a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1,
  )
  const withExtraUnit = new Set(luckiest.slice(0, Number(leftover)).map(({ index }) => index))
  return shares.map(({ index, floor }) => (withExtraUnit.has(index) ? floor + 1n : floor))
}
