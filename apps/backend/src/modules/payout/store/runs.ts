import { ID_PREFIXES, newId } from '@cityos/contracts'
import { rowsOf, type Sql } from './sql'

/** One time at which a schedule made payouts, and how far it has come through the vendors. */
export interface RunRecord {
  id: string
  schedule_key: string
  due_at: Date
  cursor_currency: string
  cursor_vendor: string
  created_count: number
  finished_at: Date | null
}

const COLUMNS = 'id, schedule_key, due_at, cursor_currency, cursor_vendor, created_count, finished_at'

/** Notes that a schedule is due, once however many processes do; answers the run while it is not finished. */
export async function beginRun(sql: Sql, key: string, dueAt: Date): Promise<RunRecord | undefined> {
  await sql.raw(
    `insert into payout_run (id, schedule_key, due_at) values (?, ?, ?) on conflict (tenant_id, schedule_key, due_at) do nothing`,
    [newId(ID_PREFIXES.payout_run), key, dueAt],
  )
  const [run] = await rowsOf<RunRecord>(
    sql,
    `select ${COLUMNS} from payout_run where schedule_key = ? and due_at = ? and finished_at is null`,
    [key, dueAt],
  )
  return run
}

/** The run as it stands, for this transaction alone; nothing when it is finished or another process is at it. */
export async function lockRun(sql: Sql, id: string): Promise<RunRecord | undefined> {
  const [run] = await rowsOf<RunRecord>(
    sql,
    `select ${COLUMNS} from payout_run where id = ? and finished_at is null for update skip locked`,
    [id],
  )
  return run
}

/** Notes how far a run has come; without a place it is finished. */
export async function moveRun(
  sql: Sql,
  run: RunRecord,
  to: { currency: string; vendor: string } | null,
  created: number,
): Promise<void> {
  await sql.raw(
    `update payout_run set cursor_currency = ?, cursor_vendor = ?, created_count = created_count + ?,
            finished_at = case when ? then now() end where id = ?`,
    [to?.currency ?? run.cursor_currency, to?.vendor ?? run.cursor_vendor, created, to === null, run.id],
  )
}
