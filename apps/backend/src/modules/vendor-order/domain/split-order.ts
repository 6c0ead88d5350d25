import { allocate, toMinor } from '@cityos/money'
import type { OrderToSplit, SplitLine, SplitOrder } from './order-to-split'
import { roundOrder } from './round-order'
import { shareShipping, type RoundedLine } from './share-shipping'

/**
 * Splits an order into what each of its vendors has in it, in the order in which they come in it. Minor units. The
 * totals sum to the order's total rounded half-up (to nothing, where credit exceeds it), exactly; none is negative.
 * @throws MoneyError `currency_unknown`, `amount_invalid`
 */
export function splitOrder(order: OrderToSplit): SplitOrder[] {
  const { amounts, total_minor } = roundOrder(order)
  const lines = order.lines.map((line, index): RoundedLine => ({ line, amounts: amounts[index]! }))
  const byVendor = new Map<string, SplitLine[]>()
  const add = (vendor: string, line: SplitLine) => {
    const own = byVendor.get(vendor)
    if (own) own.push(line)
    else byVendor.set(vendor, [line])
  }
  const unit = (price: OrderToSplit['total']) => toMinor(price, order.currency_code, 'half_up')

  for (const { line, amounts } of lines) {
    const { id, vendor_id, quantity, unit_price } = line
    add(vendor_id, { kind: 'item', source_id: id, quantity, unit_price_minor: unit(unit_price), ...amounts })
  }
  order.shipping.forEach((method, index) => {
    const whole = amounts[lines.length + index]!
    for (const [vendor, part] of shareShipping(method, whole, lines, order.house_vendor_id)) {
      add(vendor, {
        ...{ kind: 'shipping', source_id: method.id, quantity: '1', unit_price_minor: unit(method.amount) },
        ...part,
      })
    }
  })
  if (byVendor.size === 0) byVendor.set(order.house_vendor_id, [])
  return credit([...byVendor].map(addUp), total_minor)
}

type Uncredited = Omit<SplitOrder, 'credit_minor' | 'total_minor'> & { gross_minor: bigint }

function addUp([vendor_id, lines]: [string, SplitLine[]]): Uncredited {
  const sum = (of: readonly SplitLine[], pick: (line: SplitLine) => bigint) =>
    of.reduce((total, line) => total + pick(line), 0n)
  const ofKind = (kind: SplitLine['kind']) => lines.filter((line) => line.kind === kind)
  return {
    vendor_id,
    lines,
    items_minor: sum(ofKind('item'), (line) => line.subtotal_minor),
    shipping_minor: sum(ofKind('shipping'), (line) => line.subtotal_minor),
    discount_minor: sum(lines, (line) => line.discount_minor),
    tax_minor: sum(lines, (line) => line.tax_minor),
    gross_minor: sum(lines, (line) => line.total_minor),
  }
}

/**
 * What the order costs is shared by what each vendor's lines cost; without credit that is the same. A vendor whose
 * lines cost less than nothing has nothing. An order that costs more than lines which cost nothing is the first one's.
 */
function credit(vendors: readonly Uncredited[], totalMinor: bigint): SplitOrder[] {
  const weights = vendors.map(({ gross_minor }) => (gross_minor > 0n ? gross_minor : 0n))
  const some = weights.some((weight) => weight > 0n)
  const totals = allocate(totalMinor, some ? weights : weights.map((_, index) => (index === 0 ? 1n : 0n)))
  return vendors.map(({ gross_minor, ...vendor }, index) => {
    const total_minor = totals[index]!
    return { ...vendor, credit_minor: gross_minor - total_minor, total_minor }
  })
}
