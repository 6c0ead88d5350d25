import { createHook, createWorkflow, WorkflowResponse } from '@medusajs/framework/workflows-sdk'
import { createTenantOperationStep, type NewOperation } from './steps/create-tenant-operation'

/**
 * Writes an operation down; the caller begins it when this has succeeded. One at a time on each tenant.
 * @throws CityosError `operation_running`.
 */
export const startTenantOperationWorkflow = createWorkflow(
  'start-tenant-operation',
  (input: NewOperation) => {
    const operation = createTenantOperationStep(input)
    const operationStarted = createHook('operationStarted', { operation })
    return new WorkflowResponse(operation, { hooks: [operationStarted] })
  },
)
