import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import type { UpdateTenantStore } from '@cityos/contracts'
import { tenantStoreDetail } from '../../../../http/tenant-stores/tenant-store-response'
import { deleteTenantStoreWorkflow } from '../../../../workflows/tenant-store/delete-tenant-store'
import { updateTenantStoreWorkflow } from '../../../../workflows/tenant-store/update-tenant-store'

/** Reads one store with its regions, channel, key, domains and counts. */
export const GET = async (request: MedusaRequest, response: MedusaResponse) => {
  response.json({ tenant_store: await tenantStoreDetail(request.scope, request.params['id'] as string) })
}

/** Changes a store. */
export const POST = async (request: MedusaRequest<UpdateTenantStore>, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await updateTenantStoreWorkflow(request.scope).run({ input: { id, update: request.validatedBody } })
  response.json({ tenant_store: await tenantStoreDetail(request.scope, id) })
}

/** Deletes a store that never sold. */
export const DELETE = async (request: MedusaRequest, response: MedusaResponse) => {
  const id = request.params['id'] as string
  await deleteTenantStoreWorkflow(request.scope).run({ input: { id } })
  response.json({ id, object: 'tenant_store', deleted: true })
}
