import {
  ID_PREFIXES,
  newId,
  type DiscrepancyClass,
  type PayoutMethod,
  type ReconciliationState,
  type ReconciledMethod,
} from '@cityos/contracts'
import { rowsOf, type Sql } from './sql'

/** One comparison with a provider. `lease_until`: until when whoever runs it has it. */
export interface ReconciliationRecord {
  id: string
  method: PayoutMethod
  state: ReconciliationState
  from_at: Date
  to_at: Date
  ours: number
  theirs: number
  found: number
  by_class: Partial<Record<DiscrepancyClass, number>>
  error: string | null
  requested_by: string | null
  created_at: Date
  started_at: Date | null
  lease_until: Date | null
  finished_at: Date | null
}

/** One that is under way. */
export type RunningReconciliation = ReconciliationRecord & {
  method: ReconciledMethod
  started_at: Date
  lease_until: Date
}

const COLUMNS = `id, method, state, from_at, to_at, ours, theirs, found, by_class, error, requested_by, created_at,
  started_at, lease_until, finished_at`

/** Longer than a provider's page and ours take together. */
const LEASE_MS = 10 * 60_000

export interface NewReconciliation {
  method: ReconciledMethod
  from_at: Date
  to_at: Date
  requested_by: string | null
}

/** Asks for a comparison; nothing while one of the same method waits or runs. */
export async function queueReconciliation(
  sql: Sql,
  wanted: NewReconciliation,
  now: Date,
): Promise<string | undefined> {
  const made = await rowsOf<{ id: string }>(
    sql,
    `insert into payout_reconciliation (id, method, from_at, to_at, requested_by, created_at) values (?, ?, ?, ?, ?, ?)
     on conflict (tenant_id, method) where state in ('queued', 'running') do nothing returning id`,
    [
      newId(ID_PREFIXES.payout_reconciliation),
      ...[wanted.method, wanted.from_at, wanted.to_at, wanted.requested_by, now],
    ],
  )
  return made[0]?.id
}

export async function findReconciliation(sql: Sql, id: string): Promise<ReconciliationRecord | undefined> {
  const [row] = await rowsOf<ReconciliationRecord>(
    sql,
    `select ${COLUMNS} from payout_reconciliation where id = ?`,
    [id],
  )
  return row
}

/** Takes the next that waits, or that somebody has died with; nothing when there is none. It begins from the beginning. */
export async function claimReconciliation(sql: Sql, now: Date): Promise<RunningReconciliation | undefined> {
  const [row] = await rowsOf<RunningReconciliation>(
    sql,
    `update payout_reconciliation set state = 'running', started_at = ?::timestamptz, lease_until = ?::timestamptz
      where id = any(array(select id from payout_reconciliation
                    where state = 'queued' or (state = 'running' and lease_until < ?::timestamptz)
                    order by id limit 1 for update skip locked))
      returning ${COLUMNS}`,
    [now, new Date(now.getTime() + LEASE_MS), now],
  )
  return row
}

/** Keeps a comparison for another while. @throws Error when somebody else has it by now. */
export async function renewLease(sql: Sql, run: RunningReconciliation, now: Date): Promise<void> {
  const until = new Date(now.getTime() + LEASE_MS)
  const kept = await rowsOf(
    sql,
    `update payout_reconciliation set lease_until = ?::timestamptz
      where id = ? and state = 'running' and lease_until = ?::timestamptz returning id`,
    [until, run.id, run.lease_until],
  )
  if (!kept.length) throw new Error(`The comparison ${run.id} was taken over by another process.`)
  run.lease_until = until
}

/** How a comparison ended. @throws Error when somebody else has it by now. */
export async function endReconciliation(
  sql: Sql,
  run: RunningReconciliation,
  end: Pick<ReconciliationRecord, 'ours' | 'theirs' | 'found' | 'by_class' | 'error'>,
  now: Date,
): Promise<void> {
  const ended = await rowsOf(
    sql,
    `update payout_reconciliation
        set state = ?, ours = ?, theirs = ?, found = ?, by_class = ?::jsonb, error = ?, finished_at = ?, lease_until = null
      where id = ? and state = 'running' and lease_until = ?::timestamptz returning id`,
    [
      ...[end.error === null ? 'finished' : 'failed', end.ours, end.theirs, end.found],
      ...[JSON.stringify(end.by_class), end.error, now, run.id, run.lease_until],
    ],
  )
  if (!ended.length) throw new Error(`The comparison ${run.id} was taken over by another process.`)
}

/**
 * Methods of which payouts were sent, or taken back, since a time and that were not compared since another; one that
 * failed is tried again after a third.
 */
export async function methodsToCompare(
  sql: Sql,
  methods: readonly ReconciledMethod[],
  since: { sent: Date; compared: Date; failed: Date },
): Promise<ReconciledMethod[]> {
  const rows = await rowsOf<{ method: ReconciledMethod }>(
    sql,
    `select m.method from unnest(?::text[]) as m (method)
      where (exists (select from payout p where p.method = m.method and p.sent_at >= ?)
             or exists (select from payout_reversal v where v.method = m.method and v.closed_at >= ?))
        and not exists (select from payout_reconciliation r
                         where r.method = m.method and r.created_at > case r.state when 'failed' then ?::timestamptz else ?::timestamptz end)`,
    [methods, since.sent, since.sent, since.failed, since.compared],
  )
  return rows.map(({ method }) => method)
}

/** Ends a comparison that has not begun. */
export async function cancelQueued(sql: Sql, id: string, now: Date): Promise<void> {
  await sql.raw(
    `update payout_reconciliation set state = 'failed', error = 'It was not to be run.', finished_at = ?
      where id = ? and state = 'queued'`,
    [now, id],
  )
}
