/** Of each of these tenants: what waits, failed, was given up or contradicts, since when, and whether Medusa answers. */
export const HEALTH = `
  with asked as (select unnest($1::text[]) as tenant),
  told as (
    select d.tenant_id, count(*) filter (where d.state in ('queued', 'sending')) as queued,
           count(*) filter (where d.state = 'retrying') as failed, count(*) filter (where d.state = 'dead') as dead,
           min(d.occurred_at) filter (where d.state <> 'dead') as since
      from sync_delivery d join webhook_endpoint e on e.id = d.endpoint_id and e.kind = 'bridge'
     where d.tenant_id = any($1::text[]) and d.state in ('queued', 'sending', 'retrying', 'dead') group by 1
  ), noted as (
    select tenant_id, count(*) as queued, min(occurred_at) as since from sync_outbox
     where tenant_id = any($1::text[]) group by 1
  ), heard as (
    select tenant_id, count(*) filter (where state = 'received' and attempts = 0) as queued,
           count(*) filter (where state = 'received' and attempts > 0) as failed,
           count(*) filter (where state = 'dead') as dead, min(received_at) filter (where state = 'received') as since
      from sync_inbox where tenant_id = any($1::text[]) and state in ('received', 'dead') group by 1
  ), torn as (
    select tenant_id, count(*) as conflicts from sync_conflict
     where tenant_id = any($1::text[]) and state = 'open' group by 1
  )
  select a.tenant, t.name,
         (coalesce(told.queued, 0) + coalesce(noted.queued, 0) + coalesce(heard.queued, 0))::int as queued,
         (coalesce(told.failed, 0) + coalesce(heard.failed, 0))::int as failed,
         (coalesce(told.dead, 0) + coalesce(heard.dead, 0))::int as dead,
         coalesce(torn.conflicts, 0)::int as conflicts,
         coalesce(extract(epoch from $2::timestamptz - least(told.since, noted.since, heard.since)), 0)::float as "lagSeconds",
         json_build_object('state', case when e.state <> 'enabled' then e.state when e.open_until > $2 then 'open'
             when e.failures > 0 then 'failing' when e.id is null then 'missing' else 'closed' end,
           'failures', coalesce(e.failures, 0), 'openUntil', e.open_until, 'lastDeliveredAt', e.last_delivered_at) as breaker
    from asked a left join tenants t on t.id = a.tenant
    left join told on told.tenant_id = a.tenant left join noted on noted.tenant_id = a.tenant
    left join heard on heard.tenant_id = a.tenant left join torn on torn.tenant_id = a.tenant
    left join webhook_endpoint e on e.id = 'bridge ' || a.tenant
   order by (coalesce(told.dead, 0) + coalesce(heard.dead, 0) + coalesce(torn.conflicts, 0)) desc,
            (coalesce(told.failed, 0) + coalesce(heard.failed, 0)) desc, a.tenant`

/** The last sixty minutes, the oldest first: what went out, what came in, and what of either has not arrived. */
export const MINUTES = `
  with minutes as (select generate_series(date_trunc('minute', $2::timestamptz) - interval '59 minutes',
                                          date_trunc('minute', $2::timestamptz), interval '1 minute') as at),
  sent as (
    select date_trunc('minute', created_at) as at, count(*) filter (where state <> 'superseded') as messages,
           count(*) filter (where state in ('retrying', 'dead')) as failed
      from sync_delivery where tenant_id = any($1::text[]) and created_at > $2::timestamptz - interval '1 hour' group by 1
  ), came as (
    select date_trunc('minute', received_at) as at, count(*) as messages,
           count(*) filter (where state = 'dead' or state = 'received' and attempts > 0 or state = 'conflict') as failed
      from sync_inbox where tenant_id = any($1::text[]) and received_at > $2::timestamptz - interval '1 hour' group by 1
  )
  select m.at, coalesce(s.messages, 0)::int as "out", coalesce(c.messages, 0)::int as "in",
         (coalesce(s.failed, 0) + coalesce(c.failed, 0))::int as failed
    from minutes m left join sent s on s.at = m.at left join came c on c.at = m.at order by m.at`
