import type { Reader } from './load-rows'
import { isoTime } from './sql'

const PLAIN = [
  ...['customer_id', 'email', 'store_id', 'plan_id', 'plan_version', 'order_id', 'status', 'currency_code'],
  ...['time_zone', 'interval', 'interval_count', 'cancel_at_period_end', 'pause_at_period_end', 'reason'],
]
const DAYS = ['starts_on', 'trial_ends_on', 'anchor_date', 'current_starts_on', 'current_ends_on']
const TIMES = ['begun_at', 'paused_at', 'canceled_at']

/** What somebody has agreed to buy again and again. How it is paid and where it goes is asked for. */
export const subscriptionReader: Reader = {
  table: 'subscription',
  scope: 'tenant',
  sql: `
    select id, jsonb_build_object(
      ${PLAIN.map((column) => `'${column}', "${column}"`).join(', ')},
      ${DAYS.map((column) => `'${column}', ${column}::text`).join(', ')},
      ${TIMES.map((column) => `'${column}', ${isoTime(column)}`).join(', ')}) as state
      from subscription where id = any($1::text[]) and deleted_at is null`,
}
