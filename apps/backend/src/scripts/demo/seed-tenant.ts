import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createCustomersWorkflow } from '@medusajs/medusa/core-flows'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { toTenantResponse } from '../../http/tenant-response'
import { provisionTenantWorkflow } from '../../workflows/tenant/provision-tenant'
import { tenantModule, type TenantRecord } from '../../workflows/tenant/tenant-module'
import { COUNTRIES, CURRENCY, CUSTOMER_EMAIL, PLATFORM_ADMIN, type DemoTenant } from './demo-data'
import { placeOrder } from './place-order'
import { createProducts } from './create-products'

/** Provisions one demo tenant, fills its catalogue and places its first order; answers its demo.json entry. */
export async function seedTenant(container: MedusaContainer, demo: DemoTenant) {
  const admin = { email: demo.adminEmail, password: PLATFORM_ADMIN.password }
  const tenant = await findOrProvision(container, demo, admin)
  const publishableKey = await runInTenant(tenant.id, async () => {
    const [key] = await container.resolve(Modules.API_KEY).listApiKeys({ type: 'publishable' })
    if (!(await hasProducts(container))) {
      await createProducts(container, demo)
      await createCustomersWorkflow(container).run({
        input: { customersData: [{ email: CUSTOMER_EMAIL, first_name: 'Sam', last_name: 'Shopper' }] },
      })
      await placeOrder(container)
    }
    return key!.token
  })
  return { id: tenant.id, handle: tenant.handle, host: toTenantResponse(tenant).host, publishableKey, admin }
}

async function findOrProvision(
  container: MedusaContainer,
  demo: DemoTenant,
  admin: { email: string; password: string },
): Promise<TenantRecord> {
  const [existing] = await runInTenant(PLATFORM_TENANT_ID, () =>
    tenantModule(container).listTenants({ handle: demo.handle, provisioned_at: { $ne: null } }),
  )
  if (existing) return existing as unknown as TenantRecord
  const { result } = await provisionTenantWorkflow(container).run({
    input: {
      handle: demo.handle,
      name: demo.name,
      tier: 'growth',
      currency_code: CURRENCY,
      country_codes: COUNTRIES,
      time_zone: 'UTC',
      admin,
    },
  })
  return result.tenant
}

async function hasProducts(container: MedusaContainer): Promise<boolean> {
  return (await container.resolve(Modules.PRODUCT).listProducts({}, { take: 1 })).length > 0
}
