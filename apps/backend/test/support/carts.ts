import { currencyExponent } from '@cityos/money'
import type {
  LineToSplit,
  OrderToSplit,
  ShippingToSplit,
} from '../../src/modules/vendor-order/domain/order-to-split'
import { in20Digits, over, ratio, times, whole, written, type Exact } from './decimal'

/** An order that might come out of a cart, and what it costs, computed apart from what splits it. */
export interface GeneratedOrder {
  order: OrderToSplit
  total: Exact
  credit: Exact
  exponent: number
}

/** Whole numbers from `low` to `high`, each as likely: mulberry32. */
export function numbersFrom(seed: number): (low: number, high: number) => number {
  let state = seed >>> 0
  return (low, high) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return low + Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * (high - low + 1))
  }
}

const CURRENCIES = ['jpy', 'eur', 'kwd']
/** Thousandths of a percent. */
const TAXES = [0, 0, 5_000, 7_700, 8_875, 19_000, 21_000]

/** An order of 1 to 50 vendors, few more often than many, with one to three lines each, or as many as is said. */
export function generateOrder(seed: number, size?: { vendors: number; linesOfEach: number }): GeneratedOrder {
  const pick = numbersFrom(seed)
  const currency_code = CURRENCIES[pick(0, 2)]!
  const exponent = currencyExponent(currency_code)
  const minor = (amount: number) => ratio(BigInt(amount), 10n ** BigInt(exponent))
  const some = pick(1, 10) === 1 ? pick(1, 50) : pick(1, 4)
  const vendors = size?.vendors ?? some
  const inclusive = pick(0, 1) === 1
  const promotion = pick(0, 5)
  let sum = 0n

  const amounts = (price: Exact, free: boolean) => {
    const rate = ratio(BigInt(TAXES[pick(0, TAXES.length - 1)]!), 100_000n)
    const subtotal = inclusive ? over(price, whole(1n) + rate) : price
    const discount = free ? subtotal : discountOf(subtotal, promotion, pick, minor)
    const tax = times(subtotal - discount, rate)
    const kept = { subtotal: in20Digits(subtotal), discount: in20Digits(discount), tax: in20Digits(tax) }
    sum += kept.subtotal - kept.discount + kept.tax
    const total = in20Digits(subtotal - discount + tax)
    return {
      ...{ subtotal: written(kept.subtotal), discount: written(kept.discount) },
      ...{ tax: written(kept.tax), total: written(total) },
    }
  }

  const lines: LineToSplit[] = []
  const shipping: ShippingToSplit[] = []
  for (let vendor = 0; vendor < vendors; vendor++) {
    const shares = pick(0, 3) === 0
    const profile = shares ? 'shared' : `profile-${vendor}`
    for (let count = size?.linesOfEach ?? pick(1, 3); count > 0; count--) {
      // Now and then a price is finer than the currency: a tenth, a hundredth of its smallest unit.
      const price =
        minor(pick(0, 3) === 0 ? pick(0, 9) : pick(0, 200_000)) /
        10n ** BigInt(pick(0, 9) < 8 ? 0 : pick(1, 2))
      const quantity = pick(1, 9)
      lines.push({
        ...{ id: `line-${lines.length}`, vendor_id: `vendor-${vendor}`, shipping_profile_id: profile },
        ...{ quantity: String(quantity), unit_price: written(price) },
        ...amounts(price * BigInt(quantity), pick(0, 19) === 0),
      })
    }
    const present = shipping.some(({ shipping_profile_id: other }) => other === profile)
    if (present || pick(0, 9) === 0) continue
    const amount = minor(pick(0, 3) === 0 ? 0 : pick(1, 3_000))
    shipping.push({
      ...{ id: `method-${shipping.length}`, vendor_id: shares ? null : `vendor-${vendor}` },
      ...{ shipping_profile_id: profile, amount: written(amount), ...amounts(amount, pick(0, 19) === 0) },
    })
  }
  const credit = creditOf(sum, pick, minor)
  const total = in20Digits(sum - credit)
  const order = { currency_code, total: written(total), lines, shipping, house_vendor_id: 'house' }
  return { order, total, credit, exponent }
}

type Pick = (low: number, high: number) => number

/** Nothing, a percentage, a third of a percentage that never ends, a fixed sum, or what Medusa spreads over lines. */
function discountOf(subtotal: Exact, promotion: number, pick: Pick, minor: (amount: number) => Exact): Exact {
  const discounts = [
    0n,
    times(subtotal, ratio(BigInt(pick(1, 100)), 100n)),
    subtotal / 3n,
    minor(pick(1, 500)),
    times(minor(1_000), ratio(BigInt(pick(1, 97)), 97n)),
    0n,
  ]
  const discount = discounts[promotion]!
  return discount > subtotal ? subtotal : discount
}

/** Mostly none; sometimes a part, all of it, or more than all. */
function creditOf(sum: Exact, pick: Pick, minor: (amount: number) => Exact): Exact {
  switch (pick(0, 19)) {
    case 0:
      return times(sum, ratio(BigInt(pick(1, 99)), 100n))
    case 1:
      return sum
    case 2:
      return sum + minor(pick(1, 1_000))
    default:
      return 0n
  }
}
