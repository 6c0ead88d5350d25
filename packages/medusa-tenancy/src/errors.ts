export type TenancyErrorCode =
  | 'scope_missing'
  | 'tenant_id_invalid'
  | 'platform_only'
  | 'schema_unsafe'
  | 'role_unsafe'
  | 'connection_unsafe'
  | 'configuration_invalid'
  | 'export_invalid'
  | 'import_incomplete'

/** A broken rule of tenancy: a stable code for programs and a sentence with the remedy for people. */
export class TenancyError extends Error {
  constructor(
    readonly code: TenancyErrorCode,
    message: string,
  ) {
    super(message)
    this.name = 'TenancyError'
  }
}
