import { allocate } from '@cityos/money'
import type { LineAmounts, LineToSplit, ShippingToSplit } from './order-to-split'

/** A line with what it was rounded to. */
export interface RoundedLine {
  line: LineToSplit
  amounts: LineAmounts
}

/** What each vendor bears of a shipping method, in the order in which the vendors come in the order. */
export type ShippingShares = Map<string, LineAmounts>

/**
 * A method of a vendor's own profile is that vendor's, whole. One of a shared profile, or of a vendor who has nothing
 * in the order, is shared by what the vendors' lines that it ships cost; where these are free, equally. A method that
 * ships no line is shared over all. What was shared before stays with whom it was.
 */
export function shareShipping(
  method: ShippingToSplit,
  amounts: LineAmounts,
  lines: readonly RoundedLine[],
  houseVendorId: string,
): ShippingShares {
  const { vendor_id: owner, shared } = method
  if (shared?.size) return shareAgain(amounts, shared)
  if (owner !== null && lines.some(({ line }) => line.vendor_id === owner)) return new Map([[owner, amounts]])
  const shipped = lines.filter(({ line }) => line.shipping_profile_id === method.shipping_profile_id)
  const worth = worthByVendor(shipped.length ? shipped : lines)
  if (worth.size === 0) return new Map([[houseVendorId, amounts]])
  return share(amounts, worth)
}

/** By what each bore of it; what costs the same as before stays as it was, to the last minor unit. */
function shareAgain(amounts: LineAmounts, shared: ReadonlyMap<string, LineAmounts>): ShippingShares {
  const parts = [...shared.values()]
  const stays = (['subtotal_minor', 'discount_minor', 'tax_minor', 'total_minor'] as const).every(
    (name) => parts.reduce((sum, part) => sum + part[name], 0n) === amounts[name],
  )
  if (stays) return new Map(shared)
  const bears = (part: LineAmounts) => (part.total_minor > 0n ? part.total_minor : 0n)
  const free = parts.every((part) => bears(part) === 0n)
  return share(amounts, new Map([...shared].map(([vendor, part]) => [vendor, free ? 1n : bears(part)])))
}

function worthByVendor(lines: readonly RoundedLine[]): Map<string, bigint> {
  const worth = new Map<string, bigint>()
  for (const { line, amounts } of lines) {
    const cost = amounts.total_minor > 0n ? amounts.total_minor : 0n
    worth.set(line.vendor_id, (worth.get(line.vendor_id) ?? 0n) + cost)
  }
  const free = [...worth.values()].every((cost) => cost === 0n)
  return free ? new Map([...worth.keys()].map((vendor) => [vendor, 1n])) : worth
}

/** Tax is shared like the total that holds it, so that no share's tax exceeds its total. */
function share(amounts: LineAmounts, worth: ReadonlyMap<string, bigint>): ShippingShares {
  const weights = [...worth.values()]
  const totals = allocate(amounts.total_minor, weights)
  const taxes =
    amounts.total_minor === 0n
      ? totals
      : allocate(
          amounts.tax_minor,
          totals.map((total) => (total < 0n ? -total : total)),
        )
  const discounts = allocate(amounts.discount_minor, weights)
  return new Map(
    [...worth.keys()].map((vendor, index) => {
      const [total_minor, tax_minor, discount_minor] = [totals[index]!, taxes[index]!, discounts[index]!]
      const subtotal_minor = total_minor - tax_minor + discount_minor
      return [vendor, { subtotal_minor, discount_minor, tax_minor, total_minor }]
    }),
  )
}
