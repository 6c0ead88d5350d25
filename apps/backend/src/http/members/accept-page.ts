import type { MedusaContainer } from '@medusajs/framework/types'
import { PLATFORM_TENANT_ID, requireTenantId } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { tenantModule } from '../../workflows/tenant/tenant-module'

const PATH = '/app/invite'

/** Where somebody accepts an invitation into the scope: the page of its own admin, never a host that a caller named. */
export async function acceptPage(container: MedusaContainer): Promise<string> {
  const { PUBLIC_URL, TENANT_BASE_DOMAIN } = currentEnvironment()
  const page = new URL(PATH, PUBLIC_URL)
  const tenantId = requireTenantId()
  if (tenantId === PLATFORM_TENANT_ID) return page.toString()
  const tenant = await tenantModule(container).retrieveTenant(tenantId, { select: ['handle'] })
  page.hostname = `${tenant.handle}.${TENANT_BASE_DOMAIN}`
  return page.toString()
}
