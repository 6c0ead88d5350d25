import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { changeStatus } from '../../change-status'
import { activateTenantWorkflow } from '../../../../../workflows/tenant/activate-tenant'

/** Ends a tenant's trial. */
export const POST = (request: MedusaRequest<{ reason?: string }>, response: MedusaResponse) =>
  changeStatus(activateTenantWorkflow, request, response)
