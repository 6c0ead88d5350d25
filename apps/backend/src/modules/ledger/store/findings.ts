import { ID_PREFIXES, newIds, type LedgerFinding, type LedgerHealth } from '@cityos/contracts'
import type { Finding } from './check'
import type { Sql } from './sql'

/** Writes down what was found; what is known and open is seen once more. Answers the ids of what is new. */
export async function recordFindings(sql: Sql, findings: readonly Finding[], now: Date): Promise<string[]> {
  if (!findings.length) return []
  const { rows } = await sql.raw(
    `insert into ledger_finding
       (id, check_name, subject_id, currency_code, expected_minor, found_minor, found_at, last_seen_at)
     select w.*, ?::timestamptz, ?::timestamptz from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::bigint[])
         as w (id, check_name, subject_id, currency_code, expected_minor, found_minor)
     on conflict (tenant_id, check_name, subject_id, currency_code) where resolved_at is null
       do update set last_seen_at = excluded.last_seen_at, expected_minor = excluded.expected_minor,
                     found_minor = excluded.found_minor
     returning id, found_at = last_seen_at as is_new`,
    [
      ...[now.toISOString(), now.toISOString(), newIds(ID_PREFIXES.ledger_finding, findings.length)],
      ...[findings.map((one) => one.check_name), findings.map((one) => one.subject_id)],
      findings.map((one) => one.currency_code),
      ...[findings.map((one) => String(one.expected_minor)), findings.map((one) => String(one.found_minor))],
    ],
  )
  return rows.filter(({ is_new }) => is_new).map(({ id }) => String(id))
}

/** Ends what a whole pass has not seen any more. */
export async function resolveUnseen(sql: Sql, since: Date, now: Date): Promise<void> {
  await sql.raw(
    `update ledger_finding set resolved_at = ?::timestamptz where resolved_at is null and last_seen_at < ?::timestamptz`,
    [now.toISOString(), since.toISOString()],
  )
}

/** When the last check says nothing any longer. */
export const UNCHECKED_AFTER_MS = 48 * 60 * 60 * 1_000

/** How the ledger of the tenant in scope does. */
export async function ledgerHealth(sql: Sql, now: Date): Promise<LedgerHealth> {
  const { rows: checks } = await sql.raw(
    `select finished_at, lease_until > ?::timestamptz as running, last_transactions, last_accounts from ledger_check`,
    [now.toISOString()],
  )
  const { rows } = await sql.raw(
    `select id, check_name, subject_id, currency_code, expected_minor, found_minor, found_at, last_seen_at
       from ledger_finding where resolved_at is null order by id desc limit 100`,
  )
  const findings = rows.map((row) => ({
    ...(row as unknown as LedgerFinding),
    expected_minor: Number(row['expected_minor']),
    found_minor: Number(row['found_minor']),
    found_at: (row['found_at'] as Date).toISOString(),
    last_seen_at: (row['last_seen_at'] as Date).toISOString(),
  }))
  const last = checks[0]
  const checkedAt = (last?.['finished_at'] ?? null) as Date | null
  const isFresh = checkedAt !== null && now.getTime() - checkedAt.getTime() < UNCHECKED_AFTER_MS
  return {
    status: findings.length ? 'findings' : isFresh ? 'ok' : 'unchecked',
    checked_at: checkedAt?.toISOString() ?? null,
    running: last?.['running'] === true,
    checked_transactions: Number(last?.['last_transactions'] ?? 0),
    checked_accounts: Number(last?.['last_accounts'] ?? 0),
    findings,
  }
}
