import { Text } from '@medusajs/ui'
import { Link } from 'react-router-dom'
import type { Tenant } from '@cityos/contracts'
import { useRead } from '../lib/use-read'

/** Whose operation it is: the tenant's name while it exists, else its id. */
export function OperationTenant({ id }: { id: string }) {
  const { data } = useRead<{ tenant: Tenant }>(`/admin/tenants/${id}`, { staleTime: 60_000 })
  return (
    <Link to={`/tenants/${id}`} className="text-ui-fg-interactive min-w-0">
      <Text size="small" className="break-all">
        {data?.tenant.name ?? id}
      </Text>
    </Link>
  )
}
