import { allocate } from '@cityos/money'
import { least } from './waterfall'

/** A vendor order among which money of the whole order is shared. Minor units. */
export interface Sharing {
  /** What it costs now, which an edit may have brought below what was captured. */
  gross_minor: bigint
  captured_minor: bigint
  /** What has gone back of it, to the shopper or to a bank. */
  refunded_minor: bigint
  /** What its goods have cost that came back, as far as it is for refunds of the whole order to give that back. */
  returned_minor?: bigint
  /** It was rejected or canceled: what falls on it is owed back. */
  is_closed?: boolean
}

/** What one vendor order has room for; below nothing counts as nothing. */
type Room = (order: Sharing) => bigint

const outstanding: Room = (order) => order.gross_minor - order.captured_minor
const dueOnceMore: Room = (order) => outstanding(order) + order.refunded_minor

const ofOpen =
  (room: Room): Room =>
  (order) =>
    order.is_closed ? 0n : room(order)
const ofClosed =
  (room: Room): Room =>
  (order) =>
    order.is_closed ? room(order) : 0n

/**
 * By what is outstanding; then by what was given back, which an edit may have made due once more. Of each, those that
 * are not closed come first.
 */
const OF_A_CAPTURE = [outstanding, dueOnceMore].flatMap((room) => [ofOpen(room), ofClosed(room)])

const has: Room = (order) => order.captured_minor - order.refunded_minor

/**
 * First from those that have more than they cost now: an edit took something off them, or goods of theirs came back.
 * Then by what each has.
 */
const OF_A_REFUND: readonly Room[] = [
  (order) => least(has(order), has(order) - order.gross_minor + (order.returned_minor ?? 0n)),
  has,
]

/**
 * What of money that came in falls on each vendor order. Money that has moved is always shared whole, also where more
 * came than anybody had outstanding. @throws RangeError on no orders
 */
export function shareCapture(amountMinor: bigint, orders: readonly Sharing[]): bigint[] {
  const { parts, rest } = fill(amountMinor, orders, OF_A_CAPTURE)
  if (rest === 0n) return parts
  const cost: Room = (order) => order.gross_minor
  const ways: Room[] = [ofOpen(cost), cost, () => 1n]
  const weights = ways.map((way) => orders.map(way)).find((each) => each.some((weight) => weight > 0n))
  const beyond = allocate(rest, weights ?? [])
  return parts.map((part, index) => part + beyond[index]!)
}

/** What of money that went back falls on each vendor order, at most what it has; and what is more than all of them have. */
export function shareBack(
  amountMinor: bigint,
  orders: readonly Sharing[],
): { parts: bigint[]; rest: bigint } {
  return fill(amountMinor, orders, OF_A_REFUND)
}

/** One kind of room after the other, each shared in proportion and never more than there is of it. */
function fill(
  amountMinor: bigint,
  orders: readonly Sharing[],
  rooms: readonly Room[],
): { parts: bigint[]; rest: bigint } {
  const parts = orders.map(() => 0n)
  let rest = amountMinor
  for (const room of rooms) {
    const left = orders.map((order, index) => atLeastNothing(room(order) - parts[index]!))
    const most = left.reduce((sum, one) => sum + one, 0n)
    const now = least(rest, most)
    if (now === 0n) continue
    allocate(now, left).forEach((part, index) => (parts[index]! += part))
    rest -= now
  }
  return { parts, rest }
}

const atLeastNothing = (minor: bigint) => (minor > 0n ? minor : 0n)
