import { rowsOf, type Sql } from '../../modules/payout/store/sql'

/** A vendor order with money that may move on. Amounts in minor units. */
export interface OrderWithFunds {
  id: string
  vendor_id: string
  currency_code: string
  captured_minor: string
  reserve_until: Date | null
}

/** One that a page of the job found, and where the next page goes on. */
export interface DueOrder extends OrderWithFunds {
  /** The time by which pages are sorted, as text: to the microsecond. */
  place: string
}

/** What the time of a job is, and how many days an order's money waits where the vendor has no days of its own. */
export interface Moment {
  now: Date
  holdDays: number
}

/** What the job releases: `pending` after the hold, `reserve` after its own time. */
export type Stage = 'pending' | 'reserve'

const COLUMNS = 'v.id, v.vendor_id, v.currency_code, v.captured_minor, v.reserve_until'

const DUE = {
  pending: {
    column: 'delivered_at',
    // A day is 24 hours: how long somebody waits does not depend on a change of clocks.
    condition: `v.delivered_at is not null and v.released_at is null and (v.captured_minor > 0 or v.is_credited)
      and v.funds_held_at is null
      and v.delivered_at <= ?::timestamptz - make_interval(hours => 24 * coalesce(s.hold_days, ?))`,
  },
  reserve: {
    column: 'reserve_until',
    condition: `v.reserve_until is not null and v.funds_held_at is null and v.reserve_until <= ?::timestamptz and ?::int >= 0`,
  },
} as const

const from = (stage: Stage) =>
  `from vendor_order v left join payout_setting s on s.vendor_id = v.vendor_id where ${DUE[stage].condition}`
const bindings = ({ now, holdDays }: Moment) => [now.toISOString(), holdDays]

/** The next orders whose time has come, those first that have waited longest. */
export function dueOrders(
  sql: Sql,
  stage: Stage,
  moment: Moment,
  { after, most }: { after: Pick<DueOrder, 'place' | 'id'> | undefined; most: number },
): Promise<DueOrder[]> {
  const { column } = DUE[stage]
  const beyond = after ? `and (v.${column}, v.id) > (?::timestamptz, ?)` : ''
  return rowsOf<DueOrder>(
    sql,
    `select ${COLUMNS}, v.${column}::text as place ${from(stage)} ${beyond} order by v.${column}, v.id limit ?`,
    [...bindings(moment), ...(after ? [after.place, after.id] : []), most],
  )
}

/** Those of these whose time has come, as they are now: asked under the lock of the vendors' accounts. */
export function stillDue(
  sql: Sql,
  stage: Stage,
  moment: Moment,
  ids: readonly string[],
): Promise<OrderWithFunds[]> {
  return rowsOf<OrderWithFunds>(
    sql,
    `select ${COLUMNS} ${from(stage)} and v.id = any(?::text[]) order by v.id`,
    [...bindings(moment), ids],
  )
}
