import { release, reserveRelease } from '../../modules/ledger/domain/release'
import { transactionOf, type NewLedgerTransaction } from '../../modules/ledger/domain/transaction'
import type { Balances } from '../../modules/ledger/store/balances'
import type { PayoutSettings } from '../../modules/payout/domain/settings'
import type { Because } from '../payout/move-money'
import type { OrderWithFunds } from './due-orders'

const DAY_MS = 24 * 3_600_000

/** What is known of a vendor order when its money moves on. */
export interface Known {
  order: OrderWithFunds
  /** What is held of it: of its own pending and reserve. */
  held: Pick<Balances, 'pending' | 'reserve'>
  settings: Pick<PayoutSettings, 'reserve_bps' | 'reserve_days'>
  /** How often its money was released before, and its reserve, counting what was taken back. */
  times: { release: number; reserve_release: number }
  /** When its money was released before, for the last time. */
  last_release: Date | null
}

/** What becomes of one vendor order. */
export interface Planned {
  order: OrderWithFunds
  transactions: NewLedgerTransaction[]
  /** When what was pending became available; null where that is not what is planned. */
  released_at: Date | null
  /** Until when what is then in its reserve stays there; null where nothing is. */
  reserve_until: Date | null
}

/**
 * The hold is over: all that is pending becomes available, less the reserve, half a minor unit rounded up into it. The
 * reserve stays for `reserve_days` from now; one that had a time already keeps the later of both. Nothing is posted
 * where nothing is pending: an order that could not be marked when its money was released has the times of that release.
 */
export function planRelease(known: Known, now: Date, because: Because): Planned {
  const { order, held, settings, times, last_release } = known
  const { reserve_bps, reserve_days } = settings
  const pending_minor = held.pending > 0n ? held.pending : 0n
  const { postings, reserve_minor } = release({ ...ref(order), pending_minor, reserve_bps })
  const reserved = held.reserve + reserve_minor
  const released_at = postings.length ? now : (last_release ?? now)
  const until =
    reserve_minor > 0n || !order.reserve_until
      ? new Date(released_at.getTime() + reserve_days * DAY_MS)
      : null
  const transactions = postings.length
    ? [moveOf('release', `release:${order.id}:${times.release + 1}`, order, { now, because, postings })]
    : []
  return {
    ...{ order, transactions, released_at },
    reserve_until: reserved > 0n ? latest(until, order.reserve_until) : null,
  }
}

/** The time of the reserve is over: all that is in it becomes available. Nothing is posted where nothing is left of it. */
export function planReserveRelease({ order, held, times }: Known, now: Date, because: Because): Planned {
  const reserve_minor = held.reserve > 0n ? held.reserve : 0n
  const { postings } = reserveRelease({ ...ref(order), reserve_minor })
  const key = `release:${order.id}:reserve:${times.reserve_release + 1}`
  const transactions = postings.length
    ? [moveOf('reserve_release', key, order, { now, because, postings })]
    : []
  return { order, transactions, released_at: null, reserve_until: null }
}

const ref = ({ id, vendor_id, currency_code }: OrderWithFunds) => ({
  ...{ vendor_order_id: id, vendor_id, currency_code },
})

function moveOf(
  kind: 'release' | 'reserve_release',
  idempotency_key: string,
  order: OrderWithFunds,
  { now, because, postings }: { now: Date; because: Because } & Pick<NewLedgerTransaction, 'postings'>,
): NewLedgerTransaction {
  const { note, actor } = because
  return transactionOf({
    ...{
      kind,
      source_type: 'vendor_order',
      source_id: order.id,
      idempotency_key,
      occurred_at: now,
      postings,
    },
    ...(note && { reason: note }),
    ...(actor && { actor }),
  })
}

function latest(a: Date | null, b: Date | null): Date | null {
  if (!a || !b) return a ?? b
  return a > b ? a : b
}
