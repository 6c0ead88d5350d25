import type { MedusaContainer } from '@medusajs/framework/types'
import { ContainerRegistrationKeys, DefaultsUtils } from '@medusajs/framework/utils'
import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import {
  createApiKeysWorkflow,
  createRefundReasonsWorkflow,
  createRegionsWorkflow,
  createSalesChannelsWorkflow,
  createStoresWorkflow,
  createTaxRegionsWorkflow,
  linkSalesChannelsToApiKeyWorkflow,
} from '@medusajs/medusa/core-flows'
import { FirstStore, type CreateTenant } from '@cityos/contracts'
import { runInTenant } from '@cityos/medusa-tenancy'
import { PAYMENT_SANDBOX_MODULE } from '../../../modules/payment-sandbox'
import type { SandboxBank } from '../../../modules/payment-sandbox/service'
import { createFirstStore } from '../../tenant-store/create-first-store'
import { createShipping } from '../create-shipping'

interface Input {
  tenantId: string
  tenant: CreateTenant
}

/** What a storefront needs to know of a new tenant. */
export interface TenantCommerce {
  storeId: string
  publishableKey: string
  salesChannelId: string
  regionId: string
  stockLocationId: string
  shippingProfileId: string
}

/** Creates, in the new tenant's scope, everything that it needs to sell. */
export const createTenantCommerceStep = createStep(
  'create-tenant-commerce',
  async ({ tenantId, tenant }: Input, { container }) =>
    new StepResponse(await runInTenant(tenantId, () => createCommerce(container, tenant))),
)

async function createCommerce(container: MedusaContainer, tenant: CreateTenant): Promise<TenantCommerce> {
  await createCountries(container)
  const { result: channels } = await createSalesChannelsWorkflow(container).run({
    input: { salesChannelsData: [{ name: 'Online store', description: 'The default sales channel' }] },
  })
  const salesChannelId = channels[0]!.id
  const key = await createPublishableKey(container, salesChannelId)
  const regionId = await createRegion(container, tenant)
  const { stockLocationId, shippingProfileId } = await createShipping(container, tenant, {
    salesChannelId,
    regionId,
  })
  await createStoresWorkflow(container).run({
    input: {
      stores: [
        {
          name: tenant.name,
          supported_currencies: [{ currency_code: tenant.currency_code, is_default: true }],
          default_sales_channel_id: salesChannelId,
          default_region_id: regionId,
          default_location_id: stockLocationId,
        },
      ],
    },
  })
  await createRefundReasonsWorkflow(container).run({ input: { data: REFUND_REASONS } })
  const { name, handle, type, theme } = tenant.store ?? FirstStore.parse({})
  const storeId = await createFirstStore(container, {
    name: name ?? tenant.name,
    handle: handle ?? tenant.handle,
    type,
    theme,
    locales: [tenant.locale ?? 'en'],
    currency_codes: [tenant.currency_code],
    ...{ salesChannelId, apiKeyId: key.id, regionIds: [regionId] },
  })
  return {
    storeId,
    publishableKey: key.token,
    ...{ salesChannelId, regionId, stockLocationId, shippingProfileId },
  }
}

/** The reasons that Medusa's own migrations give to a single store. */
const REFUND_REASONS = [
  {
    label: 'Shipping Issue',
    code: 'shipping_issue',
    description: 'Refund due to lost, delayed, or misdelivered shipment',
  },
  {
    label: 'Customer Care Adjustment',
    code: 'customer_care_adjustment',
    description: 'Refund given as goodwill or compensation',
  },
  {
    label: 'Pricing Error',
    code: 'pricing_error',
    description: 'Refund to correct an overcharge or a wrong discount',
  },
]

async function createCountries(container: MedusaContainer): Promise<void> {
  const connection = container.resolve(ContainerRegistrationKeys.PG_CONNECTION)
  await connection('region_country').insert(
    DefaultsUtils.defaultCountries.map((country) => ({
      iso_2: country.alpha2.toLowerCase(),
      iso_3: country.alpha3.toLowerCase(),
      num_code: country.numeric,
      name: country.name.toUpperCase(),
      display_name: country.name,
    })),
  )
}

async function createPublishableKey(container: MedusaContainer, salesChannelId: string) {
  const { result: keys } = await createApiKeysWorkflow(container).run({
    input: { api_keys: [{ title: 'Storefront', type: 'publishable', created_by: '' }] },
  })
  const key = keys[0]!
  await linkSalesChannelsToApiKeyWorkflow(container).run({ input: { id: key.id, add: [salesChannelId] } })
  return key
}

/** Money is taken by hand, and played where the installation plays: then cards can be saved and charged at once. */
function firstProviders(container: MedusaContainer): string[] {
  const { enabled } = container.resolve<SandboxBank>(PAYMENT_SANDBOX_MODULE)
  return ['pp_system_default', ...(enabled ? ['pp_sandbox_sandbox'] : [])]
}

async function createRegion(container: MedusaContainer, tenant: CreateTenant): Promise<string> {
  const { result: regions } = await createRegionsWorkflow(container).run({
    input: {
      regions: [
        {
          name: tenant.currency_code.toUpperCase(),
          currency_code: tenant.currency_code,
          countries: tenant.country_codes,
          payment_providers: firstProviders(container),
        },
      ],
    },
  })
  await createTaxRegionsWorkflow(container).run({
    input: tenant.country_codes.map((country_code) => ({ country_code, provider_id: 'tp_system' })),
  })
  return regions[0]!.id
}
