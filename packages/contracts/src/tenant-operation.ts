import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { pageQuery } from './paging'
import { TenantHandle } from './tenant'

/** An upload is an export that was brought from another installation. */
export const TenantOperationKind = z.enum(['export', 'import', 'clone', 'purge', 'upload'])
export type TenantOperationKind = z.infer<typeof TenantOperationKind>

export const TenantOperationStatus = z.enum(['pending', 'running', 'succeeded', 'failed', 'cancelled'])
export type TenantOperationStatus = z.infer<typeof TenantOperationStatus>

const Name = z.string().trim().min(1).max(200)

/** Whether staff and customers of the original may sign in to the copy with the passwords that they have. */
const Logins = z.enum(['copy', 'none']).default('copy')

/** A copy of a living tenant, beside it. */
export const CloneTenant = z.strictObject({ handle: TenantHandle, name: Name, logins: Logins })
export type CloneTenant = z.output<typeof CloneTenant>

/** An import of an export: the tenant as it was under its own ids, or a copy of it. */
export const ImportTenant = z.discriminatedUnion('mode', [
  z.strictObject({
    mode: z.literal('restore'),
    export_id: idSchema(ID_PREFIXES.tenant_operation),
    /** Where the tenant's own is taken. */
    handle: TenantHandle.optional(),
    name: Name.optional(),
  }),
  z.strictObject({
    mode: z.literal('clone'),
    export_id: idSchema(ID_PREFIXES.tenant_operation),
    handle: TenantHandle,
    name: Name,
    logins: Logins,
  }),
])
export type ImportTenant = z.output<typeof ImportTenant>

export const PurgeTenant = z.strictObject({ confirmation_token: z.string().min(1).max(500) })
export type PurgeTenant = z.infer<typeof PurgeTenant>

/** What a purge would remove, and the token that confirms it. */
export const PurgeConfirmation = z.object({
  tenant_id: idSchema(ID_PREFIXES.tenant),
  token: z.string(),
  expires_at: z.iso.datetime(),
  /** Rows of each table that has any. */
  rows: z.record(z.string(), z.number().int().min(1)),
  total_rows: z.number().int().min(0),
  files: z.number().int().min(0),
  /** The newest export that could bring the tenant back; null when there is none. */
  last_export: z
    .object({ id: idSchema(ID_PREFIXES.tenant_operation), finished_at: z.iso.datetime() })
    .nullable(),
})
export type PurgeConfirmation = z.infer<typeof PurgeConfirmation>

/** Long work on a whole tenant, as the API answers it. */
export const TenantOperation = z.object({
  id: idSchema(ID_PREFIXES.tenant_operation),
  tenant_id: z.string().nullable(),
  kind: TenantOperationKind,
  status: TenantOperationStatus,
  stage: z.string().nullable(),
  done: z.number().int().min(0),
  total: z.number().int().min(0),
  /** Of the present stage; null while its size is not known. */
  percent: z.number().int().min(0).max(100).nullable(),
  /** How many processes have worked on it: more than one after a crash. */
  attempt: z.number().int().min(0),
  result: z.record(z.string(), z.unknown()).nullable(),
  error: z.object({ code: z.string(), message: z.string() }).nullable(),
  requested_by: z.string().nullable(),
  /** Whether it may still be cancelled: it has not ended, nor come to where there is no way back. */
  cancellable: z.boolean(),
  /** Somebody has cancelled it; until it is `cancelled` it takes back what it has written. */
  cancel_requested_at: z.iso.datetime().nullable(),
  created_at: z.iso.datetime(),
  started_at: z.iso.datetime().nullable(),
  heartbeat_at: z.iso.datetime().nullable(),
  finished_at: z.iso.datetime().nullable(),
})
export type TenantOperation = z.infer<typeof TenantOperation>

export const ListTenantOperations = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({
    tenant_id: idSchema(ID_PREFIXES.tenant).optional(),
    kind: TenantOperationKind.optional(),
    status: TenantOperationStatus.optional(),
  })
export type ListTenantOperations = z.infer<typeof ListTenantOperations>
