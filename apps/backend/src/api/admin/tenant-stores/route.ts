import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { CreateTenantStore, ListTenantStores } from '@cityos/contracts'
import { listPage } from '../../../http/paging'
import { tenantStoreDetail, toTenantStores } from '../../../http/tenant-stores/tenant-store-response'
import { createTenantStoreWorkflow } from '../../../workflows/tenant-store/create-tenant-store'
import {
  tenantStoreModule,
  type TenantStoreRecord,
} from '../../../workflows/tenant-store/tenant-store-module'

/** Lists the tenant's stores, newest first. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  const query = request.validatedQuery as ListTenantStores
  const { q, status, type } = query
  const service = tenantStoreModule(request.scope)
  const filters = { ...(q ? { q } : {}), ...(status ? { status } : {}), ...(type ? { type } : {}) }
  const { rows, page } = await listPage(service.listAndCountTenantStores.bind(service), filters, query)
  const tenant_stores = await toTenantStores(request.scope, rows as unknown as TenantStoreRecord[])
  response.json({ tenant_stores, ...page })
}

/** Creates a store that sells at once, or nothing. */
export const POST = async (request: MedusaRequest<CreateTenantStore>, response: MedusaResponse) => {
  const { result } = await createTenantStoreWorkflow(request.scope).run({ input: request.validatedBody })
  response.status(201).json({ tenant_store: await tenantStoreDetail(request.scope, result.id) })
}
