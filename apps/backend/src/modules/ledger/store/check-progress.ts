import type { Sql } from './sql'

/** How far a pass over the ledger has come. */
export interface CheckProgress {
  started_at: Date
  /** The place of the check under way in the list of checks. */
  stage: number
  /** The last row that it has looked at. */
  after: string
}

const LEASE = '2 minutes'

/**
 * Begins a pass over the tenant's ledger, or goes on with one whose process has ended, unless somebody else is at it or
 * the last one ended after `dueBefore`. Nothing then.
 */
export async function claimCheck(sql: Sql, now: Date, dueBefore: Date): Promise<CheckProgress | undefined> {
  const moment = now.toISOString()
  const { rows } = await sql.raw(
    `insert into ledger_check as c (id, started_at, stage, after, transactions, accounts, lease_until)
     values ('check', ?::timestamptz, 0, '', 0, 0, ?::timestamptz + interval '${LEASE}')
     on conflict (tenant_id, id) do update set lease_until = excluded.lease_until,
       started_at = case when c.stage is null then excluded.started_at else c.started_at end,
       after = case when c.stage is null then '' else c.after end,
       transactions = case when c.stage is null then 0 else c.transactions end,
       accounts = case when c.stage is null then 0 else c.accounts end,
       stage = coalesce(c.stage, 0)
      where c.lease_until <= ?::timestamptz and (c.stage is not null or c.finished_at <= ?::timestamptz)
     returning started_at, stage, after`,
    [moment, moment, moment, dueBefore.toISOString()],
  )
  return rows[0] as unknown as CheckProgress | undefined
}

/** Notes a page in the transaction that looked at it. False when somebody else has taken the pass over. */
export async function saveProgress(
  sql: Sql,
  from: CheckProgress,
  to: { stage: number; after: string; transactions: number; accounts: number },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql.raw(
    `update ledger_check set stage = ?, after = ?, transactions = transactions + ?, accounts = accounts + ?,
            lease_until = ?::timestamptz + interval '${LEASE}'
      where started_at = ?::timestamptz and stage = ? and after = ? returning id`,
    [
      to.stage,
      to.after,
      to.transactions,
      to.accounts,
      now.toISOString(),
      from.started_at.toISOString(),
      from.stage,
      from.after,
    ],
  )
  return rows.length > 0
}

/** Lets the pass be gone on with by anybody. */
export async function pauseCheck(sql: Sql, now: Date): Promise<void> {
  await sql.raw(`update ledger_check set lease_until = ?::timestamptz where stage is not null`, [
    now.toISOString(),
  ])
}

/** The pass is over: all checks have seen all rows. */
export async function finishCheck(sql: Sql, now: Date): Promise<void> {
  const moment = now.toISOString()
  await sql.raw(
    `update ledger_check set stage = null, finished_at = ?::timestamptz, lease_until = ?::timestamptz,
            last_transactions = transactions, last_accounts = accounts`,
    [moment, moment],
  )
}
