import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { SUBSCRIPTION_EVENTS } from '@cityos/contracts'
import { dueInstant } from '@cityos/calendar'
import { atPeriodEnd, voidedByEnd } from '../../../modules/subscription/domain/lifecycle'
import { nextSubscriptionStatus } from '../../../modules/subscription/domain/subscription-status'
import { lockOpenCycles, voidCycles } from '../../../modules/subscription/store/cycles'
import { noteMove } from '../../../modules/subscription/store/history'
import { noteNotices } from '../../../modules/subscription/store/notices'
import { lockSubscription, patchSubscription } from '../../../modules/subscription/store/subscriptions'
import type { BillingContext, Told } from './context'
import { endOf, pauseOf } from '../notices/what-happened'
import { returnCredit } from './credit'

const PAGE = 100

/**
 * Those whose last period may be over somewhere on earth. What owes money does not rest: it is paid, or it ends, also
 * where it was given up after somebody had said so.
 */
const ENDING = `select id from subscription
  where id > :after and current_ends_on <= (:now::timestamptz + interval '1 day')::date
    and (cancel_at_period_end and status in ('trialing', 'active', 'past_due', 'unpaid')
      or pause_at_period_end and status = 'active')
  order by id limit ${PAGE}`

/** Lets the subscriptions of the tenant in scope rest or end whose last period is over. Answers how many did. */
export async function endPeriods(context: BillingContext): Promise<number> {
  let ended = 0
  for (let after = ''; ;) {
    const now = context.now()
    const ids = await context.db.transaction(async (trx) => {
      const { rows } = await trx.raw<{ rows: { id: string }[] }>(ENDING, { after, now })
      return rows.map(({ id }) => id)
    })
    for (const id of ids) {
      const told = await context.db.transaction((trx) => endPeriod(trx, id, now))
      if (told) ended++
      if (told) await context.announce([told])
    }
    if (ids.length < PAGE) return ended
    after = ids.at(-1)!
  }
}

async function endPeriod(trx: Knex, id: string, now: Date): Promise<Told | null> {
  const row = await lockSubscription(trx, { id, customerId: null })
  const { cancel_at_period_end, pause_at_period_end, status, time_zone, current_ends_on } = row
  const verb = atPeriodEnd({ cancel_at_period_end, pause_at_period_end })
  if (verb === 'bill' || new Date(dueInstant(current_ends_on!, time_zone)) > now) return null
  if (status === 'past_due' && verb === 'pause') return null
  const cycles = await lockOpenCycles(trx, id)
  const indexes = voidedByEnd(cycles)
  const voided = cycles.filter(({ index }) => indexes.includes(index))
  await voidCycles(
    trx,
    voided.map((cycle) => cycle.id),
    verb === 'pause' ? 'paused' : 'canceled',
    now,
  )
  for (const cycle of voided) await returnCredit(trx, cycle, now)
  const to = nextSubscriptionStatus(row, verb)
  const over = { cancel_at_period_end: false, pause_at_period_end: false, status: to }
  await patchSubscription(
    trx,
    id,
    { ...over, ...(verb === 'pause' ? { paused_at: now } : { canceled_at: now }) },
    now,
  )
  await noteMove(trx, {
    ...{ subscription_id: id, verb, from_status: status, to_status: to, reason: row.reason },
    ...{
      details: { at: 'period_end', voided: voided.map((cycle) => cycle.id) },
      actor: null,
      created_at: now,
    },
  })
  const news = verb === 'pause' ? pauseOf(id, now) : endOf(id, { kind: 'canceled' }, now)
  await noteNotices(trx, [news], now)
  return { event: verb === 'pause' ? SUBSCRIPTION_EVENTS.paused : SUBSCRIPTION_EVENTS.canceled, id }
}
