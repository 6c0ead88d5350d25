import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { MedusaContainer } from '@medusajs/framework/types'
import type { CreateTenant, ListedTenant, ListTenants, Tenant } from '@cityos/contracts'
import { listPage } from '../../../http/paging'
import { toTenantResponse } from '../../../http/tenants/tenant-response'
import { provisionTenantWorkflow } from '../../../workflows/tenant/provision-tenant'
import { readResourceUsages } from '../../../workflows/tenant/read-usage'
import { tenantModule, type TenantRecord } from '../../../workflows/tenant/tenant-module'

/** Lists the tenants of the platform, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ListTenants
  const service = tenantModule(request.scope)
  const { q, status, tier, country_code } = query
  const given = Object.entries({ q, status, tier, country_code }).filter(([, value]) => value !== undefined)
  const filters = { ...Object.fromEntries(given), provisioned_at: { $ne: null } }
  const { rows, page } = await listPage(service.listAndCountTenants.bind(service), filters, query, [
    'domains',
  ])
  const found = (rows as unknown as TenantRecord[]).map(toTenantResponse)
  const tenants = query.include ? await withUsage(request.scope, found) : found
  response.json({ tenants, ...page })
}

/** Provisions a tenant: everything it needs to sell, or nothing. */
export const POST = async (request: MedusaRequest<CreateTenant>, response: MedusaResponse) => {
  const { result } = await provisionTenantWorkflow(request.scope).run({ input: request.validatedBody })
  response.status(201).json({
    tenant: toTenantResponse(result.tenant),
    commerce: {
      tenant_store_id: result.commerce.storeId,
      publishable_key: result.commerce.publishableKey,
      sales_channel_id: result.commerce.salesChannelId,
      region_id: result.commerce.regionId,
      stock_location_id: result.commerce.stockLocationId,
      shipping_profile_id: result.commerce.shippingProfileId,
    },
  })
}

async function withUsage(container: MedusaContainer, tenants: Tenant[]): Promise<ListedTenant[]> {
  const usages = await readResourceUsages(
    container,
    tenants.map(({ id }) => id),
  )
  return tenants.map((tenant) => ({ ...tenant, usage: usages.get(tenant.id) ?? [] }))
}
