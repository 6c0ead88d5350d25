import type { SubscriptionNotices } from '@cityos/contracts'
import { isBilling } from '../../../modules/subscription/store/billing'
import { noteNotices, type NewNotice } from '../../../modules/subscription/store/notices'
import { readSettings } from '../../../modules/subscription/store/settings'
import type { NoticeContext } from './context'

const DAY_MS = 86_400_000
const PAGE = 200

/** So many days before, by the calendar of whoever is told: also where a day in between has 23 hours. */
const soon = (days: string) =>
  `c.due_at at time zone s.time_zone <= (:now::timestamptz at time zone s.time_zone) + make_interval(days => ${days}::int)`

/**
 * Cycles that are going to be charged soon and of which nobody has been told. What is charged as often as one would be
 * told ahead is not told ahead; what waits behind something that is not paid comes when that is. The first charge behind
 * a trial is told as the trial's end.
 */
const AHEAD = `
  select c.id as cycle_id, c.subscription_id, c.total_minor, c.currency_code, c.due_at,
         case s.status when 'trialing' then 'trial_ending' else 'upcoming_charge' end as kind
    from billing_cycle c join subscription s on s.id = c.subscription_id
   where c.status = 'scheduled' and c.due_at > :now and c.due_at <= :latest
     and (s.status = 'trialing' and :tells_trials and ${soon(':trial_days')}
       or s.status = 'active' and :tells_charges and ${soon(':days')} and c.ends_on - c.starts_on > :days)
     and s.deleted_at is null and not s.cancel_at_period_end and not s.pause_at_period_end
     and not exists (select from billing_cycle e where e.subscription_id = c.subscription_id
                        and e."index" < c."index" and e.status not in ('paid', 'void', 'uncollectible'))
     and not exists (select from subscription_notice n where n.key = c.id
                        and n.kind = case s.status when 'trialing' then 'trial_ending' else 'upcoming_charge' end)
   order by c.due_at, c.id limit ${PAGE}`

interface Row {
  cycle_id: string
  subscription_id: string
  total_minor: string
  currency_code: string
  due_at: Date
  kind: 'trial_ending' | 'upcoming_charge'
}

/** Notes for the tenant in scope of which charges and ends of trials its customers are to be told. Answers how many. */
export async function findAhead(context: NoticeContext): Promise<number> {
  for (let all = 0; ;) {
    const now = context.now()
    const { found, noted } = await context.db.transaction(async (trx) => {
      if (!(await isBilling(trx))) return { found: 0, noted: 0 }
      const wanted = bindings((await readSettings(trx)).notices, now)
      const { rows } = await trx.raw<{ rows: Row[] }>(AHEAD, wanted)
      return { found: rows.length, noted: await noteNotices(trx, rows.map(toNotice), now) }
    })
    all += noted
    if (found < PAGE || !noted) return all
  }
}

/** `latest`: behind it nothing is soon in any zone. */
const bindings = ({ upcoming_charge, trial_ending }: SubscriptionNotices, now: Date) => ({
  ...{ now, days: upcoming_charge.days, trial_days: trial_ending.days },
  ...{ tells_charges: upcoming_charge.is_on, tells_trials: trial_ending.is_on },
  latest: new Date(now.getTime() + (Math.max(upcoming_charge.days, trial_ending.days) + 1) * DAY_MS),
})

const toNotice = ({
  cycle_id,
  subscription_id,
  total_minor,
  currency_code,
  due_at,
  kind,
}: Row): NewNotice => ({
  ...{ subscription_id, cycle_id, kind, key: cycle_id, gives_up_at: due_at },
  data: { amount_minor: total_minor, currency_code, at: due_at.toISOString() },
})

/** The next moment from which on somebody is to be told of something ahead, for the tenant in scope; null for never. */
export async function nextAhead(context: NoticeContext): Promise<Date | null> {
  const now = context.now()
  return context.db.transaction(async (trx) => {
    const { upcoming_charge, trial_ending } = (await readSettings(trx)).notices
    const { rows } = await trx.raw<{ rows: { at: Date | null }[] }>(
      `select min(at) as at from (
         select (c.due_at at time zone s.time_zone
                 - make_interval(days => case s.status when 'trialing' then :trials::int else :charges::int end))
                at time zone s.time_zone as at
           from billing_cycle c join subscription s on s.id = c.subscription_id
          where c.status = 'scheduled' and s.status in ('trialing', 'active')) ahead
        where at > :now`,
      { now, trials: trial_ending.days, charges: upcoming_charge.days },
    )
    return rows[0]!.at
  })
}
