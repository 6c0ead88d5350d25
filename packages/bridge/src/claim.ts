import type { Database } from './database'
import { FAILURES_TO_OPEN } from './breaker'
import { RELAXED } from './statements'

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
  return db.transaction(async (tx) => {
    await tx.query(PLAN)
    return tx.query<Claim>(CLAIM, [now, most, perEndpoint, new Date(now.getTime() + leaseMs)])
  })
}

/**
 * In the order of the index, and no further than what is taken: never all that waits, to be sorted. Before PostgreSQL 18
 * a way that is off costs so much that the statement would be compiled as a long one.
 */
const PLAN = `select ${['enable_sort', 'enable_bitmapscan', 'enable_seqscan', 'jit'].map((way) => `set_config('${way}', 'off', true)`).join(', ')}, ${RELAXED}`

/*
 * The log is long and nearly all of it is finished, and how much is not the planner never knows. So nothing here leaves
 * it a choice that could be a bad one: each part can only be done with the index that is made for it, and `limit 1` in
 * a value (not in `exists`, where it means nothing) keeps the look at older messages from becoming a join. `thing` is a
 * column: under row-level security an index on an expression is not used for what may leak, which `||` may.
 *
 * While a message is under way, `next_attempt_at` is when another process may take it.
 */
const CLAIM = `
  with ready as (
    select d.id, e.url, e.kind, e.secrets
      from webhook_endpoint e
      cross join lateral (
        select count(*) as under_way from sync_delivery s
         where s.endpoint_id = e.id and s.state = 'sending' and s.next_attempt_at > $1
      ) busy
      cross join lateral (
        select d.id, d.position from sync_delivery d
         where d.endpoint_id = e.id and d.state in ('queued', 'retrying', 'sending') and d.next_attempt_at <= $1
           and (select 1 from sync_delivery o
                 where o.thing = d.thing and o.position < d.position
                   and o.state in ('queued', 'retrying', 'sending') limit 1) is null
         order by d.next_attempt_at, d.position
         limit greatest(0, (case when e.failures >= ${FAILURES_TO_OPEN} then 1 else $3 end) - busy.under_way)
         for update skip locked
      ) d
     where e.state = 'enabled' and (e.open_until is null or e.open_until <= $1)
     order by d.position
     limit $2
  )
  update sync_delivery d
     set state = 'sending', attempts = d.attempts + 1, next_attempt_at = $4
    from ready where d.id = ready.id
  returning d.id, d.endpoint_id, d.tenant_id, d.body, d.attempts as attempt, ready.url, ready.kind, ready.secrets`
