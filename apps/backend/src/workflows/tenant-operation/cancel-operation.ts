import { CityosError } from '@cityos/contracts'
import { PLATFORM_TENANT_ID, runInTenant } from '@cityos/medusa-tenancy'
import { findOperation } from './find-operation'
import type { OperationRecord } from './operation-record'
import { sqlOf } from './platform-sql'
import type { Requester } from './request-operation'

/** Whether there is still a way back. */
export function isCancellable({ status, phase, cancel_requested_at: cancelled }: OperationRecord): boolean {
  return status === 'pending' || (status === 'running' && phase === 'forward' && !cancelled)
}

const CANCEL = `
  update tenant_operation
     set cancel_requested_at = coalesce(cancel_requested_at, now()), updated_at = now(),
         cancel_requested_by = coalesce(cancel_requested_by, ?),
         finished_at = case when status = 'pending' then now() end,
         status = case when status = 'pending' then 'cancelled' else status end
   where id = ? and deleted_at is null and (status = 'pending' or status = 'running' and phase = 'forward')
  returning *`

/**
 * Cancels an operation: at once where nobody has begun it, else the process that works on it takes back what it has
 * written, or the one that takes it up. Safe to repeat until it has ended.
 * @throws CityosError `not_found`, `illegal_transition` where there is no way back.
 */
export async function cancelOperation(
  { container, requested_by }: Requester,
  id: string,
): Promise<OperationRecord> {
  const operation = await findOperation(container, id)
  // Looked at before anything waits for the lock of a batch that is being removed.
  if (!mayStillCancel(operation)) return alreadyCancelling(operation)
  const { rows } = await runInTenant(PLATFORM_TENANT_ID, () =>
    sqlOf(container).raw(CANCEL, [requested_by, id]),
  )
  if (rows[0]) return rows[0] as unknown as OperationRecord
  return alreadyCancelling(await findOperation(container, id))
}

const mayStillCancel = ({ status, phase }: OperationRecord) =>
  status === 'pending' || (status === 'running' && phase === 'forward')

function alreadyCancelling(operation: OperationRecord): OperationRecord {
  const { id, status, phase, cancel_requested_at: cancelled } = operation
  if (status === 'running' && phase === 'undoing' && cancelled) return operation
  throw new CityosError(
    'illegal_transition',
    `Operation ${id} cannot go from "${status}" to "cancelled": ${reasonOf(operation)}.`,
  )
}

function reasonOf({ status, phase, kind }: OperationRecord): string {
  if (status !== 'running') return 'it has ended'
  if (phase === 'undoing') return 'it has failed, and what it has written is being removed'
  if (kind === 'purge') return 'the tenant is closed and its rows are being removed'
  return 'the tenant is open'
}
