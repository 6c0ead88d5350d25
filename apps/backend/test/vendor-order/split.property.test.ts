import fc from 'fast-check'
import { allocate } from '@cityos/money'
import type { SplitLine, SplitOrder } from '../../src/modules/vendor-order/domain/order-to-split'
import { splitOrder } from '../../src/modules/vendor-order/domain/split-order'
import { generateOrder, numbersFrom, type GeneratedOrder } from '../support/carts'
import { halfUp } from '../support/decimal'

const RUNS = process.env['CITYOS_LONG'] ? 100_000 : 1_000

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)
const linesOf = (parts: readonly SplitOrder[]) => parts.flatMap(({ lines }) => lines)

const addsUp = (line: SplitLine) =>
  line.subtotal_minor - line.discount_minor + line.tax_minor === line.total_minor &&
  line.tax_minor >= 0n &&
  line.tax_minor <= line.total_minor

function isSumOfLines({ lines, ...part }: SplitOrder): boolean {
  const subtotal = (kind: SplitLine['kind']) =>
    sum(lines.filter((line) => line.kind === kind).map((line) => line.subtotal_minor))
  const { items_minor, shipping_minor, discount_minor, tax_minor, credit_minor, total_minor } = part
  return (
    items_minor === subtotal('item') &&
    shipping_minor === subtotal('shipping') &&
    discount_minor === sum(lines.map((line) => line.discount_minor)) &&
    tax_minor === sum(lines.map((line) => line.tax_minor)) &&
    total_minor === items_minor + shipping_minor - discount_minor + tax_minor - credit_minor
  )
}

/** Every case is a seed, so that a failing one is named by a number. */
const forEveryOrder = (check: (generated: GeneratedOrder, parts: SplitOrder[], seed: number) => void) => {
  let runs = 0
  const property = fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
    runs++
    const generated = generateOrder(seed)
    check(generated, splitOrder(generated.order), seed)
  })
  fc.assert(property, { numRuns: RUNS })
  expect(runs).toBeGreaterThanOrEqual(RUNS)
}

it('the vendor orders sum to the order, to the last minor unit, and none is below nothing', () => {
  forEveryOrder(({ total, exponent }, parts) => {
    const expected = halfUp(total, exponent)
    expect(sum(parts.map(({ total_minor }) => total_minor))).toBe(expected > 0n ? expected : 0n)
    expect(parts.filter(({ total_minor }) => total_minor < 0n)).toEqual([])
  })
})

it('every line and every vendor order adds up', () => {
  forEveryOrder(({ credit }, parts) => {
    expect(linesOf(parts).filter((line) => !addsUp(line))).toEqual([])
    expect(parts.filter((part) => !isSumOfLines(part))).toEqual([])
    if (credit === 0n) expect(parts.filter(({ credit_minor }) => credit_minor !== 0n)).toEqual([])
  })
})

it('every line is its vendor’s and within one minor unit of what it is exactly', () => {
  forEveryOrder(({ order, exponent }, parts) => {
    const found = new Map<string, { vendors: string[]; total: bigint }>()
    for (const { vendor_id, lines } of parts) {
      for (const { source_id, total_minor } of lines) {
        const { vendors, total } = found.get(source_id) ?? { vendors: [], total: 0n }
        found.set(source_id, { vendors: [...vendors, vendor_id], total: total + total_minor })
      }
    }
    expect(found.size).toBe(order.lines.length + order.shipping.length)
    const all = [...order.lines, ...order.shipping]
    const strays = all.filter(({ id, vendor_id }) => vendor_id && found.get(id)?.vendors.join() !== vendor_id)
    expect(strays).toEqual([])
    const away = all.map(({ id, total }) => Number(found.get(id)?.total) - Number(total) * 10 ** exponent)
    expect(away.filter((difference) => Math.abs(difference) > 1.000_001)).toEqual([])
  })
})

it('several captures of the order reach the vendor orders exactly, and none more than it has', () => {
  forEveryOrder((_generated, parts, seed) => {
    const pick = numbersFrom(seed ^ 0x5eed)
    const outstanding = parts.map(({ total_minor }) => total_minor)
    for (let rest = sum(outstanding); rest > 0n;) {
      const part = (rest * BigInt(pick(1, 100))) / 100n
      const capture = part > 0n && pick(0, 3) ? part : rest
      const shares = allocate(capture, outstanding)
      shares.forEach((share, index) => (outstanding[index]! -= share))
      expect(outstanding.filter((left) => left < 0n)).toEqual([])
      rest -= capture
    }
    expect(sum(outstanding)).toBe(0n)
    expect(outstanding.filter((left) => left !== 0n)).toEqual([])
  })
})
