import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { STORE_VERBS, type StoreVerb } from '../../modules/tenant-store/domain/store-status'
import { transitionTenantStoreWorkflow } from '../../workflows/tenant-store/transition-tenant-store'
import { tenantStoreDetail } from './tenant-store-response'

/** The handler of a route that moves a store to its next status. */
export function moveTo(verb: StoreVerb) {
  return async (request: MedusaRequest, response: MedusaResponse): Promise<void> => {
    const id = request.params['id'] as string
    await transitionTenantStoreWorkflow(request.scope).run({ input: { id, ...STORE_VERBS[verb] } })
    response.json({ tenant_store: await tenantStoreDetail(request.scope, id) })
  }
}
