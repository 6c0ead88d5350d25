import type { MedusaRequest } from '@medusajs/framework/http'
import type { TenantOperation } from '@cityos/contracts'
import { isCancellable } from '../../workflows/tenant-operation/cancel-operation'
import type { OperationRecord } from '../../workflows/tenant-operation/operation-record'

const iso = (at: Date | string | null) => (at ? new Date(at).toISOString() : null)

/** An operation as the API answers it. */
export function toOperationResponse(operation: OperationRecord): TenantOperation {
  const { done, total, status, error_code: code, error_message: message } = operation
  return {
    id: operation.id,
    tenant_id: operation.tenant_id,
    kind: operation.kind,
    status,
    stage: operation.stage,
    done,
    total,
    percent: status === 'succeeded' ? 100 : total ? Math.min(100, Math.floor((100 * done) / total)) : null,
    attempt: operation.attempt,
    result: operation.result,
    error: code ? { code, message: message ?? '' } : null,
    requested_by: operation.requested_by,
    cancellable: isCancellable(operation),
    cancel_requested_at: iso(operation.cancel_requested_at),
    created_at: iso(operation.created_at) as string,
    started_at: iso(operation.started_at),
    heartbeat_at: iso(operation.heartbeat_at),
    finished_at: iso(operation.finished_at),
  }
}

/** Who asked for an operation: the signed-in user or the key. */
export function requesterOf(request: MedusaRequest) {
  const { auth_context: auth } = request as { auth_context?: { actor_id?: string } }
  return { container: request.scope, requested_by: auth?.actor_id ?? null }
}
