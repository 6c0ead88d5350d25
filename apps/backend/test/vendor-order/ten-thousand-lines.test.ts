import { commissionOf } from '../../src/modules/commission/domain/commission-of'
import { compileRules } from '../../src/modules/commission/domain/rule-set'
import { capture } from '../../src/modules/ledger/domain/capture'
import type { SplitLine } from '../../src/modules/vendor-order/domain/order-to-split'
import { splitOrder } from '../../src/modules/vendor-order/domain/split-order'
import { generateOrder } from '../support/carts'
import { percentage, rule, sale } from '../support/commission'
import { halfUp } from '../support/decimal'

const SEEDS = Array.from({ length: process.env['CITYOS_LONG'] ? 50 : 3 }, (_, index) => index + 1)
const SIZE = { vendors: 100, linesOfEach: 100 }
const RULES = compileRules([
  rule({ id: 'everybody', terms: percentage(1_234) }),
  rule({ id: 'one', terms: percentage(777), vendor_id: 'vendor-7', charge_shipping: true }),
])

const sum = (amounts: readonly bigint[]) => amounts.reduce((a, b) => a + b, 0n)

/** What a line is charged, by the rule that says so and by an arithmetic of its own. */
function charged(vendor_id: string, line: SplitLine): { found: bigint; expected: bigint } {
  const base = line.subtotal_minor - line.discount_minor
  const [result] = commissionOf(
    sale({ vendor_id, line_id: line.source_id, kind: line.kind, base_minor: base, quantity: line.quantity }),
    RULES,
  )
  const own = vendor_id === 'vendor-7'
  const rate = own ? 777n : line.kind === 'item' ? 1_234n : 0n
  const expected = base > 0n ? (2n * base * rate + 10_000n) / 20_000n : 0n
  return { found: result?.amount_minor ?? 0n, expected }
}

it.each(SEEDS)(
  'an order of ten thousand lines is split, charged and captured to the minor unit (%i)',
  (seed) => {
    const { order, total, exponent } = generateOrder(seed, SIZE)
    expect(order.lines).toHaveLength(10_000)
    const parts = splitOrder(order)
    const worth = halfUp(total, exponent)
    const whole = worth > 0n ? worth : 0n
    expect(sum(parts.map(({ total_minor }) => total_minor))).toBe(whole)
    expect(parts.flatMap(({ lines }) => lines).filter(({ kind }) => kind === 'item')).toHaveLength(10_000)

    const orders = parts.map(({ vendor_id, lines, tax_minor, total_minor }) => {
      const fees = lines.map((line) => charged(vendor_id, line))
      expect(fees.filter(({ found, expected }) => found !== expected)).toEqual([])
      return {
        ...{ vendor_order_id: `order of ${vendor_id}`, vendor_id, gross_minor: total_minor, tax_minor },
        ...{ commission_minor: sum(fees.map(({ found }) => found)), commission_tax_minor: 0n },
        ...{ captured_minor: 0n, refunded_minor: 0n },
      }
    })
    if (whole === 0n) return
    // A third at first, the rest then.
    for (const amount_minor of [whole / 3n, whole - whole / 3n].filter((amount) => amount > 0n)) {
      const { shares, postings } = capture({ currency_code: order.currency_code, amount_minor, orders })
      expect(sum(shares.map((share) => share.amount_minor))).toBe(amount_minor)
      expect(sum(postings.map((posting) => posting.amount_minor))).toBe(0n)
      shares.forEach((share, index) => (orders[index]!.captured_minor += share.amount_minor))
    }
    expect(orders.filter(({ captured_minor, gross_minor }) => captured_minor !== gross_minor)).toEqual([])
  },
)
