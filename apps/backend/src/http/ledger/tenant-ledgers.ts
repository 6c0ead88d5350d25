import type { MedusaContainer } from '@medusajs/framework/types'
import type { ListTenantLedgers, TenantLedger } from '@cityos/contracts'
import { UNCHECKED_AFTER_MS } from '../../modules/ledger/store/findings'
import { readTenantsPage } from '../tenants-page'

type Row = Omit<TenantLedger, 'checked_at'> & { checked_at: Date | null }

/** What {@link ledgerHealth} says of one tenant, of all that are not archived. */
const SQL = `
  select * from (
    select t.id as tenant_id, t.handle, c.finished_at as checked_at, f.findings,
           case when f.findings > 0 then 'findings' when c.finished_at > ?::timestamptz then 'ok'
                else 'unchecked' end as status
      from tenant t left join ledger_check c on c.tenant_id = t.id
      cross join lateral (select count(*)::int as findings from ledger_finding
                           where tenant_id = t.id and resolved_at is null) f
     where t.deleted_at is null and t.status <> 'archived' and t.id > ?) as each
   where ?::text is null or status = ? order by tenant_id limit ?`

/** One page of tenants with how their ledgers do. Only on the platform's host. @throws CityosError `cursor_invalid`. */
export async function listTenantLedgers(container: MedusaContainer, query: ListTenantLedgers, now: Date) {
  const freshSince = new Date(now.getTime() - UNCHECKED_AFTER_MS).toISOString()
  const { rows, page } = await readTenantsPage<Row>(
    container,
    { list: 'tenant-ledgers', reason: 'how the ledgers of tenants do', sql: SQL, bindings: [freshSince] },
    query,
  )
  return {
    tenant_ledgers: rows.map((row): TenantLedger => ({
      ...row,
      checked_at: row.checked_at?.toISOString() ?? null,
    })),
    ...page,
  }
}
