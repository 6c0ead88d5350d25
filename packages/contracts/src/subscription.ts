import { z } from 'zod'
import { CountryCode, CurrencyCode, TimeZone } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { PageInfo, pageQuery } from './paging'
import {
  BillingCycleKind,
  BillingCycleStatus,
  BillingInterval,
  MOST_PIECES,
  SubscriptionStatus,
  SubscriptionWhen,
} from './subscription-terms'

const Moment = z.iso.datetime({ offset: true })
const Day = z.iso.date()
const ForeignId = z.string().min(1).max(100)
const Reason = z.string().trim().min(1).max(500)
const word = z.string().trim().min(1).max(200)
const Pieces = z.int().min(1).max(MOST_PIECES)
const Metadata = z.record(z.string().min(1).max(100), z.unknown())

export const SubscriptionAddress = z.strictObject({
  first_name: word,
  last_name: word,
  company: word.nullish(),
  address_1: word,
  address_2: word.nullish(),
  city: word,
  province: word.nullish(),
  postal_code: word.nullish(),
  country_code: CountryCode,
  phone: word.nullish(),
})
export type SubscriptionAddress = z.output<typeof SubscriptionAddress>

/** An address as it was given, by the staff or with a cart: what is missing is null. */
export const StoredAddress = z.object({
  first_name: z.string().nullish(),
  last_name: z.string().nullish(),
  company: z.string().nullish(),
  address_1: z.string().nullish(),
  address_2: z.string().nullish(),
  city: z.string().nullish(),
  province: z.string().nullish(),
  postal_code: z.string().nullish(),
  country_code: z.string().nullish(),
  phone: z.string().nullish(),
})
export type StoredAddress = z.infer<typeof StoredAddress>

const NewItem = z.strictObject({
  variant_id: ForeignId,
  quantity: Pieces.default(1),
  /** In place of what the plan says, in minor units. */
  unit_price_minor: z.int().optional(),
})

const variantOnce = (items: readonly { variant_id: string }[]) =>
  new Set(items.map(({ variant_id }) => variant_id)).size === items.length

const method = {
  payment_provider_id: ForeignId,
  /** What the provider calls the saved method. */
  payment_method_id: z.string().min(1).max(300),
}
const both = (body: { payment_provider_id?: unknown; payment_method_id?: unknown }) =>
  (body.payment_provider_id == null) === (body.payment_method_id == null)
const BOTH = 'payment_method_id: a method is named with its provider'

export const CreateSubscription = z
  .strictObject({
    customer_id: ForeignId,
    plan_id: idSchema(ID_PREFIXES.subscription_plan),
    items: z.array(NewItem).min(1).max(50).refine(variantOnce, 'lists a variant twice'),
    currency_code: CurrencyCode,
    /** In which its days begin; the tenant's own when left out. */
    time_zone: TimeZone.optional(),
    store_id: idSchema(ID_PREFIXES.tenant_store).optional(),
    /** Found by the country of the address and the currency when left out. */
    region_id: ForeignId.optional(),
    /** Today when left out; the past is over. */
    starts_on: Day.optional(),
    /** In place of what the plan says. */
    trial_days: z.int().min(0).max(730).optional(),
    shipping_address: SubscriptionAddress.nullable().default(null),
    billing_address: SubscriptionAddress.nullable().default(null),
    shipping_option_id: ForeignId.nullable().default(null),
    payment_provider_id: method.payment_provider_id.nullable().default(null),
    payment_method_id: method.payment_method_id.nullable().default(null),
    metadata: Metadata.default({}),
    /** A draft begins when somebody activates it. */
    status: z.enum(['draft', 'active']).default('active'),
  })
  .refine(both, BOTH)
export type CreateSubscriptionInput = z.input<typeof CreateSubscription>
export type CreateSubscription = z.output<typeof CreateSubscription>

const quantities = z
  .array(z.strictObject({ id: idSchema(ID_PREFIXES.subscription_item), quantity: Pieces }))
  .min(1)
  .max(50)
  .refine((items) => new Set(items.map(({ id }) => id)).size === items.length, 'lists an item twice')

/** What is null is taken away. Quantities count from the next cycle that is not billed yet. */
export const UpdateSubscription = z
  .strictObject({
    shipping_address: SubscriptionAddress.nullable(),
    billing_address: SubscriptionAddress.nullable(),
    shipping_option_id: ForeignId.nullable(),
    payment_provider_id: method.payment_provider_id,
    payment_method_id: method.payment_method_id,
    metadata: Metadata,
    items: quantities,
  })
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'changes nothing')
  .refine(both, BOTH)
export type UpdateSubscription = z.output<typeof UpdateSubscription>

/** `credit`: what was paid for days that do not come any more stays as credit; with `now` alone. */
export const CancelSubscription = z
  .strictObject({
    when: SubscriptionWhen.default('period_end'),
    credit: z.boolean().default(false),
    reason: Reason.optional(),
  })
  .refine(
    ({ when, credit }) => !credit || when === 'now',
    'credit: nothing is left over at the end of a period',
  )
export type CancelSubscription = z.output<typeof CancelSubscription>

/** What a customer may ask for; credit is the staff's to give. */
export const CancelOwnSubscription = z.strictObject({
  when: SubscriptionWhen.default('period_end'),
  reason: Reason.optional(),
})
export type CancelOwnSubscription = z.output<typeof CancelOwnSubscription>

export const ChangeSubscriptionAddress = z.strictObject({
  shipping_address: SubscriptionAddress,
  billing_address: SubscriptionAddress.optional(),
})
export type ChangeSubscriptionAddress = z.output<typeof ChangeSubscriptionAddress>

export const ChangeSubscriptionItems = z.strictObject({ items: quantities })
export type ChangeSubscriptionItems = z.output<typeof ChangeSubscriptionItems>

export const PauseSubscription = z.strictObject({
  when: SubscriptionWhen.default('period_end'),
  reason: Reason.optional(),
})
export type PauseSubscription = z.output<typeof PauseSubscription>

export const SubscriptionItem = z.object({
  id: idSchema(ID_PREFIXES.subscription_item),
  product_id: z.string(),
  variant_id: z.string(),
  title: z.string(),
  quantity: z.int(),
  unit_price_minor: MinorAmount,
  is_tax_inclusive: z.boolean(),
})
export type SubscriptionItem = z.infer<typeof SubscriptionItem>

/** A period [starts_on, ends_on) and what is asked for it, in minor units; tax is what comes on top of the prices. */
export const BillingCycle = z.object({
  id: idSchema(ID_PREFIXES.billing_cycle),
  /** Counts from 0. */
  index: z.int(),
  starts_on: Day,
  ends_on: Day,
  due_at: Moment,
  /** A `change` charges the days that a change of terms has left of a period; the others are periods. */
  kind: BillingCycleKind,
  status: BillingCycleStatus,
  items_minor: MinorAmount,
  discount_minor: MinorAmount,
  shipping_minor: MinorAmount,
  tax_minor: MinorAmount,
  credit_minor: MinorAmount,
  total_minor: MinorAmount,
  order_id: z.string().nullable(),
  failure_code: z.string().nullable(),
  failure_message: z.string().nullable(),
  next_attempt_at: Moment.nullable(),
  paid_at: Moment.nullable(),
})
export type BillingCycle = z.infer<typeof BillingCycle>

const NullableAddress = StoredAddress.nullable()

/** What a customer sees of a subscription of theirs. */
export const StoreSubscription = z.object({
  id: idSchema(ID_PREFIXES.subscription),
  status: SubscriptionStatus,
  plan_id: z.string().nullable(),
  plan_name: z.string().nullable(),
  order_id: z.string().nullable(),
  currency_code: z.string(),
  time_zone: z.string(),
  interval: BillingInterval,
  interval_count: z.int(),
  starts_on: Day,
  trial_ends_on: Day.nullable(),
  current_starts_on: Day.nullable(),
  current_ends_on: Day.nullable(),
  minimum_cycles: z.int(),
  cancel_at_period_end: z.boolean(),
  pause_at_period_end: z.boolean(),
  paused_at: Moment.nullable(),
  canceled_at: Moment.nullable(),
  payment_provider_id: z.string().nullable(),
  payment_method_id: z.string().nullable(),
  shipping_option_id: z.string().nullable(),
  shipping_address: NullableAddress,
  billing_address: NullableAddress,
  items: z.array(SubscriptionItem),
  /** What its things cost for one period, before tax on top, shipping and credit. */
  amount_minor: MinorAmount,
  /** When the next cycle is billed; null where none is going to be. */
  next_due_at: Moment.nullable(),
  created_at: Moment,
  updated_at: Moment,
})
export type StoreSubscription = z.infer<typeof StoreSubscription>

export const Subscription = StoreSubscription.extend({
  customer_id: z.string(),
  email: z.string().nullable(),
  store_id: z.string().nullable(),
  sales_channel_id: z.string().nullable(),
  region_id: z.string(),
  plan_version: z.int().nullable(),
  anchor_date: Day,
  reason: z.string().nullable(),
  begun_at: Moment.nullable(),
  metadata: z.record(z.string(), z.unknown()),
  created_by: z.string().nullable(),
})
export type Subscription = z.infer<typeof Subscription>

export const SubscriptionMove = z.object({
  verb: z.string(),
  from_status: SubscriptionStatus.nullable(),
  to_status: SubscriptionStatus.nullable(),
  reason: z.string().nullable(),
  actor: z.string().nullable(),
  created_at: Moment,
})
export type SubscriptionMove = z.infer<typeof SubscriptionMove>

/** With its latest hundred cycles, its credit, and what was done to it. */
export const WholeSubscription = Subscription.extend({
  cycles: z.array(BillingCycle),
  cycle_count: z.int(),
  credit_minor: MinorAmount,
  history: z.array(SubscriptionMove),
})
export type WholeSubscription = z.infer<typeof WholeSubscription>

/** With its latest hundred cycles and its credit. */
export const WholeStoreSubscription = StoreSubscription.extend({
  cycles: z.array(BillingCycle),
  cycle_count: z.int(),
  credit_minor: MinorAmount,
})
export type WholeStoreSubscription = z.infer<typeof WholeStoreSubscription>

export const ListStoreSubscriptions = pageQuery(['created_at'])
  .omit({ q: true })
  .extend({ status: SubscriptionStatus.optional() })
export type ListStoreSubscriptions = z.output<typeof ListStoreSubscriptions>

export const ListSubscriptions = ListStoreSubscriptions.extend({
  /** A part of the customer’s e-mail or of the plan’s name, or an id. */
  q: z.string().trim().min(1).max(200).optional(),
  customer_id: ForeignId.optional(),
  plan_id: ForeignId.optional(),
  store_id: ForeignId.optional(),
  order_id: ForeignId.optional(),
})
export type ListSubscriptions = z.output<typeof ListSubscriptions>

export const SubscriptionList = PageInfo.extend({ subscriptions: z.array(Subscription) })
export type SubscriptionList = z.infer<typeof SubscriptionList>

export const StoreSubscriptionList = PageInfo.extend({ subscriptions: z.array(StoreSubscription) })
export type StoreSubscriptionList = z.infer<typeof StoreSubscriptionList>
