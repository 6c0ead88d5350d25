import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys } from '@medusajs/framework/utils'
import { LimitedResource, type TenantUsage } from '@cityos/contracts'

interface QuotaRow {
  tenant_id: string
  resource: LimitedResource
  used: string
  maximum: string | null
}

/** How much of each limit a tenant has used. In the tenant's own scope or the platform's. */
export async function readResourceUsage(
  container: MedusaContainer,
  tenantId: string,
): Promise<TenantUsage['resources']> {
  return (await readResourceUsages(container, [tenantId])).get(tenantId) as TenantUsage['resources']
}

/** The same for several tenants, in one query; each of them is in the answer. */
export async function readResourceUsages(
  container: MedusaContainer,
  tenantIds: readonly string[],
): Promise<Map<string, TenantUsage['resources']>> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  const rows = (await connection('tenant_quota').whereIn('tenant_id', [...tenantIds])) as QuotaRow[]
  return new Map(
    tenantIds.map((id) => [
      id,
      LimitedResource.options.map((resource) =>
        usageOf(
          resource,
          rows.find((row) => row.tenant_id === id && row.resource === resource),
        ),
      ),
    ]),
  )
}

function usageOf(resource: LimitedResource, row: QuotaRow | undefined): TenantUsage['resources'][number] {
  const used = Number(row?.used ?? 0)
  const maximum = row?.maximum == null ? null : Number(row.maximum)
  return { resource, used, maximum, percent: percentOf(used, maximum) }
}

/** In whole percent; a limit of nothing is always full. */
export function percentOf(used: number, maximum: number | null): number | null {
  if (maximum === null) return null
  return maximum === 0 ? 100 : Math.round((used * 100) / maximum)
}
