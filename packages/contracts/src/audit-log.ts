import { z } from 'zod'
import { pageQuery } from './paging'

export const AuditLogKind = z.enum(['request', 'change'])
export type AuditLogKind = z.infer<typeof AuditLogKind>

/** `denied` was refused by the rules on who may do what; `failed` was allowed and came to nothing. */
export const AuditOutcome = z.enum(['allowed', 'denied', 'failed'])
export type AuditOutcome = z.infer<typeof AuditOutcome>

const Word = z.string().trim().min(1).max(200)

/** What a list and an export of the audit trail can be narrowed to. */
const filters = {
  kind: AuditLogKind.optional(),
  request_id: Word.optional(),
  actor_id: Word.optional(),
  /** A permission such as `product:update`, or a resource such as `product`. */
  action: Word.optional(),
  outcome: AuditOutcome.optional(),
  /** The table of a changed row, and the row's id. */
  table: Word.optional(),
  row_id: Word.optional(),
  from: z.iso.datetime({ offset: true }).optional(),
  /** Exclusive. */
  to: z.iso.datetime({ offset: true }).optional(),
  /** Where the actor signed in: `platform` for what the platform's staff and services did in a tenant. */
  home_tenant_id: Word.optional(),
  /** For the platform's staff on the platform's own host: one tenant of all. */
  tenant_id: Word.optional(),
}
export const ListAuditLogs = pageQuery(['created_at']).omit({ q: true }).extend(filters)
export type ListAuditLogs = z.infer<typeof ListAuditLogs>
export const ExportAuditLogs = z.strictObject(filters)
export type ExportAuditLogs = z.infer<typeof ExportAuditLogs>

/** What was asked for and what it came to; values under names such as `password` or `token` are hidden. */
export const AuditedRequest = z.object({
  route: z.string(),
  path: z.string(),
  outcome: AuditOutcome,
  status: z.number().int(),
  code: z.string().nullable(),
  address: z.string(),
  user_agent: z.string().nullable(),
  input: z.unknown(),
})
export type AuditedRequest = z.infer<typeof AuditedRequest>

/** A row that changed: whole where it was added or removed, the columns that changed otherwise. */
export const AuditedChange = z.object({
  table: z.string(),
  id: z.string().nullable(),
  operation: z.enum(['insert', 'update', 'delete']),
  before: z.record(z.string(), z.unknown()).nullable(),
  after: z.record(z.string(), z.unknown()).nullable(),
})

/** One entry of the audit trail. Entries of one request share `request_id`. */
export const AuditLog = z.object({
  id: z.string(),
  tenant_id: z.string(),
  /** Null once the tenant is gone. */
  tenant_name: z.string().nullable(),
  occurred_at: z.iso.datetime(),
  kind: AuditLogKind,
  request_id: z.string(),
  actor: z.object({
    type: z.string(),
    id: z.string(),
    /** Name or e-mail of a person, title of a key; null where nobody knows it any more. */
    name: z.string().nullable(),
    /** Where the actor signed in: another than `tenant_id` for staff of the platform. */
    home_tenant_id: z.string(),
  }),
  action: z.string(),
  reason: z.string().nullable(),
  request: AuditedRequest.nullable(),
  change: AuditedChange.nullable(),
})
export type AuditLog = z.infer<typeof AuditLog>
