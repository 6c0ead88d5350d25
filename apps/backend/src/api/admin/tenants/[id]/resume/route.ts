import type { MedusaRequest, MedusaResponse } from '@medusajs/framework/http'
import { changeStatus } from '../../change-status'
import { resumeTenantWorkflow } from '../../../../../workflows/tenant/resume-tenant'

/** Opens a suspended tenant again. */
export const POST = (request: MedusaRequest<{ reason?: string }>, response: MedusaResponse) =>
  changeStatus(resumeTenantWorkflow, request, response)
