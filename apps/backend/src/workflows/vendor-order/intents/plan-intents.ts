import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { systemClock } from '@cityos/calendar'
import { CityosError, ID_PREFIXES, newIds, type VendorOrderStatus } from '@cityos/contracts'
import { toMinor } from '@cityos/money'
import { overPayments, type Intent } from '../../../modules/vendor-order/domain/intent'
import { insertIntents, paymentsLeft, reservedMinor } from '../../../modules/vendor-order/store/intents'
import { OWED_FOR_RETURNS } from '../../../modules/vendor-order/store/receipts'

/** Money that somebody wants to have moved of one vendor order. */
export interface Wanted {
  id: string
  kind: Intent['kind']
  cause: Intent['cause']
  amount_minor: bigint
  reason: string | null
}

interface Row {
  order_id: string
  status: VendorOrderStatus
  total_minor: string
  captured_minor: string
  refunded_minor: string
}

/** What a vendor order has left to be captured or given back, beside what is on its way. */
async function leftOf(trx: Knex, id: string, row: Row, kind: Intent['kind']): Promise<bigint> {
  const captured = BigInt(row.captured_minor)
  const left = kind === 'capture' ? BigInt(row.total_minor) - captured : captured - BigInt(row.refunded_minor)
  return left - (await reservedMinor(trx, id, kind))
}

/**
 * Writes down what a provider is going to be asked for, in the caller's transaction, which holds the order's lock and
 * knows of all that came and went until now: never more than the vendor order's own share, whoever asks at the same
 * moment. Answers the intents' ids, one for each payment that it takes.
 * @throws CityosError `not_found`, `capture_exceeds_outstanding`, `refund_exceeds_share`, `illegal_transition`.
 */
export async function planIntents(trx: Knex, wanted: Wanted): Promise<string[]> {
  const { id, kind, cause, amount_minor, reason } = wanted
  const { rows } = await trx.raw<{ rows: Row[] }>(
    `select order_id, status, total_minor, captured_minor, refunded_minor from vendor_order where id = ? for update`,
    [id],
  )
  const [row] = rows
  if (!row) throw new CityosError('not_found', `There is no vendor order ${id}.`)
  if (kind === 'capture' && isClosed(row.status)) {
    throw new CityosError(
      'illegal_transition',
      `The vendor order ${id} is ${row.status}: nothing is captured for it.`,
    )
  }
  const payments = await paymentsLeft(trx, row.order_id, kind, (major, currency) =>
    toMinor(major, currency, 'half_up'),
  )
  const left = payments.length ? await leftOf(trx, id, row, kind) : 0n
  const parts = amount_minor > left ? null : overPayments(amount_minor, payments)
  if (!parts) {
    const code = kind === 'capture' ? 'capture_exceeds_outstanding' : 'refund_exceeds_share'
    throw new CityosError(code, `Of the vendor order ${id} ${left} are left, and not ${amount_minor}.`)
  }
  const { currency_code } = payments[0]!
  const ids = newIds(ID_PREFIXES.vendor_order_intent, parts.length)
  await insertIntents(
    trx,
    parts.map((part, index) => ({
      ...{ id: ids[index]!, order_id: row.order_id, vendor_order_id: id, kind, cause, reason, currency_code },
      ...part,
    })),
    systemClock.now(),
  )
  return ids
}

const isClosed = (status: VendorOrderStatus) => status === 'rejected' || status === 'canceled'

interface Owing extends Row {
  id: string
  reason: string | null
  for_returns: string
}

const OWING = `
  select v.id, v.order_id, v.status, v.total_minor, v.captured_minor, v.refunded_minor, v.reason,
         ${OWED_FOR_RETURNS}::text as for_returns
    from vendor_order v where v.order_id = ? and v.captured_minor > v.refunded_minor
     and (v.status in ('rejected', 'canceled')
      or exists (select from vendor_return_receipt r where r.vendor_order_id = v.id)) order by v.id`

/**
 * A vendor order that is closed keeps no money: what was captured for it, before or since, is owed to the shopper. Of
 * one whose goods have come back it is what they have cost, as far as it was captured.
 */
export async function oweBack(trx: Knex, orderId: string): Promise<string[]> {
  const { rows } = await trx.raw<{ rows: Owing[] }>(OWING, [orderId])
  const ids: string[] = []
  for (const row of rows) {
    const { id, reason } = row
    const closed = isClosed(row.status)
    const left = await leftOf(trx, id, row, 'refund')
    const returned = BigInt(row.for_returns)
    const amount_minor = closed || left < returned ? left : returned
    if (amount_minor <= 0n) continue
    const why = closed
      ? { cause: 'closed' as const, reason }
      : { cause: 'returned' as const, reason: 'Goods came back.' }
    ids.push(...(await planIntents(trx, { id, kind: 'refund', amount_minor, ...why })))
  }
  return ids
}
