import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { changeStatus } from '../../change-status'
import { archiveTenantWorkflow } from '../../../../../workflows/tenant/archive-tenant'

/** Closes a suspended tenant for good. */
export const POST = (request: MedusaRequest<{ reason?: string }>, response: MedusaResponse) =>
  changeStatus(archiveTenantWorkflow, request, response)
