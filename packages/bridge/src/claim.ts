import type { Database } from './database'
import { FAILURES_TO_OPEN } from './breaker'

/** A message that this process is to send now. */
export interface Claim {
  id: string
  endpoint_id: string
  tenant_id: string
  kind: 'bridge' | 'tenant'
  url: string
  /** As the app keeps them: it opens them. */
  secrets: unknown
  body: string
  /** This attempt's number. Whoever comes back with an older one has lost the message to another process. */
  attempt: number
}

export interface ClaimOptions {
  now: Date
  most: number
  /** Messages to one address that are under way at the same time. */
  perEndpoint: number
  /** After this time a message that a process has not come back with may be sent by another. */
  leaseMs: number
}

/**
 * Takes the messages whose turn it is: of each endpoint a few, so that a slow one holds up no other, and of one thing
 * the oldest unfinished alone, so that its states arrive in order. An endpoint whose breaker has been open gets one.
 */
export function claim(db: Database, { now, most, perEndpoint, leaseMs }: ClaimOptions): Promise<Claim[]> {
  return db.transaction((tx) =>
    tx.query<Claim>(
      `with ready as (
         select d.id, e.url, e.kind, e.secrets
           from webhook_endpoint e
           cross join lateral (
             select count(*) as under_way from sync_delivery s
              where s.endpoint_id = e.id and s.state = 'sending' and s.lease_until > $1
           ) busy
           cross join lateral (
             select d.id, d.position from sync_delivery d
              where d.endpoint_id = e.id
                and (d.state in ('queued', 'retrying') and d.next_attempt_at <= $1
                     or d.state = 'sending' and d.lease_until <= $1)
                and not exists (
                  select 1 from sync_delivery o
                   where o.endpoint_id = d.endpoint_id and o.entity = d.entity and o.entity_id = d.entity_id
                     and o.position < d.position and o.state in ('queued', 'retrying', 'sending'))
              order by d.position
              limit greatest(0, (case when e.failures >= ${FAILURES_TO_OPEN} then 1 else $3 end) - busy.under_way)
              for update skip locked
           ) d
          where e.state = 'enabled' and (e.open_until is null or e.open_until <= $1)
          order by d.position
          limit $2
       )
       update sync_delivery d
          set state = 'sending', attempts = d.attempts + 1, lease_until = $4
         from ready where d.id = ready.id
       returning d.id, d.endpoint_id, d.tenant_id, d.body, d.attempts as attempt, ready.url, ready.kind, ready.secrets`,
      [now, most, perEndpoint, new Date(now.getTime() + leaseMs)],
    ),
  )
}
