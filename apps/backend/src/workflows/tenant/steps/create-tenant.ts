import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, type CreateTenant } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { deleteTenantRows } from '../delete-tenant-rows'
import { tenantModule } from '../tenant-module'

interface Input {
  tenantId: string
  tenant: CreateTenant
}

/** A provisioning that has not finished after this time was cut off by a crash: its handle is free again. */
const ABANDONED_AFTER_MS = 60_000

/** Enters the tenant in the registry; no host resolves to it yet. */
export const createTenantStep = createStep(
  'create-tenant',
  async ({ tenantId, tenant }: Input, { container }) => {
    await runInTenant(PLATFORM_TENANT_ID, async () => {
      await freeAbandonedHandle(container, tenant.handle)
      await register(container, tenantId, tenant)
    })
    return new StepResponse(tenantId)
  },
)

async function register(container: MedusaContainer, tenantId: string, tenant: CreateTenant): Promise<void> {
  const service = tenantModule(container)
  await asConflict('tenant_handle_taken', `The handle "${tenant.handle}" is taken.`, () =>
    service.createTenants({ id: tenantId, handle: tenant.handle, name: tenant.name }),
  )
  const domains = tenant.domains ?? []
  if (!domains.length) return
  await asConflict('tenant_domain_taken', `One of ${domains.join(', ')} belongs to another tenant.`, () =>
    service.createTenantDomains(
      domains.map((domain, index) => ({ domain, is_primary: index === 0, tenant_id: tenantId })),
    ),
  )
}

async function freeAbandonedHandle(container: MedusaContainer, handle: string): Promise<void> {
  const [existing] = await tenantModule(container).listTenants({ handle, provisioned_at: null })
  if (!existing) return
  const ageMs = systemClock.now().getTime() - new Date(existing.created_at).getTime()
  if (ageMs > ABANDONED_AFTER_MS) await deleteTenantRows(container, existing.id)
}

/** The database decides who was first; its unique violation becomes our conflict. */
async function asConflict(
  code: 'tenant_handle_taken' | 'tenant_domain_taken',
  message: string,
  write: () => Promise<unknown>,
): Promise<void> {
  try {
    await write()
  } catch (error) {
    if (error instanceof Error && error.message.includes('already exists'))
      throw new CityosError(code, message)
    throw error
  }
}
