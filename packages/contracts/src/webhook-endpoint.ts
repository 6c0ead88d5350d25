import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo, pageQuery } from './paging'

/** What Medusa tells the endpoints of a tenant, by noun; each message carries the whole state of the thing. */
export const WEBHOOK_NOUNS = {
  product: 'ProductState',
  order: 'OrderState',
  vendor: 'VendorState',
  store: 'StoreState',
  tenant: 'TenantState',
  commission_rule: 'CommissionRuleState',
  payout: 'PayoutState',
  payout_finding: 'PayoutFindingState',
  dispute: 'DisputeState',
  vendor_order: 'VendorOrderState',
  subscription: 'SubscriptionState',
  billing_cycle: 'BillingCycleState',
  subscription_plan: 'SubscriptionPlanState',
  vendor_document: 'VendorDocumentState',
  vendor_member: 'VendorMemberState',
  vendor_acceptance: 'VendorAcceptanceState',
  payout_account: 'PayoutAccountState',
  payout_reversal: 'PayoutClawbackState',
  payout_reconciliation: 'PayoutReconciliationState',
  ledger_finding: 'LedgerFindingState',
} as const
export type WebhookNoun = keyof typeof WEBHOOK_NOUNS

const NOUNS = Object.keys(WEBHOOK_NOUNS) as WebhookNoun[]
const VERBS = ['created', 'updated', 'deleted'] as const

/** Every event by its name, such as `product.updated`. */
export const WEBHOOK_EVENTS = NOUNS.flatMap((noun) => VERBS.map((verb) => `${noun}.${verb}` as const))
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number]

/** What an endpoint may ask for: an event, all of a noun (`product.*`), or `*`. Those that come later are in the last two. */
export const WEBHOOK_WISHES = ['*', ...NOUNS.map((noun) => `${noun}.*` as const), ...WEBHOOK_EVENTS] as const
const Wish = z.enum(WEBHOOK_WISHES as unknown as [string, ...string[]])

/** A message that a person sends to see whether an endpoint answers. */
export const WEBHOOK_PING = 'webhook.ping'

/** More would make each change of a product that many deliveries. */
export const MOST_WEBHOOK_ENDPOINTS = 20

const Events = z
  .array(Wish)
  .min(1)
  .max(WEBHOOK_WISHES.length)
  .refine((events) => new Set(events).size === events.length, 'lists an event twice')

/** Whether the address may be called is asked when it is saved, and again each time it is called. */
const Address = z
  .url({ protocol: /^https?$/, error: 'must be an address such as https://erp.example.com/hooks' })
  .max(2_000)
  .refine((url) => !/^https?:\/\/[^/]*@/.test(url), 'may hold no user name and no password')
  .refine((url) => !url.includes('#'), 'may have no part after "#": nobody would get it')

export const CreateWebhookEndpoint = z.strictObject({
  url: Address,
  description: z.string().trim().max(500).nullable().default(null),
  events: Events,
})
export type CreateWebhookEndpoint = z.output<typeof CreateWebhookEndpoint>

/** `enabled` also brings back one that answered 410, and lets one be called at once that is resting after failures. */
export const UpdateWebhookEndpoint = z
  .strictObject({
    url: Address.optional(),
    description: z.string().trim().max(500).nullable().optional(),
    events: Events.optional(),
    state: z.enum(['enabled', 'disabled']).optional(),
  })
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
export type UpdateWebhookEndpoint = z.output<typeof UpdateWebhookEndpoint>

/** How long messages are signed with the secret of before as well; 0 ends it at once. */
export const RotateWebhookSecret = z.strictObject({
  overlap_hours: z
    .int()
    .min(0)
    .max(7 * 24)
    .default(24),
})
export type RotateWebhookSecret = z.output<typeof RotateWebhookSecret>

const Moment = z.iso.datetime({ offset: true })

export const WebhookEndpoint = z.object({
  id: idSchema(ID_PREFIXES.webhook_endpoint),
  url: z.string(),
  description: z.string().nullable(),
  events: z.array(z.string()),
  /** `gone`: it answered 410, and nothing is sent until somebody enables it. */
  state: z.enum(['enabled', 'disabled', 'gone']),
  state_reason: z.string().nullable(),
  /** Failures in a row. */
  failures: z.int(),
  /** Until when it is left alone after too many of them. */
  resting_until: Moment.nullable(),
  last_delivered_at: Moment.nullable(),
  /** Messages that wait to be sent or tried again. */
  waiting: z.int(),
  /** Until when the secret of before the last rotation signs too. */
  previous_secret_until: Moment.nullable(),
  created_at: Moment,
  updated_at: Moment,
})
export type WebhookEndpoint = z.infer<typeof WebhookEndpoint>

/** An endpoint with its secret, which no later answer holds. */
export const MadeWebhookEndpoint = z.object({ webhook_endpoint: WebhookEndpoint, secret: z.string() })
export type MadeWebhookEndpoint = z.infer<typeof MadeWebhookEndpoint>

export const ListWebhookEndpoints = pageQuery(['created_at'])
export type ListWebhookEndpoints = z.output<typeof ListWebhookEndpoints>

export const WebhookDeliveryState = z.enum([
  'queued',
  'sending',
  'retrying',
  'delivered',
  'dead',
  'superseded',
  'canceled',
])
export type WebhookDeliveryState = z.infer<typeof WebhookDeliveryState>

export const ListWebhookDeliveries = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(200).optional(),
  endpoint_id: idSchema(ID_PREFIXES.webhook_endpoint).optional(),
  state: WebhookDeliveryState.optional(),
  event: z.string().min(1).max(100).optional(),
  /** All messages about one thing. */
  entity_id: z.string().min(1).max(200).optional(),
})
export type ListWebhookDeliveries = z.output<typeof ListWebhookDeliveries>

/** One message to one endpoint, newest first in lists; without its body there. */
export const WebhookDelivery = z.object({
  /** `webhook-id`, the same in every attempt. */
  id: z.string(),
  endpoint_id: z.string(),
  event: z.string(),
  entity_id: z.string(),
  version: z.int(),
  state: WebhookDeliveryState,
  attempts: z.int(),
  next_attempt_at: Moment.nullable(),
  /** The HTTP status of the last answer; null where none came. */
  last_status: z.int().nullable(),
  last_error: z.string().nullable(),
  last_latency_ms: z.int().nullable(),
  occurred_at: Moment,
  delivered_at: Moment.nullable(),
  replay_of: z.string().nullable(),
})
export type WebhookDelivery = z.infer<typeof WebhookDelivery>

export const WholeWebhookDelivery = WebhookDelivery.extend({
  /** The text that is signed. */
  body: z.string(),
  correlation_id: z.string().nullable(),
})
export type WholeWebhookDelivery = z.infer<typeof WholeWebhookDelivery>

/** The count is left out: logs are long. */
export const WebhookDeliveries = PageInfo.omit({ count: true }).extend({
  webhook_deliveries: z.array(WebhookDelivery),
})
export type WebhookDeliveries = z.infer<typeof WebhookDeliveries>
