import type { MedusaContainer } from '@medusajs/framework/types'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { systemClock } from '@cityos/calendar'
import { CityosError, type CreateTenant } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { freeAbandonedHandle } from '../free-abandoned-handle'
import { placementOf } from '../placement-of'
import { tenantModule } from '../tenant-module'

interface Input {
  tenantId: string
  tenant: CreateTenant
}

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
    initial_placement: { ...placementOf(tenant) },
    currency_codes: [currency_code],
    default_currency_code: currency_code,
    locales: locale ? [locale] : [],
    default_locale: locale ?? null,
    time_zone,
  }
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
