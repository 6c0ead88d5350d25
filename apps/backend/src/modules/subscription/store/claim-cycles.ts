import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import type { BillingCycleStatus } from '@cityos/contracts'
import { leaseUntil } from '../domain/lease'

/** A cycle that somebody has taken. While it is `processing` or `retrying`, `next_attempt_at` is the end of the lease. */
export interface ClaimedCycle {
  id: string
  subscription_id: string
  index: number
  due_at: Date
  status: Extract<BillingCycleStatus, 'processing' | 'retrying'>
  claimed_until: Date
}

/** The part of knex that claims need. */
type Sql = Pick<Knex, 'raw'>

/** A subscription `s` that is about to rest or end is billed for the period under way, and for none after it. */
export const GOES_ON = `(not s.cancel_at_period_end and not s.pause_at_period_end or c.starts_on < s.current_ends_on)`

/** Why the turn of a cycle has come by `:ready`; `c` is a cycle and `s` its subscription. */
const READY = {
  due: `c.status = 'scheduled' and c.due_at <= :ready and s.status in ('active', 'trialing')
     and ${GOES_ON}`,
  again: `c.status = 'failed' and c.next_attempt_at <= :ready and s.status in ('active', 'past_due')
     or c.status = 'uncollectible' and c.next_attempt_at <= :ready and s.status = 'unpaid'`,
  /** Somebody took it and is gone, or it is time to ask what became of its money. */
  left: `c.status in ('processing', 'retrying') and c.next_attempt_at <= :ready`,
} as const
export type ReadyKind = keyof typeof READY
const ALL_KINDS = Object.keys(READY) as ReadyKind[]

export interface Wanted {
  most: number
  kinds?: readonly ReadyKind[]
  /** Of one subscription alone. */
  subscriptionId?: string
  /** Whose turn had come by then; now, where nobody says. */
  readyAt?: Date
  /** None of these. */
  except?: readonly string[]
}

/** The longest due first; by one column where one says it, so that an index finds them however many there are. */
const longestFirst = (kinds: readonly ReadyKind[]) => {
  if (!kinds.includes('due')) return 'c.next_attempt_at'
  return kinds.length === 1 ? 'c.due_at' : 'coalesce(c.next_attempt_at, c.due_at)'
}

const readyFor = (kinds: readonly ReadyKind[]) => kinds.map((kind) => READY[kind]).join(' or ')

/** Which of these cycles have their turn at that time, whoever waits before them. */
export async function stillReady(
  sql: Sql,
  ids: readonly string[],
  { kinds, readyAt }: { kinds: readonly ReadyKind[]; readyAt: Date },
): Promise<string[]> {
  const { rows } = await sql.raw<{ rows: { id: string }[] }>(
    `select c.id from billing_cycle c join subscription s on s.id = c.subscription_id
      where c.id = any(:ids) and (${readyFor(kinds)})`,
    { ids, ready: readyAt },
  )
  return rows.map(({ id }) => id)
}

/**
 * Takes cycles whose turn has come, at most so many, for as long as a lease: those that are due, those to be tried again,
 * and those that somebody took and did not finish in time. Of a subscription only the oldest one that is not over; what is
 * about to rest or end is not billed for another period. However many ask at once, each cycle is had by one.
 */
export async function claimDueCycles(
  sql: Sql,
  now: Date,
  { most, kinds = ALL_KINDS, subscriptionId, readyAt = now, except = [] }: Wanted,
): Promise<ClaimedCycle[]> {
  const { rows } = await sql.raw<{ rows: ClaimedCycle[] }>(
    // Materialized: within `in (…)` the choice may be made anew for each row, and then `limit` holds for none.
    `with ready as materialized (
        select c.id from billing_cycle c join subscription s on s.id = c.subscription_id
         where s.deleted_at is null and (${readyFor(kinds)})
           ${subscriptionId ? 'and s.id = :subscriptionId' : ''} ${except.length ? 'and c.id <> all(:except)' : ''}
           and not exists (select 1 from billing_cycle e where e.subscription_id = c.subscription_id
                              and e."index" < c."index" and e.status not in ('paid', 'void', 'uncollectible'))
         order by ${longestFirst(kinds)}, c.id limit :most
           for update of c skip locked)
      update billing_cycle b
         set status = case when b.status in ('scheduled', 'processing') then 'processing' else 'retrying' end,
             next_attempt_at = :lease, updated_at = :now
        from ready where b.id = ready.id
      returning b.id, b.subscription_id, b."index", b.due_at, b.status, b.next_attempt_at as claimed_until`,
    { now, most, lease: leaseUntil(now), ready: readyAt, except, ...(subscriptionId && { subscriptionId }) },
  )
  return rows.sort((a, b) => a.due_at.getTime() - b.due_at.getTime() || (a.id < b.id ? -1 : 1))
}

/**
 * Asked by whoever claimed a cycle right before asking for its money: the lease begins anew, and its end is answered. Null
 * when that was so slow that the cycle is another's by now, or over: then nobody may be asked.
 */
export async function renewLease(
  sql: Sql,
  { id, claimed_until }: Pick<ClaimedCycle, 'id' | 'claimed_until'>,
  now: Date,
): Promise<Date | null> {
  const { rows } = await sql.raw<{ rows: { claimed_until: Date }[] }>(
    `update billing_cycle set next_attempt_at = :lease, updated_at = :now
      where id = :id and status in ('processing', 'retrying')
        and next_attempt_at = :claimed_until and next_attempt_at > :now
      returning next_attempt_at as claimed_until`,
    { id, claimed_until, now, lease: leaseUntil(now) },
  )
  return rows[0]?.claimed_until ?? null
}
