import { z } from 'zod'
import { CommissionTerms } from '../commission-rule'
import { TenantTier } from '../limits'
import { Dispute } from '../dispute'
import { BillingCycle, Subscription } from '../subscription'
import { Payout } from '../payout'
import { PayoutFinding } from '../payout-reconciliation'
import { VendorOrder } from '../vendor-order'
import { TenantStoreStatus, TenantStoreType } from '../store-type'
import { TenantDomainKind, TenantDomainStatus, TenantStatus } from '../tenant'
import { KycStatus, VendorStatus } from '../vendor'

/*
 * What Medusa tells of the things that it owns. A reader ignores fields that it does not know, so that fields may be
 * added; a field that goes or changes its meaning is a new form of message.
 */

/** An amount in the currency's major unit, exactly as Medusa keeps it: `"12.5"`. */
const Amount = z.string().regex(/^-?\d+(\.\d+)?$/)
const Time = z.iso.datetime()
const Id = z.string().min(1).max(200)

export const PlacementCodes = z.object({
  country_code: z.string().nullable(),
  scope_code: z.string().nullable(),
  category_code: z.string().nullable(),
  subcategory_code: z.string().nullable(),
})
export type PlacementCodes = z.infer<typeof PlacementCodes>

export const TenantState = z.object({
  handle: z.string(),
  name: z.string(),
  status: TenantStatus,
  tier: TenantTier,
  currency_codes: z.array(z.string()),
  default_currency_code: z.string().nullable(),
  locales: z.array(z.string()),
  default_locale: z.string().nullable(),
  time_zone: z.string(),
  /** Whole host names; a subdomain is told as its label below the platform's domain. */
  domains: z.array(
    z.object({
      host: z.string(),
      kind: TenantDomainKind,
      status: TenantDomainStatus,
      /** The store that lives there; the tenant's first one where it is null. */
      store_id: Id.nullish(),
    }),
  ),
  /**
   * Where Medusa has placed the tenant, before anybody else has: a beginning, for a tenant of which the content admin
   * holds no placement. It never follows what the content admin tells.
   */
  initial_placement: PlacementCodes.nullish(),
})
export type TenantState = z.infer<typeof TenantState>

export const StoreState = z.object({
  handle: z.string(),
  name: z.string(),
  type: TenantStoreType,
  status: TenantStoreStatus,
  sales_channel_id: Id.nullable(),
  region_ids: z.array(Id),
})
export type StoreState = z.infer<typeof StoreState>

export const ProductState = z.object({
  title: z.string(),
  subtitle: z.string().nullable(),
  description: z.string().nullable(),
  handle: z.string(),
  status: z.enum(['draft', 'proposed', 'published', 'rejected']),
  thumbnail: z.string().nullable(),
  vendor_id: Id.nullable(),
  sales_channel_ids: z.array(Id),
  variants: z.array(
    z.object({
      id: Id,
      title: z.string(),
      sku: z.string().nullable(),
      /** The variant's own prices, without rules and price lists. */
      prices: z.array(z.object({ currency_code: z.string(), amount: Amount })),
      /** Stocked less reserved at all locations; null where stock is not counted. May be fractional. */
      available: z.number().nullable(),
    }),
  ),
})
export type ProductState = z.infer<typeof ProductState>

export const VendorState = z.object({
  handle: z.string(),
  name: z.string(),
  status: VendorStatus,
  /** How far the tenant has got to know who it is. */
  kyc_status: KycStatus.nullish(),
  description: z.string().nullable(),
  logo: z.string().nullable(),
  country: z.string().nullable(),
})
export type VendorState = z.infer<typeof VendorState>

/** Told to the endpoints of the tenant alone: the content admin holds no orders. */
export const OrderState = z.object({
  display_id: z.number().int(),
  status: z.string(),
  version: z.number().int(),
  currency_code: z.string(),
  customer_id: Id.nullable(),
  email: z.string().nullable(),
  sales_channel_id: Id.nullable(),
  created_at: Time,
  canceled_at: Time.nullable(),
  totals: z.object({ current: Amount, paid: Amount, refunded: Amount }),
  items: z.array(
    z.object({
      id: Id,
      title: z.string(),
      product_id: Id.nullable(),
      variant_id: Id.nullable(),
      quantity: Amount,
      unit_price: Amount,
      fulfilled_quantity: Amount,
    }),
  ),
})
export type OrderState = z.infer<typeof OrderState>

/** Told to the endpoints of the tenant alone. Amounts in minor units, rates in basis points. */
export const CommissionRuleState = z.object({
  version: z.number().int(),
  name: z.string(),
  description: z.string().nullable(),
  terms: CommissionTerms,
  limits: z.array(
    z.object({
      currency_code: z.string(),
      minimum_minor: z.number().int().nullable(),
      maximum_minor: z.number().int().nullable(),
    }),
  ),
  product_id: Id.nullable(),
  category_id: Id.nullable(),
  collection_id: Id.nullable(),
  product_type_id: Id.nullable(),
  vendor_id: Id.nullable(),
  store_id: Id.nullable(),
  charge_shipping: z.boolean(),
  only_listed_currencies: z.boolean(),
  valid_from: Time.nullable(),
  valid_to: Time.nullable(),
  priority: z.number().int(),
  stack_group: z.string(),
  active: z.boolean(),
})
export type CommissionRuleState = z.infer<typeof CommissionRuleState>

/**
 * Told to the endpoints of the tenant alone. Amounts in minor units; where it goes as people may see it. When it is tried
 * or asked about next is left out: each claim of a process would be a change.
 */
export const PayoutState = Payout.pick({
  vendor_id: true,
  currency_code: true,
  amount_minor: true,
  reversed_minor: true,
  status: true,
  method: true,
  reasons: true,
  note: true,
  attempts: true,
  destination: true,
  provider_reference: true,
  batch_id: true,
}).extend({ sent_at: Time.nullable(), paid_at: Time.nullable() })
export type PayoutState = z.infer<typeof PayoutState>

/** Told to the endpoints of the tenant alone: what a payout and its provider say differently. Amounts in minor units. */
export const PayoutFindingState = PayoutFinding.pick({
  class: true,
  method: true,
  payout_id: true,
  provider_reference: true,
  ours: true,
  theirs: true,
  state: true,
  resolution: true,
})
export type PayoutFindingState = z.infer<typeof PayoutFindingState>

/** Told to the endpoints of the tenant alone: a chargeback and how it stands. Amounts in minor units. */
export const DisputeState = Dispute.pick({
  ...{
    order_id: true,
    payment_id: true,
    provider: true,
    provider_reference: true,
    status: true,
    reason: true,
  },
  ...{ currency_code: true, amount_minor: true, evidence_due_at: true, occurred_at: true, closed_at: true },
})
export type DisputeState = z.infer<typeof DisputeState>

/** Told to the endpoints of the tenant alone: what somebody has agreed to buy again and again, and how it stands. */
export const SubscriptionState = Subscription.pick({
  ...{ customer_id: true, email: true, store_id: true, plan_id: true, plan_version: true, order_id: true },
  ...{ status: true, currency_code: true, time_zone: true, interval: true, interval_count: true },
  ...{
    starts_on: true,
    trial_ends_on: true,
    anchor_date: true,
    current_starts_on: true,
    current_ends_on: true,
  },
  ...{ cancel_at_period_end: true, pause_at_period_end: true, reason: true },
  ...{ begun_at: true, paused_at: true, canceled_at: true },
})
export type SubscriptionState = z.infer<typeof SubscriptionState>

/** Told to the endpoints of the tenant alone: a period of a subscription and what became of its bill. */
export const BillingCycleState = BillingCycle.pick({
  ...{ index: true, starts_on: true, ends_on: true, due_at: true, status: true, order_id: true },
  ...{ items_minor: true, discount_minor: true, shipping_minor: true, tax_minor: true, credit_minor: true },
  ...{ total_minor: true, failure_code: true, failure_message: true, paid_at: true },
}).extend({ subscription_id: z.string(), currency_code: z.string() })
export type BillingCycleState = z.infer<typeof BillingCycleState>

const Pieces = z.string()

/** Told to the endpoints of the tenant alone: what a vendor has in an order, and how far it is. Amounts in minor units. */
export const VendorOrderState = VendorOrder.pick({
  ...{ order_id: true, vendor_id: true, display_id: true, status: true, reason: true, currency_code: true },
  ...{ items_minor: true, shipping_minor: true, discount_minor: true, tax_minor: true, credit_minor: true },
  ...{ total_minor: true, commission_minor: true, commission_tax_minor: true },
  ...{ captured_minor: true, refunded_minor: true, placed_at: true, accepted_at: true, shipped_at: true },
  ...{ delivered_at: true, completed_at: true, closed_at: true, released_at: true },
}).extend({
  /** Its line items as the order is now, with how many pieces went, came and were returned. */
  lines: z.array(
    z.object({
      line_item_id: z.string(),
      quantity: Pieces,
      shipped_quantity: Pieces,
      delivered_quantity: Pieces,
      returned_quantity: Pieces,
    }),
  ),
})
export type VendorOrderState = z.infer<typeof VendorOrderState>
