import {
  createHook,
  createWorkflow,
  transform,
  when,
  WorkflowResponse,
} from '@medusajs/framework/workflows-sdk'
import {
  associateLocationsWithSalesChannelsStep,
  createRemoteLinkStep,
  createSalesChannelsWorkflow,
  emitEventStep,
  linkSalesChannelsToApiKeyWorkflow,
  releaseLockStep,
} from '@medusajs/medusa/core-flows'
import { TENANT_STORE_EVENTS, type CreateTenantStore } from '@cityos/contracts'
import { addDomainWorkflow } from '../tenant-domain/add-domain'
import { createSellingRegionsWorkflow } from './create-selling-regions'
import { channelInput } from './channel-input'
import { acquireStoreLockStep } from './steps/acquire-store-lock'
import { addProductsToChannelStep } from './steps/add-products-to-channel'
import { createStoreKeyStep } from './steps/create-store-key'
import { createTenantStoreRowStep } from './steps/create-tenant-store-row'
import { planTenantStoreStep } from './steps/plan-tenant-store'
import { storeLinks } from './store-links'
import { storeLock } from './store-lock'

/**
 * Creates a store in the tenant in scope with everything it needs to sell: channel, publishable key, regions,
 * shipping, products and links. All of it or nothing. The row comes first: it takes the handle and the quota.
 * @throws CityosError `validation_failed`, `currency_unknown`, `country_in_use`, `store_handle_taken`, `not_found`,
 * `limit_exceeded`, `tenant_domain_taken`, `stores_busy`.
 */
export const createTenantStoreWorkflow = createWorkflow('create-tenant-store', (input: CreateTenantStore) => {
  const lock = transform({ input }, storeLock)
  acquireStoreLockStep(lock)
  const plan = planTenantStoreStep(input)
  const store = createTenantStoreRowStep(plan.store)
  const channels = createSalesChannelsWorkflow.runAsStep({ input: transform({ plan }, channelInput) })
  const apiKeyId = createStoreKeyStep(plan.store.name)
  const ids = transform({ store, channels, apiKeyId }, ({ store, channels, apiKeyId }) => ({
    storeId: store.id,
    salesChannelId: channels[0]!.id,
    apiKeyId,
  }))
  linkSalesChannelsToApiKeyWorkflow.runAsStep({
    input: transform({ ids }, ({ ids }) => ({ id: ids.apiKeyId, add: [ids.salesChannelId] })),
  })
  const created = when({ plan }, ({ plan }) => plan.selling.regions.length > 0).then(() =>
    createSellingRegionsWorkflow.runAsStep({ input: plan.selling }),
  )
  associateLocationsWithSalesChannelsStep({
    links: transform({ plan, ids }, ({ plan, ids }) =>
      plan.stock_location_ids.map((location_id) => ({ location_id, sales_channel_id: ids.salesChannelId })),
    ),
  })
  addProductsToChannelStep(
    transform({ plan, ids }, ({ plan, ids }) => ({
      sales_channel_id: ids.salesChannelId,
      product_ids: plan.product_ids,
    })),
  )
  when({ input }, ({ input }) => input.domain !== undefined).then(() => {
    addDomainWorkflow.runAsStep({ input: transform({ input, plan, ids }, domainInput) })
  })
  createRemoteLinkStep(
    transform({ plan, ids, created }, ({ plan, ids, created }) =>
      storeLinks({ ...ids, regionIds: [...plan.region_ids, ...(created ?? [])] }),
    ),
  )
  emitEventStep({
    eventName: TENANT_STORE_EVENTS.created,
    data: transform({ store }, ({ store }) => ({ id: store.id })),
  })
  const tenantStoreCreated = createHook('tenantStoreCreated', { store })
  releaseLockStep(lock)
  return new WorkflowResponse(store, { hooks: [tenantStoreCreated] })
})

interface Claim {
  input: CreateTenantStore
  plan: { store: { tenant_id: string } }
  ids: { storeId: string }
}

function domainInput({ input, plan, ids }: Claim) {
  return {
    tenant_id: plan.store.tenant_id,
    domain: { ...input.domain!, store_id: ids.storeId },
  }
}
