import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { ID_PREFIXES, newId } from '@cityos/contracts'
import { deleteTenantRows } from '../delete-tenant-rows'

/**
 * Chooses the tenant's id before anything is written. Its compensation removes whatever the later steps
 * wrote under that id, finished or cut off half-way, so that those steps need none of their own.
 */
export const reserveTenantIdStep = createStep(
  'reserve-tenant-id',
  async () => {
    const tenantId = newId(ID_PREFIXES.tenant) as string
    return new StepResponse(tenantId, tenantId)
  },
  async (tenantId, { container }) => {
    if (tenantId) await deleteTenantRows(container, tenantId)
  },
)
