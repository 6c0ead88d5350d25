import type { OurPayout, OurReversal } from '../domain/reconcile/sides'
import type { RunningReconciliation } from './reconciliations'
import { rowsOf, type Sql } from './sql'

type ReversalRow = Omit<OurReversal, 'amount_minor' | 'at'> & { amount_minor: string; at: string }
type Row = Omit<OurPayout, 'amount_minor' | 'reversed_minor' | 'ledger' | 'reversals'> & {
  reversals: ReversalRow[]
  amount_minor: string
  reversed_minor: string
  left_minor: string
  on_its_way_minor: string
}

const HOUR_MS = 3_600_000
/** Whoever asks a provider about a payout is trusted for so long to hear what has become of it. */
const MOST_PATIENCE_MS = 7 * 24 * HOUR_MS

/**
 * The next payouts of a comparison behind one of them: those sent within its time, and those that the provider has said
 * something of. Rows and what the ledger says of them are read by one statement, so they are of one moment.
 */
export async function ourPayouts(
  sql: Sql,
  run: RunningReconciliation,
  after: string,
  most: number,
): Promise<OurPayout[]> {
  const within = `p.method = ? and p.id > ? and ((p.sent_at >= ? and p.sent_at < ?)
      or exists (select from payout_provider_record r where r.reconciliation_id = ? and r.ours_id = p.id))
    order by p.id limit ?`
  return read(sql, run, within, [run.method, after, run.from_at, run.to_at, run.id, most])
}

/**
 * The next payouts behind one of them of which something was taken back within the time of a comparison; of them, those
 * whose transfer the provider's report leaves out, since it is older. Asked in two steps: the report has just been
 * written, so PostgreSQL has no statistics of it, and joins it row by row.
 */
export async function olderTakenBack(
  sql: Sql,
  run: RunningReconciliation,
  after: string,
  most: number,
): Promise<{ older: string[]; next: string | undefined }> {
  const page = await rowsOf<{ payout_id: string; transfers: string[] }>(
    sql,
    `select v.payout_id, array_agg(distinct v.transfer_reference) as transfers from payout_reversal v
      where v.method = ? and v.payout_id > ? and v.sends > 0 and v.closed_at >= ? and v.closed_at < ?
      group by v.payout_id order by v.payout_id limit ?`,
    [run.method, after, run.from_at, run.to_at, most],
  )
  const known = await rowsOf<{ reference: string }>(
    sql,
    'select reference from payout_provider_record where reconciliation_id = ? and reference = any(?::text[])',
    [run.id, page.flatMap(({ transfers }) => transfers)],
  )
  const reported = new Set(known.map(({ reference }) => reference))
  return {
    older: page
      .filter(({ transfers }) => !transfers.every((id) => reported.has(id)))
      .map((row) => row.payout_id),
    next: page.length === most ? page.at(-1)?.payout_id : undefined,
  }
}

/** Single payouts, as {@link ourPayouts} reads them. */
export function payoutsById(
  sql: Sql,
  run: RunningReconciliation,
  ids: readonly string[],
): Promise<OurPayout[]> {
  return read(sql, run, 'p.id = any(?::text[]) order by p.id', [ids])
}

async function read(
  sql: Sql,
  { started_at }: RunningReconciliation,
  which: string,
  bindings: readonly unknown[],
): Promise<OurPayout[]> {
  const rows = await rowsOf<Row>(sql, payoutsWhere(which), [
    ...bindings,
    started_at,
    new Date(started_at.getTime() - HOUR_MS),
    new Date(started_at.getTime() - MOST_PATIENCE_MS),
    started_at,
  ])
  return rows.map(({ left_minor, on_its_way_minor, ...row }) => ({
    ...row,
    amount_minor: BigInt(row.amount_minor),
    reversed_minor: BigInt(row.reversed_minor),
    ledger: { left_minor: BigInt(left_minor), on_its_way_minor: BigInt(on_its_way_minor) },
    reversals: row.reversals.map((reversal) => ({
      ...reversal,
      amount_minor: BigInt(reversal.amount_minor),
      at: new Date(reversal.at),
    })),
  }))
}

/**
 * The page comes first: what the ledger says is summed for its rows alone. Ids of payouts are in the collation "C", and an
 * index in another is of use only when the comparison names it. The sandbox is told the vendor where there is no account.
 */
const payoutsWhere = (which: string) => `
  with page as materialized (select p.* from payout p where ${which})
  select p.id as payout_id, p.status, p.amount_minor, p.reversed_minor, p.currency_code, p.provider_reference, p.sent_at,
         case p.method when 'sandbox' then coalesce(p.destination, p.vendor_id) else p.destination end as destination,
         p.updated_at >= ?::timestamptz as just_changed,
         coalesce(p.next_attempt_at > ?::timestamptz and p.sent_at > ?::timestamptz, false) as asked_soon,
         (select min(o.id) from payout o
           where o.provider_reference = p.provider_reference and o.method = p.method and o.id <> p.id) as also_named_by,
         coalesce(l.left_minor, 0)::text as left_minor, coalesce(l.on_its_way_minor, 0)::text as on_its_way_minor,
         coalesce((select jsonb_agg(jsonb_build_object('reversal_id', v.id, 'state', v.state, 'amount_minor', v.amount_minor::text,
                     'provider_reference', v.provider_reference, 'at', coalesce(v.closed_at, v.created_at),
                     'just_ended', coalesce(v.closed_at >= ?::timestamptz, false)) order by v.id)
                     from payout_reversal v where v.payout_id = p.id), '[]') as reversals
    from page p
    left join lateral (
      select sum(e.amount_minor) filter (where a.kind = 'clearing') as left_minor,
             sum(e.amount_minor) filter (where a.kind = 'in_transit') as on_its_way_minor
        from ledger_transaction t
        join ledger_posting e on e.transaction_id = t.id
        join ledger_account a on a.id = e.account_id
       where t.source_id = p.id collate "default" and t.source_type = 'payout'
         and t.kind in ('payout_created', 'payout_paid', 'payout_failed', 'payout_reversed', 'reversal')) l on true
   order by p.id`
