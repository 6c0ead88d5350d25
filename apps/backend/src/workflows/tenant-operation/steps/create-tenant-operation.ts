import { createStep, StepResponse } from '@medusajs/framework/workflows-sdk'
import { CityosError, ID_PREFIXES, newId, type TenantOperationKind } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { tenantModule } from '../../tenant/tenant-module'
import type { OperationRecord } from '../operation-record'

export interface NewOperation {
  kind: TenantOperationKind
  tenant_id: string
  input: Record<string, unknown>
  requested_by: string | null
}

/** The database decides who was first: its unique violation becomes our conflict. */
export const createTenantOperationStep = createStep(
  'create-tenant-operation',
  async (operation: NewOperation, { container }) => {
    const id = newId(ID_PREFIXES.tenant_operation) as string
    try {
      const created = await runInTenant(PLATFORM_TENANT_ID, () =>
        tenantModule(container).createTenantOperations({ id, ...operation }),
      )
      return new StepResponse(created as unknown as OperationRecord, id)
    } catch (error) {
      if (!(error instanceof Error && error.message.includes('already exists'))) throw error
      throw new CityosError(
        'operation_running',
        `Another operation is working on tenant ${operation.tenant_id}: wait until it has finished.`,
      )
    }
  },
  async (id, { container }) => {
    if (id) await runInTenant(PLATFORM_TENANT_ID, () => tenantModule(container).deleteTenantOperations(id))
  },
)
