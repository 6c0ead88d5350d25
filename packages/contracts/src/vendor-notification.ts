import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { PageInfo } from './paging'

/** What somebody who works for a vendor is told. Papers, money and disputes are for owners and managers. */
export const VendorNotificationKind = z.enum([
  'order_placed',
  'order_canceled',
  'order_refunded',
  'product_approved',
  'product_rejected',
  'document_rejected',
  'document_expiring',
  'document_expired',
  'payout_paid',
  'payout_failed',
  'funds_released',
  'reserve_released',
  'funds_held',
  'funds_resumed',
  'dispute_opened',
  'dispute_won',
  'dispute_lost',
])
export type VendorNotificationKind = z.infer<typeof VendorNotificationKind>

const Moment = z.iso.datetime({ offset: true })

export const VendorNotification = z.object({
  id: idSchema(ID_PREFIXES.vendor_notification),
  vendor_id: idSchema(ID_PREFIXES.vendor),
  kind: VendorNotificationKind,
  /** The vendor order, product, document, payout or part of a dispute that it is about. */
  subject_id: z.string(),
  /** What a sentence about it needs: the order's number, the product's title, an amount, a reason. */
  data: z.object({
    display_id: z.string().optional(),
    title: z.string().optional(),
    amount_minor: z.int().optional(),
    currency_code: z.string().optional(),
    reason: z.string().optional(),
    /** The last day of a paper, by UTC. */
    expires_on: z.string().optional(),
  }),
  read_at: Moment.nullable(),
  created_at: Moment,
})
export type VendorNotification = z.infer<typeof VendorNotification>

/** The caller's own, newest first. */
export const ListVendorNotifications = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
  /** `true`: those that were not read yet, `false`: those that were. */
  unread: z.enum(['true', 'false']).optional(),
  kind: VendorNotificationKind.optional(),
})
export type ListVendorNotifications = z.output<typeof ListVendorNotifications>

export const VendorNotificationList = PageInfo.extend({
  notifications: z.array(VendorNotification),
  /** Of all kinds. */
  unread_count: z.int(),
})
export type VendorNotificationList = z.infer<typeof VendorNotificationList>

/** Everything that was told up to `until`, or to now: what came while somebody was looking stays unread. */
export const ReadVendorNotifications = z.strictObject({
  until: idSchema(ID_PREFIXES.vendor_notification).optional(),
})
export type ReadVendorNotifications = z.output<typeof ReadVendorNotifications>

/** Carries the ids of the notification, its vendor and member, and its kind: for mails and messages on phones. */
export const VENDOR_NOTIFICATION_EVENTS = { created: 'vendor_notification.created' } as const
