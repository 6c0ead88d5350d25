/** A line of an order that was bought on a plan. `price` is that of a piece in each period, whatever it costs now. */
export interface SoldLine {
  offer_id: string
  plan_id: string
  plan_version: number
  trial_days: number
  variant_id: string
  unit_price_minor: bigint
  is_tax_inclusive: boolean
  quantity: number
  /** What was asked for the line in this order, with the tax in it or on top. */
  tax_minor: bigint
  total_minor: bigint
}

/** What of an order becomes one subscription: things on the same terms, each once. */
export interface SoldGroup<Line extends SoldLine> {
  offers: string[]
  /** Of lines of the same thing the first, with all their pieces. */
  lines: Line[]
}

/**
 * The subscriptions that an order begins: one for each plan in the version, and with the trial, that was offered. A thing
 * that was offered at two prices is in two of them, because a subscription holds a thing once.
 */
export function groupBySubscription<Line extends SoldLine>(lines: readonly Line[]): SoldGroup<Line>[] {
  const groups: (SoldGroup<Line> & { key: string })[] = []
  for (const line of lines) {
    const key = `${line.plan_id} ${line.plan_version} ${line.trial_days}`
    const group = groups.find((other) => other.key === key && takes(other, line))
    if (group) addTo(group, line)
    else groups.push({ key, offers: [line.offer_id], lines: [line] })
  }
  return groups.map(({ offers, lines }) => ({ offers, lines }))
}

const same = (a: SoldLine, b: SoldLine) =>
  a.unit_price_minor === b.unit_price_minor && a.is_tax_inclusive === b.is_tax_inclusive

function takes<Line extends SoldLine>({ lines }: SoldGroup<Line>, line: Line): boolean {
  return lines.every((other) => other.variant_id !== line.variant_id || same(other, line))
}

function addTo<Line extends SoldLine>(group: SoldGroup<Line>, line: Line): void {
  if (!group.offers.includes(line.offer_id)) group.offers.push(line.offer_id)
  const index = group.lines.findIndex(({ variant_id }) => variant_id === line.variant_id)
  const held = group.lines[index]
  if (!held) {
    group.lines.push(line)
    return
  }
  group.lines[index] = {
    ...held,
    quantity: held.quantity + line.quantity,
    tax_minor: held.tax_minor + line.tax_minor,
    total_minor: held.total_minor + line.total_minor,
  }
}

/**
 * What the first cycle of lines came to in the order that paid for it, without shipping, which is the order's. Tax is what
 * came on top of the prices; a discount is whatever else makes the total less than the prices.
 */
export function paidAmounts(lines: readonly SoldLine[]) {
  const sum = (of: (line: SoldLine) => bigint) => lines.reduce((all, line) => all + of(line), 0n)
  const items_minor = sum(({ unit_price_minor, quantity }) => unit_price_minor * BigInt(quantity))
  const onTop = sum((line) => (line.is_tax_inclusive ? 0n : line.tax_minor))
  const total_minor = sum((line) => line.total_minor)
  const less = items_minor + onTop - total_minor
  // An order is split over its lines exactly, so one of them may have a unit more than its own prices.
  const [discount_minor, tax_minor] = less > 0n ? [less, onTop] : [0n, onTop - less]
  return { items_minor, discount_minor, shipping_minor: 0n, tax_minor, credit_minor: 0n, total_minor }
}
