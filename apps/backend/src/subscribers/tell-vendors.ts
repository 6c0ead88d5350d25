import type { SubscriberArgs, SubscriberConfig } from '@medusajs/framework'
import {
  DISPUTE_EVENTS,
  PAYOUT_EVENTS,
  PRODUCT_APPROVAL_EVENTS,
  VENDOR_DOCUMENT_EVENTS,
  VENDOR_ORDER_EVENTS,
  type VendorNotificationKind,
} from '@cityos/contracts'
import { tellTogether } from '../workflows/vendor-notification/tell-together'

const KINDS: Readonly<Record<string, VendorNotificationKind>> = {
  [VENDOR_ORDER_EVENTS.created]: 'order_placed',
  [VENDOR_ORDER_EVENTS.rejected]: 'order_canceled',
  [VENDOR_ORDER_EVENTS.canceled]: 'order_canceled',
  [PRODUCT_APPROVAL_EVENTS.approved]: 'product_approved',
  [PRODUCT_APPROVAL_EVENTS.rejected]: 'product_rejected',
  [VENDOR_DOCUMENT_EVENTS.rejected]: 'document_rejected',
  [VENDOR_DOCUMENT_EVENTS.expiring]: 'document_expiring',
  [VENDOR_DOCUMENT_EVENTS.expired]: 'document_expired',
  [PAYOUT_EVENTS.paid]: 'payout_paid',
  [PAYOUT_EVENTS.failed]: 'payout_failed',
  [VENDOR_ORDER_EVENTS.funds_released]: 'funds_released',
  [VENDOR_ORDER_EVENTS.reserve_released]: 'reserve_released',
  [VENDOR_ORDER_EVENTS.funds_held]: 'funds_held',
  [VENDOR_ORDER_EVENTS.funds_resumed]: 'funds_resumed',
  [DISPUTE_EVENTS.opened]: 'dispute_opened',
  [DISPUTE_EVENTS.won]: 'dispute_won',
  [DISPUTE_EVENTS.lost]: 'dispute_lost',
}

interface Told {
  id: string
  /** Of a decision about a product, which is what the notification is because of. */
  approval_id?: string
}

/** Tells vendors' people at once what has happened; a job does it for what no event told. */
export default async function tellVendors({ event, container }: SubscriberArgs<Told>): Promise<void> {
  const { id, approval_id = id } = event.data
  await tellTogether(container, KINDS[event.name]!, approval_id)
}

export const config: SubscriberConfig = {
  event: Object.keys(KINDS),
  context: { subscriberId: 'tell-vendors' },
}
