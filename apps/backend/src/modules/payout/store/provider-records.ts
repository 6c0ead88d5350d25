import type { TheirTransfer } from '../domain/reconcile/sides'
import { fromReversals, toReversals, type ReversalJson } from './reversal-json'
import { rowsOf, type Sql } from './sql'

type Row = Omit<TheirTransfer, 'amount_minor' | 'reversals'> & {
  amount_minor: string
  reversals: ReversalJson[]
}

const COLUMNS = 'reference, payout_id, status, amount_minor, currency_code, destination, made_at, reversals'
const toTransfer = (row: Row): TheirTransfer => ({
  ...row,
  amount_minor: BigInt(row.amount_minor),
  reversals: toReversals(row.reversals),
})

/** Keeps what a provider has said of transfers, each once: its pages may overlap while transfers are made. */
export async function insertRecords(
  sql: Sql,
  runId: string,
  transfers: readonly TheirTransfer[],
): Promise<void> {
  const column = <K extends keyof TheirTransfer>(name: K) => transfers.map((transfer) => transfer[name])
  await sql.raw(
    `insert into payout_provider_record (reconciliation_id, ${COLUMNS})
     select ?, w.* from unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::timestamptz[],
                               ?::jsonb[]) as w
     on conflict (tenant_id, reconciliation_id, reference) do nothing`,
    [
      ...[runId, column('reference'), column('payout_id'), column('status')],
      ...[column('amount_minor').map(String), column('currency_code'), column('destination')],
      column('made_at').map((at) => at.toISOString()),
      column('reversals').map((reversals) => JSON.stringify(fromReversals(reversals))),
    ],
  )
}

/** Finds the payout of ours that each transfer belongs to: the one that it names, or else the one that names it. */
export async function matchRecords(sql: Sql, runId: string, method: string): Promise<number> {
  await sql.raw(
    `update payout_provider_record r set ours_id = p.id from payout p
      where r.reconciliation_id = ? and p.id = r.payout_id and p.method = ?`,
    [runId, method],
  )
  await sql.raw(
    `update payout_provider_record r
        set ours_id = (select min(p.id) from payout p where p.provider_reference = r.reference collate "default" and p.method = ?)
      where r.reconciliation_id = ? and r.ours_id is null`,
    [method, runId],
  )
  const [counted] = await rowsOf<{ count: number }>(
    sql,
    `select count(*)::int as count from payout_provider_record where reconciliation_id = ?`,
    [runId],
  )
  return counted?.count ?? 0
}

/** What the provider has said of these payouts. */
export async function recordsOf(
  sql: Sql,
  runId: string,
  payoutIds: readonly string[],
): Promise<TheirTransfer[]> {
  const rows = await rowsOf<Row>(
    sql,
    `select ${COLUMNS} from payout_provider_record where reconciliation_id = ? and ours_id = any(?::text[])
      order by reference`,
    [runId, payoutIds],
  )
  return rows.map(toTransfer)
}

/** The next transfers that belong to no payout of ours, by reference. */
export async function strangers(
  sql: Sql,
  runId: string,
  after: string,
  most: number,
): Promise<TheirTransfer[]> {
  const rows = await rowsOf<Row>(
    sql,
    `select ${COLUMNS} from payout_provider_record where reconciliation_id = ? and ours_id is null and reference > ?
      order by reference limit ?`,
    [runId, after, most],
  )
  return rows.map(toTransfer)
}

/** Forgets what a provider has said in a comparison. */
export async function deleteRecords(sql: Sql, runId: string): Promise<void> {
  await sql.raw(`delete from payout_provider_record where reconciliation_id = ?`, [runId])
}
