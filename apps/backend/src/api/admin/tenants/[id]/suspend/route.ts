import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { changeStatus } from '../../change-status'
import { suspendTenantWorkflow } from '../../../../../workflows/tenant/suspend-tenant'

/** Closes a tenant until it is resumed. */
export const POST = (request: MedusaRequest<{ reason?: string }>, response: MedusaResponse) =>
  changeStatus(suspendTenantWorkflow, request, response)
