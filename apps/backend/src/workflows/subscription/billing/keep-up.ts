import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { lockSubscription } from '../../../modules/subscription/store/subscriptions'
import type { BillingContext, Told } from './context'
import { planAhead } from './plan-ahead'
import { settle } from './settle'

const PAGE = 100

/** Those that have no cycle ahead. What is about to be billed gets it then: a large tenant's many would keep all waiting. */
const BEHIND = `select s.id, '' as cycle_id from subscription s
  where s.id > :after and s.status in ('active', 'past_due') and s.deleted_at is null
    and not s.cancel_at_period_end and not s.pause_at_period_end
    and exists (select from subscription_billing b where b.is_on)
    and not exists (select from billing_cycle c where c.subscription_id = s.id and c.status = 'scheduled' and c.due_at > :now)
    and (not exists (select from billing_cycle c where c.subscription_id = s.id and c.status = 'scheduled')
         or exists (select from billing_cycle c where c.subscription_id = s.id and c.status in ('processing', 'retrying', 'failed')))
  order by s.id limit ${PAGE}`

/** Those for which another method was waited for long enough. */
const OVERDUE = `select subscription_id as id, min(id) as cycle_id from billing_cycle
  where subscription_id > :after and gives_up_at <= :now group by subscription_id order by subscription_id limit ${PAGE}`

/** Writes the cycles down that time has brought while nobody was billed, such as behind one that is not paid. */
export function planAll(context: BillingContext): Promise<number> {
  return each(context, BEHIND, async (trx, { id }, now) => {
    await planAhead(trx, await lockSubscription(trx, { id, customerId: null }), now)
    return []
  })
}

/** Gives up on what was refused for good, once its patience is over. */
export function giveUp(context: BillingContext): Promise<number> {
  return each(context, OVERDUE, async (trx, { id, cycle_id }, now) => {
    const row = await lockSubscription(trx, { id, customerId: null })
    return settle(trx, row, { cycleId: cycle_id, by: 'news' }, now)
  })
}

type Found = { id: string; cycle_id: string }

async function each(
  context: BillingContext,
  sql: string,
  work: (trx: Knex, found: Found, now: Date) => Promise<Told[]>,
): Promise<number> {
  let done = 0
  for (let after = ''; ;) {
    const now = context.now()
    const found = await context.db.transaction(async (trx) => {
      const { rows } = await trx.raw<{ rows: Found[] }>(sql, { after, now })
      return rows
    })
    for (const one of found) {
      const told = await context.db.transaction((trx) => work(trx, one, now))
      await context.announce(told)
    }
    done += found.length
    if (found.length < PAGE) return done
    after = found.at(-1)!.id
  }
}
