import { rowsOf, type Sql } from './sql'
import { PAYOUT_COLUMNS, toPayout, type PayoutRecord } from './payouts'

/** One file for the bank. */
export interface BatchRecord {
  id: string
  currency_code: string
  payout_count: number
  amount_minor: string
  message_id: string
  file_sealed: string
  execution_date: string
  downloaded_at: Date | null
  created_at: Date
}

const COLUMNS = `id, currency_code, payout_count, amount_minor, message_id, file_sealed,
  to_char(execution_date, 'YYYY-MM-DD') as execution_date, downloaded_at, created_at`

/** Payouts by bank whose time has come, in one currency; nobody else has them until the transaction ends. */
export async function claimForFile(sql: Sql, now: Date, most: number): Promise<PayoutRecord[]> {
  const rows = await rowsOf<Parameters<typeof toPayout>[0]>(
    sql,
    `select ${PAYOUT_COLUMNS} from payout
      where status = 'pending' and method = 'bank_transfer' and next_attempt_at <= ?
        and currency_code = (select min(currency_code) from payout
                              where status = 'pending' and method = 'bank_transfer' and next_attempt_at <= ?)
      order by id limit ? for update skip locked`,
    [now, now, most],
  )
  return rows.map(toPayout)
}

export async function insertBatch(
  sql: Sql,
  batch: Omit<BatchRecord, 'downloaded_at' | 'created_at'>,
): Promise<void> {
  await sql.raw(
    `insert into payout_batch (id, currency_code, payout_count, amount_minor, message_id, file_sealed, execution_date)
     values (?, ?, ?, ?, ?, ?, ?::date)`,
    [
      ...[batch.id, batch.currency_code, batch.payout_count, batch.amount_minor],
      ...[batch.message_id, batch.file_sealed, batch.execution_date],
    ],
  )
}

/** A file of the tenant's; notes that somebody has it when they take it. */
export async function takeBatch(sql: Sql, id: string, now: Date): Promise<BatchRecord | undefined> {
  const [row] = await rowsOf<BatchRecord>(
    sql,
    `update payout_batch set downloaded_at = coalesce(downloaded_at, ?::timestamptz) where id = ? returning ${COLUMNS}`,
    [now, id],
  )
  return row
}
