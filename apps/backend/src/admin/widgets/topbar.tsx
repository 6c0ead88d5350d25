import { defineWidgetConfig } from '@medusajs/admin-sdk'
import '../acting/start'
import { useScope } from '../lib/use-scope'
import { TenantSwitcher } from '../tenants/tenant-switcher'

/** Above every page of the platform: the way to a tenant's own admin. */
const Topbar = () => {
  const scope = useScope()
  return scope?.kind === 'platform' ? <TenantSwitcher /> : null
}
export default Topbar

export const config = defineWidgetConfig({ zone: 'topbar' })
