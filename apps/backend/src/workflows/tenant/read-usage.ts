import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LimitedResource, type TenantUsage } from '@cityos/contracts'

interface QuotaRow {
  resource: LimitedResource
  used: string
  maximum: string | null
}

/** How much of each limit a tenant has used. In the tenant's own scope or the platform's. */
export async function readResourceUsage(
  container: MedusaContainer,
  tenantId: string,
): Promise<TenantUsage['resources']> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = (await connection('tenant_quota').where({ tenant_id: tenantId })) as QuotaRow[]
  return LimitedResource.options.map((resource) => {
    const row = rows.find((candidate) => candidate.resource === resource)
    const used = Number(row?.used ?? 0)
    const maximum = row?.maximum == null ? null : Number(row.maximum)
    return { resource, used, maximum, percent: percentOf(used, maximum) }
  })
}

/** In whole percent; a limit of nothing is always full. */
export function percentOf(used: number, maximum: number | null): number | null {
  if (maximum === null) return null
  return maximum === 0 ? 100 : Math.round((used * 100) / maximum)
}
