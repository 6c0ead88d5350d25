import { z } from 'zod'
import { PageInfo } from './paging'
import { WebhookDelivery, WebhookDeliveryState } from './webhook-endpoint'

const Moment = z.iso.datetime({ offset: true })
const TenantId = z.string().min(1).max(200)

/** What the lists of the bridge take. On the platform's host they are of all tenants, and `tenant_id` names one. */
const page = {
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(200).optional(),
  tenant_id: TenantId.optional(),
}

/** How the bridge to the content admin does for a tenant, as Medusa sees it. */
export const SyncHealth = z.object({
  tenant_id: z.string(),
  handle: z.string(),
  /** Changes that nobody has looked at yet; more than a thousand are told as a thousand. */
  noted: z.int(),
  /** Messages that wait for their first attempt or are under way. */
  queued: z.int(),
  /** Messages that failed and are tried again. */
  failed: z.int(),
  /** Messages that are given up until somebody replays them. */
  dead: z.int(),
  /** Messages that came in: waiting to be worked on, and given up. */
  inbox_waiting: z.int(),
  inbox_dead: z.int(),
  /** Open ones. */
  conflicts: z.int(),
  /** How long the oldest change that is not delivered has waited; null when nothing waits. */
  lag_ms: z.int().nullable(),
  /** `resting`: left alone for a while after failures in a row; `none`: it was never told anything. */
  connection: z.enum(['open', 'resting', 'disabled', 'gone', 'none']),
  resting_until: Moment.nullable(),
  last_delivered_at: Moment.nullable(),
})
export type SyncHealth = z.infer<typeof SyncHealth>

export const ListSyncHealth = z.strictObject(page)
export type ListSyncHealth = z.output<typeof ListSyncHealth>
/** `bridge`: whether it is on at all. Tenants are in the order of their ids. */
export const SyncHealths = PageInfo.omit({ count: true }).extend({
  bridge: z.boolean(),
  health: z.array(SyncHealth),
})

/** A message to the content admin, the newest first. */
export const SyncDelivery = WebhookDelivery.extend({ tenant_id: z.string() })
export type SyncDelivery = z.infer<typeof SyncDelivery>

export const ListSyncDeliveries = z.strictObject({
  ...page,
  state: WebhookDeliveryState.optional(),
  entity_id: z.string().min(1).max(200).optional(),
})
export type ListSyncDeliveries = z.output<typeof ListSyncDeliveries>
export const SyncDeliveries = PageInfo.omit({ count: true }).extend({
  sync_deliveries: z.array(SyncDelivery),
})

const InboxState = z.enum(['received', 'applied', 'stale', 'duplicate', 'conflict', 'dead'])

/** A message of the content admin, the newest first. */
export const SyncInboxMessage = z.object({
  /** `webhook-id` */
  id: z.string(),
  tenant_id: z.string(),
  event: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  version: z.int(),
  state: InboxState,
  attempts: z.int(),
  last_error: z.string().nullable(),
  received_at: Moment,
  applied_at: Moment.nullable(),
})
export type SyncInboxMessage = z.infer<typeof SyncInboxMessage>

export const ListSyncInbox = z.strictObject({
  ...page,
  state: InboxState.optional(),
  entity_id: z.string().min(1).max(200).optional(),
})
export type ListSyncInbox = z.output<typeof ListSyncInbox>
export const SyncInbox = PageInfo.omit({ count: true }).extend({ sync_messages: z.array(SyncInboxMessage) })

const ConflictState = z.enum(['open', 'taken', 'kept', 'overtaken'])
const Data = z.record(z.string(), z.unknown()).nullable()

/** Two states of one version of a thing: what is held, and what was told afterwards. */
export const SyncConflict = z.object({
  id: z.string(),
  tenant_id: z.string(),
  entity: z.string(),
  entity_id: z.string(),
  version: z.int(),
  state: ConflictState,
  /** Null where it is a deletion, or too old to be in the log. */
  held: Data,
  told: Data,
  resolved_by: z.string().nullable(),
  found_at: Moment,
  resolved_at: Moment.nullable(),
})
export type SyncConflict = z.infer<typeof SyncConflict>

export const ListSyncConflicts = z.strictObject({ ...page, state: ConflictState.default('open') })
export type ListSyncConflicts = z.output<typeof ListSyncConflicts>
export const SyncConflicts = PageInfo.omit({ count: true }).extend({ sync_conflicts: z.array(SyncConflict) })

/** `taken`: what was told counts; `kept`: what is held stays. */
export const ResolveSyncConflict = z.strictObject({ decision: z.enum(['taken', 'kept']) })
export type ResolveSyncConflict = z.output<typeof ResolveSyncConflict>
