import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { createCustomersWorkflow } from '@medusajs/medusa/core-flows'
import { CreateTenant } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { toTenantResponse } from '../../http/tenants/tenant-response'
import { provisionTenantWorkflow } from '../../workflows/tenant/provision-tenant'
import { tenantModule, type TenantRecord } from '../../workflows/tenant/tenant-module'
import { createProducts } from './create-products'
import {
  COUNTRIES,
  CURRENCY,
  CUSTOMER_EMAIL,
  DEMO_PRODUCTS,
  FIRST_SHOPPER,
  PLATFORM_ADMIN,
  type DemoTenant,
} from './demo-data'
import { placeOrder } from './place-order'
import { createSecondStore, listStores, type SeededStore } from './seed-stores'

/** Provisions one demo tenant, fills its two stores and sells in each; answers its demo.json entry. */
export async function seedTenant(container: MedusaContainer, demo: DemoTenant) {
  const admin = { email: demo.adminEmail, password: PLATFORM_ADMIN.password }
  const tenant = await findOrProvision(container, demo, admin)
  const { host } = toTenantResponse(tenant)
  const { stores, products } = await runInTenant(tenant.id, async () => {
    const [first] = await listStores(container)
    if (first && !(await hasProducts(container))) await fillFirstStore(container, demo, first)
    await createSecondStore(container, demo.second)
    return { stores: await listStores(container), products: await listProducts(container) }
  })
  return {
    ...{ id: tenant.id, handle: tenant.handle, host, admin },
    publishableKey: stores[0]!.publishableKey,
    products,
    stores: stores.map(({ id, handle, name, host: own, publishableKey }) => ({
      ...{ id, handle, name, publishableKey },
      host: own ?? host,
    })),
  }
}

async function fillFirstStore(container: MedusaContainer, demo: DemoTenant, first: SeededStore) {
  await createProducts(container, demo, first.salesChannelId)
  await createCustomersWorkflow(container).run({
    input: { customersData: [{ email: CUSTOMER_EMAIL, first_name: 'Sam', last_name: 'Shopper' }] },
  })
  await placeOrder(container, first, FIRST_SHOPPER, [[FIRST_SHOPPER.sku, 2]])
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
    input: CreateTenant.parse({
      handle: demo.handle,
      name: demo.name,
      tier: 'growth',
      currency_code: CURRENCY,
      country_codes: COUNTRIES,
      store: { theme: demo.theme },
      admin,
    }),
  })
  return result.tenant
}

async function listProducts(container: MedusaContainer): Promise<{ id: string; handle: string }[]> {
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts(
      { handle: DEMO_PRODUCTS.map(({ handle }) => handle) },
      { select: ['id', 'handle'], order: { handle: 'ASC' } },
    )
  return products.map(({ id, handle }) => ({ id, handle }))
}

async function hasProducts(container: MedusaContainer): Promise<boolean> {
  return (await container.resolve(Modules.PRODUCT).listProducts({}, { take: 1 })).length > 0
}
