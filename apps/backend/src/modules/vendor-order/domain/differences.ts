import { minusDecimal } from './decimals'
import type { SplitLine, SplitOrder } from './order-to-split'

/** What lines of one thing sum to, as the database tells it. */
export interface WrittenLine {
  vendor_id: string
  kind: SplitLine['kind']
  source_id: string
  quantity: string
  subtotal_minor: string
  discount_minor: string
  tax_minor: string
  total_minor: string
}

type Sums = Pick<SplitLine, 'quantity' | 'subtotal_minor' | 'discount_minor' | 'tax_minor' | 'total_minor'>

const NOTHING: Sums = {
  quantity: '0',
  ...{ subtotal_minor: 0n, discount_minor: 0n, tax_minor: 0n, total_minor: 0n },
}

/**
 * The lines that have to be written so that each vendor's sum to its part of the split: for an order that was never
 * projected all of them, for one that has not changed none. What is no longer in the order is taken back.
 */
export function differences(
  split: readonly SplitOrder[],
  written: readonly WrittenLine[],
): Map<string, SplitLine[]> {
  const before = new Map(written.map((line) => [keyOf(line.vendor_id, line), line]))
  const lines = new Map<string, SplitLine[]>()
  const add = (vendor: string, line: SplitLine, sums: Sums) => {
    if (isNothing(sums)) return
    const own = lines.get(vendor) ?? []
    lines.set(vendor, [...own, { ...line, ...sums }])
  }
  for (const { vendor_id, lines: own } of split) {
    for (const line of own) {
      const key = keyOf(vendor_id, line)
      const old = before.get(key)
      before.delete(key)
      add(vendor_id, line, old ? minus(line, sumsOf(old)) : line)
    }
  }
  for (const old of before.values()) {
    const { vendor_id, kind, source_id } = old
    add(vendor_id, { kind, source_id, unit_price_minor: 0n, ...NOTHING }, minus(NOTHING, sumsOf(old)))
  }
  return lines
}

const keyOf = (vendor: string, { kind, source_id }: Pick<SplitLine, 'kind' | 'source_id'>) =>
  `${vendor} ${kind} ${source_id}`

export const sumsOf = (line: WrittenLine): Sums => ({
  quantity: line.quantity,
  subtotal_minor: BigInt(line.subtotal_minor),
  discount_minor: BigInt(line.discount_minor),
  tax_minor: BigInt(line.tax_minor),
  total_minor: BigInt(line.total_minor),
})

const minus = (a: Sums, b: Sums): Sums => ({
  quantity: minusDecimal(a.quantity, b.quantity),
  subtotal_minor: a.subtotal_minor - b.subtotal_minor,
  discount_minor: a.discount_minor - b.discount_minor,
  tax_minor: a.tax_minor - b.tax_minor,
  total_minor: a.total_minor - b.total_minor,
})

const isNothing = (sums: Sums) =>
  Number(sums.quantity) === 0 &&
  !sums.subtotal_minor &&
  !sums.discount_minor &&
  !sums.tax_minor &&
  !sums.total_minor
