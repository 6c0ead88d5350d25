import type { BillingHealth } from '@cityos/contracts'
import { GOES_ON } from './claim-cycles'

type Times = 'oldest_unclear_at' | 'jobs'

/** A tenant with how its billing does, as the database answers. */
export interface BillingHealthRow extends Omit<BillingHealth, Times> {
  tenant_id: string
  handle: string
  oldest_unclear_at: Date | null
  jobs: BillingHealth['jobs'] | null
}

/** Nothing keeps them from being billed: as {@link claimDueCycles} takes them, of a tenant that bills. */
const DUE = `
  select count(*)::int as due_cycles,
         count(*) filter (where c.due_at <= times.now - interval '2 hours')::int as late_cycles, min(c.due_at) as oldest
    from billing_cycle c join subscription s on s.tenant_id = c.tenant_id and s.id = c.subscription_id
   where b.is_on and c.tenant_id = t.id and c.status = 'scheduled' and c.due_at <= times.now
     and s.deleted_at is null and s.status in ('active', 'trialing')
     and ${GOES_ON}
     and not exists (select from billing_cycle e
                      where e.tenant_id = c.tenant_id and e.subscription_id = c.subscription_id
                        and e."index" < c."index" and e.status not in ('paid', 'void', 'uncollectible'))`

const UNDER_WAY = `
  select count(*) filter (where c.status = 'failed' and c.blocked_at is not null)::int as blocked_cycles,
         count(*) filter (where b.is_on and c.status = 'failed' and c.next_attempt_at <= times.now - interval '2 hours'
                            and s.status in ('active', 'past_due'))::int as late_retries,
         count(*) filter (where b.is_on and c.status in ('processing', 'retrying')
                            and c.next_attempt_at <= times.now - interval '15 minutes')::int as stuck_cycles
    from billing_cycle c join subscription s on s.tenant_id = c.tenant_id and s.id = c.subscription_id
   where c.tenant_id = t.id and c.status in ('processing', 'retrying', 'failed')`

const OPEN = `
  select count(*) filter (where outcome <> 'requires_action')::int as unclear_attempts,
         count(*) filter (where outcome = 'requires_action')::int as unconfirmed_attempts,
         min(started_at) filter (where outcome <> 'requires_action') as oldest_unclear_at
    from billing_attempt
   where tenant_id = t.id and outcome in ('started', 'unclear', 'requires_action')`

const SURPLUS = `
  select count(*)::int as surplus_attempts from billing_attempt where tenant_id = t.id and is_surplus`

/** A job has stopped that has missed more than two of its turns. */
const JOBS = `
  select jsonb_agg(to_jsonb(r) - 'id' - 'tenant_id' order by name) as jobs,
         count(*) filter (where failures > 0)::int as failing_jobs,
         count(*) filter (where finished_at < times.actual - case name
                            when 'process-billing-cycles' then interval '3 hours'
                            when 'retry-failed-payments' then interval '1 hour'
                            else interval '30 minutes' end)::int as stopped_jobs
    from billing_job_run r where tenant_id = t.id`

/**
 * How the billing of tenants does: of those that `which` says of `t`. Takes two times: that of their subscriptions, and
 * the real one, by which jobs run.
 */
export const billingHealthSql = (which: string) => `
  with times as (select ?::timestamptz as now, ?::timestamptz as actual),
  facts as (
    select t.id as tenant_id, t.handle, d.due_cycles, d.late_cycles,
           coalesce(b.is_on, not exists (select from subscription where tenant_id = t.id)) as is_billing,
           coalesce(extract(epoch from times.now - d.oldest), 0)::int as lag_seconds,
           u.late_retries, u.stuck_cycles, u.blocked_cycles, o.unclear_attempts, o.unconfirmed_attempts,
           o.oldest_unclear_at, s.surplus_attempts, j.jobs, j.failing_jobs,
           j.stopped_jobs + d.late_cycles + u.late_retries + u.stuck_cycles
             + case when o.oldest_unclear_at <= times.now - interval '1 day' then 1 else 0 end as waiting
      from times cross join tenant t left join subscription_billing b on b.tenant_id = t.id
      cross join lateral (${DUE}) d cross join lateral (${UNDER_WAY}) u cross join lateral (${OPEN}) o
      cross join lateral (${SURPLUS}) s cross join lateral (${JOBS}) j
     where t.deleted_at is null and ${which})
  select tenant_id, handle, is_billing, due_cycles, late_cycles, lag_seconds, late_retries, stuck_cycles,
         blocked_cycles, unclear_attempts, unconfirmed_attempts, surplus_attempts, oldest_unclear_at, jobs,
         case when not is_billing then 'off' when failing_jobs > 0 then 'failing'
              when waiting > 0 then 'behind' else 'ok' end as status
    from facts`
