/** A failure the person at the keyboard can act on: what happened (one sentence) and what to do about it (one more). */
export class StackError extends Error {
  override readonly name = 'StackError'

  constructor(
    readonly code: StackErrorCode,
    message: string,
    readonly remedy: string,
    options?: ErrorOptions,
  ) {
    super(message, options)
  }
}

export type StackErrorCode =
  | 'port_taken'
  | 'invalid_setting'
  | 'already_running'
  | 'folder_unwritable'
  | 'disk_full'
  | 'postgres_unavailable'
  | 'postgres_cannot_run_as_root'
  | 'postgres_version_mismatch'
  | 'postgres_folder_owner'
  | 'postgres_folder_not_a_cluster'
  | 'postgres_folder_in_use'
  | 'postgres_failed'
  | 'cerbos_unavailable'
  | 'cerbos_folder_in_use'
  | 'cerbos_failed'
  | 'content_crashed'
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_role_too_weak'
  | 'database_missing'
  | 'step_failed'
  | 'backend_crashed'
  | 'interrupted'
