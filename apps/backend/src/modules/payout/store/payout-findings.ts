import { CityosError, ID_PREFIXES, newIds, type DiscrepancyClass, type PayoutMethod } from '@cityos/contracts'
import { fingerprintOf, type Discrepancy } from '../domain/reconcile/sides'
import type { RunningReconciliation } from './reconciliations'
import { rowsOf, type Sql } from './sql'

/** A difference as it is kept, until somebody or a later comparison settles it. */
export interface FindingRecord {
  id: string
  reconciliation_id: string
  method: PayoutMethod
  class: DiscrepancyClass
  payout_id: string | null
  provider_reference: string | null
  ours: Record<string, unknown> | null
  theirs: Record<string, unknown> | null
  state: 'open' | 'resolved'
  resolution: string | null
  resolved_by: string | null
  resolved_at: Date | null
  last_seen_at: Date
  created_at: Date
}

/** What was written of what a comparison found. */
export interface RecordedFindings {
  /** Those that nobody knew. */
  opened: string[]
  /** Those that are open now, old and new, by class. */
  open: DiscrepancyClass[]
}

/**
 * Keeps what a comparison has found: new, or seen again. What a person has resolved stays so while both sides say what
 * they said then.
 */
export async function recordFindings(
  sql: Sql,
  run: RunningReconciliation,
  found: readonly Discrepancy[],
): Promise<RecordedFindings> {
  if (!found.length) return { opened: [], open: [] }
  const json = (side: Record<string, unknown> | null) => side && JSON.stringify(side)
  const rows = await rowsOf<{ id: string; class: DiscrepancyClass; is_new: boolean }>(sql, RECORD, [
    ...[run.id, run.method, run.started_at, run.started_at, run.started_at],
    ...[newIds(ID_PREFIXES.payout_finding, found.length), found.map((one) => one.class)],
    ...[
      found.map(fingerprintOf),
      found.map((one) => one.payout_id),
      found.map((one) => one.provider_reference),
    ],
    ...[found.map((one) => json(one.ours)), found.map((one) => json(one.theirs))],
    found.map((one) => (one.subject_at ?? run.from_at).toISOString()),
  ])
  return {
    opened: rows.filter(({ is_new }) => is_new).map(({ id }) => id),
    open: rows.map((row) => row.class),
  }
}

const RECORD = `
  insert into payout_finding (reconciliation_id, method, last_seen_at, created_at, updated_at, id, class, fingerprint,
                              payout_id, provider_reference, ours, theirs, subject_at)
  select ?, ?, ?::timestamptz, ?::timestamptz, ?::timestamptz,
         w.id, w.class, w.fingerprint, w.payout_id, w.reference, w.ours, w.theirs, w.subject_at
    from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[], ?::timestamptz[])
      as w (id, class, fingerprint, payout_id, reference, ours, theirs, subject_at)
   where not exists (
     select from payout_finding f
      where f.fingerprint = w.fingerprint and f.resolved_by is not null
        and f.ours is not distinct from w.ours and f.theirs is not distinct from w.theirs)
  on conflict (tenant_id, fingerprint) where state = 'open'
    do update set last_seen_at = excluded.last_seen_at, ours = excluded.ours, theirs = excluded.theirs
  returning id, class, xmax = 0 as is_new`

/** Ends what a comparison looked at and no longer saw; answers what it ended. */
export async function resolveUnseen(sql: Sql, run: RunningReconciliation, now: Date): Promise<string[]> {
  const rows = await rowsOf<{ id: string }>(
    sql,
    `update payout_finding set state = 'resolved', resolution = ?, resolved_at = ?, updated_at = ?
      where state = 'open' and method = ? and last_seen_at < ?::timestamptz and subject_at >= ? and subject_at < ?
      returning id`,
    [
      `The comparison ${run.id} no longer saw it.`,
      now,
      now,
      run.method,
      run.started_at,
      run.from_at,
      run.to_at,
    ],
  )
  return rows.map(({ id }) => id)
}

const COLUMNS = `id, reconciliation_id, method, class, payout_id, provider_reference, ours, theirs, state, resolution,
  resolved_by, resolved_at, last_seen_at, created_at`

export async function findFinding(sql: Sql, id: string): Promise<FindingRecord | undefined> {
  const [row] = await rowsOf<FindingRecord>(sql, `select ${COLUMNS} from payout_finding where id = ?`, [id])
  return row
}

/** Settles a finding for a reason. @throws CityosError `not_found`, `illegal_transition` when it is settled already. */
export async function resolveFinding(
  sql: Sql,
  id: string,
  by: { actor: string; resolution: string; now: Date },
): Promise<void> {
  const done = await rowsOf(
    sql,
    `update payout_finding set state = 'resolved', resolution = ?, resolved_by = ?, resolved_at = ?, updated_at = ?
      where id = ? and state = 'open' returning id`,
    [by.resolution, by.actor, by.now, by.now, id],
  )
  if (done.length) return
  const found = await rowsOf(sql, `select id from payout_finding where id = ?`, [id])
  if (!found.length) throw new CityosError('not_found', `There is no finding ${id}.`)
  throw new CityosError(
    'illegal_transition',
    `The finding ${id} is resolved and cannot become resolved again.`,
  )
}

/** Takes back what {@link resolveFinding} did. A comparison that saw the difference meanwhile has opened it anew. */
export async function reopenFinding(sql: Sql, id: string, now: Date): Promise<void> {
  await sql.raw(
    `update payout_finding f set state = 'open', resolution = null, resolved_by = null, resolved_at = null, updated_at = ?
      where id = ? and not exists (select from payout_finding o where o.fingerprint = f.fingerprint and o.state = 'open')`,
    [now, id],
  )
}
