import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, Modules } from '@medusajs/framework/utils'
import { StoreTheme } from '@cityos/contracts'
import { requireTenantId } from '@cityos/medusa-tenancy'
import { tenantModule } from '../tenant/tenant-module'
import { createFirstStore } from './create-first-store'
import { tenantStoreModule } from './tenant-store-module'

/**
 * Makes a store of what the tenant in scope sells through, if it has none: its default channel, a key that opens
 * that channel, and all of its regions. Answers the store's id, or null when there is nothing to do or to adopt.
 */
export async function adoptFirstStore(container: MedusaContainer): Promise<string | null> {
  const stores = await tenantStoreModule(container).listTenantStores({}, { take: 1, withDeleted: true })
  const [tenant] = await tenantModule(container).listTenants({ id: requireTenantId() })
  const [settings] = await container.resolve(Modules.STORE).listStores({})
  const salesChannelId = settings?.default_sales_channel_id
  if (stores.length || !tenant || !salesChannelId) return null
  const key = await keyOf(container, salesChannelId)
  const regions = await container.resolve(Modules.REGION).listRegions({}, { order: { created_at: 'ASC' } })
  if (!key || !regions.length) return null
  return createFirstStore(container, {
    name: tenant.name,
    handle: tenant.handle,
    type: 'retail',
    theme: StoreTheme.parse({}),
    locales: tenant.locales?.length ? tenant.locales : ['en'],
    currency_codes: [...new Set(regions.map(({ currency_code }) => currency_code))],
    salesChannelId,
    apiKeyId: key,
    regionIds: regions.map(({ id }) => id),
  })
}

/** The oldest publishable key that opens the channel and was not revoked. */
async function keyOf(container: MedusaContainer, salesChannelId: string): Promise<string | undefined> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: 'api_key',
    fields: ['id', 'sales_channels_link.sales_channel_id'],
    filters: { type: 'publishable', revoked_at: null },
    pagination: { order: { created_at: 'ASC' } },
  })
  const keys = data as unknown as { id: string; sales_channels_link?: { sales_channel_id: string }[] }[]
  const opening = keys.find((key) =>
    key.sales_channels_link?.some((link) => link.sales_channel_id === salesChannelId),
  )
  return opening?.id
}
