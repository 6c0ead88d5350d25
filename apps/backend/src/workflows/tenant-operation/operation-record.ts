import type { TenantOperationKind, TenantOperationStatus } from '@cityos/contracts'

/** What each kind of operation was asked for. Never holds a secret. */
export interface OperationInputs {
  export: Record<string, never>
  clone: { target_id: string; handle: string; name: string; logins: 'copy' | 'none' }
  import: {
    mode: 'restore' | 'clone'
    export_id: string
    handle?: string | undefined
    name?: string | undefined
    logins?: 'copy' | 'none' | undefined
  }
  purge: Record<string, never>
  upload: Record<string, never>
}

/**
 * `final`: the tenant is open, or its rows have begun to go; there is only forward. `undoing`: what was written is being
 * removed; there is only back.
 */
export type OperationPhase = 'forward' | 'final' | 'undoing'

/** A row of tenant_operation. */
export interface OperationRecord {
  id: string
  tenant_id: string
  kind: TenantOperationKind
  status: TenantOperationStatus
  phase: OperationPhase
  stage: string | null
  done: number
  total: number
  attempt: number
  cursor: OperationCursor | null
  input: Partial<OperationInputs['clone'] & OperationInputs['import']>
  result: Record<string, unknown> | null
  error_code: string | null
  error_message: string | null
  requested_by: string | null
  cancel_requested_at: Date | null
  cancel_requested_by: string | null
  created_at: Date
  started_at: Date | null
  heartbeat_at: Date | null
  finished_at: Date | null
}

/** Where an import goes on: written in the transaction of the rows before it. */
export interface OperationCursor {
  group: number
  offset: number
  done: number
}
