import type { MedusaContainer } from '@medusajs/framework/types'
import { systemClock } from '@cityos/calendar'
import type { PurgeConfirmation } from '@cityos/contracts'
import { countTenantRows, listFiles } from '@cityos/medusa-tenancy'
import { currentEnvironment } from '../../env'
import { tenantModule } from '../tenant/tenant-module'
import { uploadFolder } from './places'
import { sqlOf } from './platform-sql'
import { makeConfirmation } from './purge-confirmation'
import { archivedTenant } from './request-operation'

/** What a purge would remove, with the token that confirms it. @throws CityosError `not_found`, `illegal_transition`. */
export async function describePurge(
  container: MedusaContainer,
  tenantId: string,
): Promise<PurgeConfirmation> {
  const tenant = await archivedTenant(container, tenantId)
  const rows = await countTenantRows(sqlOf(container), tenantId)
  const files = await listFiles(uploadFolder(tenantId))
  const [last] = await tenantModule(container).listTenantOperations(
    { tenant_id: tenantId, kind: 'export', status: 'succeeded' },
    { order: { id: 'DESC' }, take: 1 },
  )
  const now = systemClock.now()
  const { token, expiresAt } = makeConfirmation(currentEnvironment().COOKIE_SECRET, tenant, now)
  return {
    tenant_id: tenantId,
    token,
    expires_at: expiresAt.toISOString(),
    rows,
    total_rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
    files: files.length,
    last_export: last?.finished_at
      ? { id: last.id, finished_at: new Date(last.finished_at).toISOString() }
      : null,
  }
}
