import { useState } from 'react'
import { useSearchParams } from 'react-router-dom'
import type { AuditLog } from '@cityos/contracts'
import { Failure, Loading } from '../components/states'
import { useScopeReading } from '../lib/use-scope'
import { AuditEntry } from './audit-entry'
import { AuditTable } from './audit-table'
import { filtersOf, type AuditFilters } from './filters'

/** Who did what: a tenant's own, or everybody's on the platform. The address holds the filters. */
export function AuditPage() {
  const [params, setParams] = useSearchParams()
  const [shown, setShown] = useState<AuditLog>()
  const { data, error, refetch } = useScopeReading()
  if (error) return <Failure error={error} onRetry={() => void refetch()} />
  if (!data) return <Loading rows={6} />
  const narrow = (filters: AuditFilters) => {
    setShown(undefined)
    setParams(filters as Record<string, string>)
  }
  return (
    <>
      {/* A cursor belongs to its filters: other ones begin anew. */}
      <AuditTable
        key={params.toString()}
        scope={data.scope}
        filters={filtersOf(params)}
        onFilter={narrow}
        onShow={setShown}
      />
      {shown && <AuditEntry entry={shown} onFilter={narrow} onClose={() => setShown(undefined)} />}
    </>
  )
}
