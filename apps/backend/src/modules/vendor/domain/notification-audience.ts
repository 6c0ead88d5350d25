import { VendorNotificationKind, type VendorRole } from '@cityos/contracts'

const TEAM: readonly VendorRole[] = ['owner', 'manager', 'staff']
/** Whoever may read papers and payouts, and answers for the vendor's money. */
const LEAD: readonly VendorRole[] = ['owner', 'manager']

const AUDIENCE: Readonly<Record<VendorNotificationKind, readonly VendorRole[]>> = {
  order_placed: TEAM,
  order_canceled: TEAM,
  order_refunded: TEAM,
  product_approved: TEAM,
  product_rejected: TEAM,
  document_rejected: LEAD,
  document_expiring: LEAD,
  document_expired: LEAD,
  payout_paid: LEAD,
  payout_failed: LEAD,
  funds_released: LEAD,
  reserve_released: LEAD,
  funds_held: LEAD,
  funds_resumed: LEAD,
  dispute_opened: LEAD,
  dispute_won: LEAD,
  dispute_lost: LEAD,
}

/** Who of a vendor is told of a kind. */
export const rolesFor = (kind: VendorNotificationKind): readonly VendorRole[] => AUDIENCE[kind]

/** What somebody of a role sees: who is no manager any longer sees nothing more of what managers were told. */
export const kindsFor = (role: VendorRole): VendorNotificationKind[] =>
  VendorNotificationKind.options.filter((kind) => AUDIENCE[kind].includes(role))
