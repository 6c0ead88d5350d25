import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, type CreateTenant } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { deleteTenantRows } from '../delete-tenant-rows'
import { placementOf } from '../placement-of'
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
  const taken = `The handle "${tenant.handle}" is taken.`
  await asConflict('tenant_handle_taken', taken, () => service.createTenants(registryEntry(tenantId, tenant)))
  const domains = tenant.domains ?? []
  // The operator who provisions a tenant vouches for its domains.
  const verified = { tenant_id: tenantId, status: 'verified' as const, verified_at: systemClock.now() }
  await asConflict('tenant_handle_taken', taken, () =>
    service.createTenantDomains({
      kind: 'subdomain',
      domain: tenant.handle,
      is_primary: !domains.length,
      ...verified,
    }),
  )
  if (!domains.length) return
  await asConflict('tenant_domain_taken', `One of ${domains.join(', ')} belongs to another tenant.`, () =>
    service.createTenantDomains(
      domains.map((domain, index) => ({
        kind: 'custom' as const,
        domain,
        is_primary: index === 0,
        ...verified,
      })),
    ),
  )
}

function registryEntry(id: string, tenant: CreateTenant) {
  const { handle, name, tier, currency_code, locale, time_zone } = tenant
  return {
    id,
    handle,
    name,
    tier,
    ...placementOf(tenant),
    currency_codes: [currency_code],
    default_currency_code: currency_code,
    locales: locale ? [locale] : [],
    default_locale: locale ?? null,
    time_zone,
  }
}

async function freeAbandonedHandle(container: MedusaContainer, handle: string): Promise<void> {
  const [existing] = await tenantModule(container).listTenants({ handle, provisioned_at: null })
  if (!existing || (await isBeingWorkedOn(container, existing))) return
  const ageMs = systemClock.now().getTime() - new Date(existing.created_at).getTime()
  if (ageMs > ABANDONED_AFTER_MS) await deleteTenantRows(container, existing.id)
}

/** An import keeps its tenant closed until it is whole, a purge until it is gone; neither is abandoned. */
async function isBeingWorkedOn(container: MedusaContainer, tenant: { id: string; status: string }) {
  if (tenant.status === 'archived') return true
  const unfinished = await tenantModule(container).listTenantOperations({ status: ['pending', 'running'] })
  return unfinished.some(
    ({ tenant_id, input }) => tenant_id === tenant.id || input['target_id'] === tenant.id,
  )
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
