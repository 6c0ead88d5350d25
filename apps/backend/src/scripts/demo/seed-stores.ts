import type { MedusaContainer } from '@medusajs/framework/types'
import { Modules } from '@medusajs/framework/utils'
import { CreateTenantStore } from '@cityos/contracts'
import { domainsOfStores } from '../../http/domains/store-domains'
import { createTenantStoreWorkflow } from '../../workflows/tenant-store/create-tenant-store'
import { storeCommerce } from '../../workflows/tenant-store/store-commerce'
import { tenantStoreModule } from '../../workflows/tenant-store/tenant-store-module'
import type { DemoStore } from './demo-data'
import { placeOrder } from './place-order'

export interface SeededStore {
  id: string
  handle: string
  name: string
  host: string | undefined
  publishableKey: string
  salesChannelId: string
  regionId: string
}

/** The stores of the tenant in scope, oldest first. */
export async function listStores(container: MedusaContainer): Promise<SeededStore[]> {
  const stores = await tenantStoreModule(container).listTenantStores({}, { order: { id: 'ASC' } })
  const ids = stores.map(({ id }) => id)
  const domains = await domainsOfStores(container, ids)
  return Promise.all(
    stores.map(async ({ id, handle, name }) => {
      const { api_key: key, sales_channel: channel, regions } = await storeCommerce(container, id)
      return {
        ...{ id, handle, name },
        host: domains.get(id)?.[0]?.host,
        publishableKey: key!.token,
        salesChannelId: channel!.id,
        regionId: regions[0]!.id,
      }
    }),
  )
}

/** Opens the tenant's second store at a host of its own, with some of the products, and sells in it; once. */
export async function createSecondStore(container: MedusaContainer, demo: DemoStore): Promise<void> {
  const existing = await tenantStoreModule(container).listTenantStores({ handle: demo.handle })
  if (existing.length) return
  const products = await container
    .resolve(Modules.PRODUCT)
    .listProducts({ handle: demo.products }, { select: ['id'] })
  const { result } = await createTenantStoreWorkflow(container).run({
    input: CreateTenantStore.parse({
      name: demo.name,
      handle: demo.handle,
      type: demo.type,
      description: demo.description,
      theme: demo.theme,
      new_regions: demo.newRegion ? [demo.newRegion] : [],
      products: products.map(({ id }) => id),
      domain: { kind: 'subdomain', domain: demo.handle },
    }),
  })
  const seeded = (await listStores(container)).find(({ id }) => id === result.id)
  if (seeded) await placeOrder(container, seeded, demo.shopper, [[demo.shopper.sku, 2]])
}
