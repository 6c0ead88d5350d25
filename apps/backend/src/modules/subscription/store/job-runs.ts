import type { Knex } from '@medusajs/framework/mikro-orm/knex'
import { ID_PREFIXES, newId } from '@cityos/contracts'

/** How a run of a job went in the tenant in scope. */
export interface JobRun {
  name: string
  started_at: Date
  finished_at: Date
  cycles: number
  failures: number
  error: string | null
}

const LONGEST_ERROR = 500

/** Writes the run down where anything is sold again and again; of two at once the one that ended later stays. */
export async function noteJobRun(trx: Pick<Knex, 'raw'>, run: JobRun): Promise<void> {
  const error = run.error?.slice(0, LONGEST_ERROR) ?? null
  await trx.raw(
    `insert into billing_job_run
            (id, name, started_at, finished_at, cycles, failures, last_error, last_failed_at)
     select :id, :name, :started_at, :finished_at, :cycles, :failures, :error::text,
            case when :error::text is not null then :finished_at::timestamptz end
      where exists (select from subscription_billing)
     on conflict (tenant_id, name) do update
        set started_at = excluded.started_at, finished_at = excluded.finished_at, cycles = excluded.cycles,
            failures = excluded.failures,
            last_error = coalesce(excluded.last_error, billing_job_run.last_error),
            last_failed_at = coalesce(excluded.last_failed_at, billing_job_run.last_failed_at)
      where billing_job_run.finished_at <= excluded.finished_at`,
    {
      ...{ id: newId(ID_PREFIXES.billing_job_run), name: run.name, error },
      ...{ started_at: run.started_at, finished_at: run.finished_at },
      ...{ cycles: run.cycles, failures: run.failures },
    },
  )
}
