import type { TenantStore } from '@cityos/contracts'
import { DomainsSection } from '../domains/domains-section'
import { useOwnDomainRights } from '../domains/rights'
import { useScope } from '../lib/use-scope'

/** The hosts that lead to a store alone. */
export function StoreDomains({ store }: { store: TenantStore }) {
  const tenant = useScope()?.tenant
  const rights = useOwnDomainRights()
  if (!tenant) return null
  // An archived store sells nowhere any more.
  const mayAdd = rights.mayAdd && store.status !== 'archived'
  return (
    <DomainsSection
      path="/admin/tenant/domains"
      tenant={tenant}
      rights={{ ...rights, mayAdd }}
      storeId={store.id}
    />
  )
}
