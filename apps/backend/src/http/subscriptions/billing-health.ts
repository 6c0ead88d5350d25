import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import type { BillingHealth, ListTenantBilling, TenantBilling, TenantBillingList } from '@cityos/contracts'
import { readAcrossTenants } from '@cityos/medusa-tenancy'
import { billingHealthSql, type BillingHealthRow } from '../../modules/subscription/store/billing-health'
import { connectionOf } from '../../workflows/connection'
import { subscriptionModule } from '../../workflows/subscription/subscription-module'
import { readTenantsPage } from '../tenants-page'

const OWN = billingHealthSql(`t.id = current_setting('app.tenant')`)
const ALL = billingHealthSql(`t.status <> 'archived'`)

const PAGE = `
  select * from (${ALL}) health
   where tenant_id > ? and (?::text is null or status = ?) order by tenant_id limit ?`

const TOTALS = `
  select count(*)::int as tenants, coalesce(max(lag_seconds), 0)::int as lag_seconds,
         ${[
           ...['due_cycles', 'late_cycles', 'late_retries', 'stuck_cycles', 'blocked_cycles'],
           ...['unclear_attempts', 'unconfirmed_attempts', 'surplus_attempts'],
         ]
           .map((name) => `coalesce(sum(${name}), 0)::int as ${name}`)
           .join(', ')}
    from (${ALL}) health`

/** How the billing of the tenant in scope does, by the time of its subscriptions. */
export async function readBillingHealth(container: MedusaContainer): Promise<BillingHealth> {
  const { rows } = await connectionOf(container).raw<{ rows: BillingHealthRow[] }>(OWN, [
    ...timesOf(container),
  ])
  const { tenant_id: _id, handle: _handle, jobs, ...row } = rows[0]!
  return { ...told(row), jobs: (jobs ?? []).map(toRun) }
}

/** One page of tenants with how their billing does, and what all of them come to. @throws CityosError `cursor_invalid`. */
export async function listTenantBilling(
  container: MedusaContainer,
  query: ListTenantBilling,
): Promise<TenantBillingList> {
  const bindings = timesOf(container)
  const reason = 'how the billing of tenants does'
  const wanted = { list: 'tenant-billing', reason, sql: PAGE, bindings }
  const { rows, page } = await readTenantsPage<BillingHealthRow>(container, wanted, query)
  const [totals] = await readAcrossTenants<TenantBillingList['totals']>(connectionOf(container) as never, {
    ...{ reason, sql: TOTALS, bindings },
  })
  return {
    tenant_billing: rows.map(({ jobs: _jobs, ...row }): TenantBilling => told(row)),
    totals: totals!,
    ...page,
  }
}

const timesOf = (container: MedusaContainer) => [
  subscriptionModule(container).clock.now().toISOString(),
  systemClock.now().toISOString(),
]

const told = <Row extends { oldest_unclear_at: Date | null }>(row: Row) => ({
  ...row,
  oldest_unclear_at: row.oldest_unclear_at?.toISOString() ?? null,
})

const toRun = (run: BillingHealth['jobs'][number]): BillingHealth['jobs'][number] => ({
  ...run,
  started_at: moment(run.started_at),
  finished_at: moment(run.finished_at),
  last_failed_at: run.last_failed_at && moment(run.last_failed_at),
})

const moment = (text: string) => new Date(text).toISOString()
