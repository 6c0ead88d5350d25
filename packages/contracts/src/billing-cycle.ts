import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'
import { MinorAmount } from './minor'
import { PageInfo, pageQuery } from './paging'
import { BillingCycle, Subscription } from './subscription'
import { BillingCycleStatus, BillingOutcome } from './subscription-terms'

const Moment = z.iso.datetime({ offset: true })

/** One try to charge a cycle. Codes are the provider’s own. */
export const BillingAttempt = z.object({
  id: idSchema(ID_PREFIXES.billing_attempt),
  /** Counts from 1 within its cycle. */
  number: z.int(),
  outcome: BillingOutcome,
  amount_minor: MinorAmount,
  currency_code: z.string(),
  payment_provider_id: z.string(),
  payment_method_id: z.string(),
  /** What the provider calls the payment. */
  provider_reference: z.string().nullable(),
  error_code: z.string().nullable(),
  /** Money that came though the cycle was paid, or over: it has to be given back. */
  is_surplus: z.boolean(),
  started_at: Moment,
  declined_at: Moment.nullable(),
  finished_at: Moment.nullable(),
})
export type BillingAttempt = z.infer<typeof BillingAttempt>

/** A cycle with each try to charge it, first to last. */
export const TriedBillingCycle = BillingCycle.extend({
  /** When it is given up, unless another method is chosen before; null where it is tried again by itself. */
  gives_up_at: Moment.nullable(),
  /** When it could not be ordered: people have to do something, as the failure says. */
  blocked_at: Moment.nullable(),
  attempts: z.array(BillingAttempt),
})
export type TriedBillingCycle = z.infer<typeof TriedBillingCycle>

export const ListSubscriptionCycles = pageQuery(['created_at']).omit({ q: true })
export type ListSubscriptionCycles = z.output<typeof ListSubscriptionCycles>

export const SubscriptionCycleList = PageInfo.extend({ billing_cycles: z.array(TriedBillingCycle) })
export type SubscriptionCycleList = z.infer<typeof SubscriptionCycleList>

/** `surplus=true`: those of which money has to be given back. */
export const ListBillingCycles = ListSubscriptionCycles.extend({
  status: BillingCycleStatus.optional(),
  subscription_id: z.string().min(1).max(100).optional(),
  customer_id: z.string().min(1).max(100).optional(),
  surplus: z.enum(['true']).optional(),
})
export type ListBillingCycles = z.output<typeof ListBillingCycles>

/** A cycle with whose it is. */
export const QueuedBillingCycle = TriedBillingCycle.extend({
  subscription: Subscription.pick({
    id: true,
    status: true,
    customer_id: true,
    email: true,
    plan_name: true,
    currency_code: true,
    time_zone: true,
    payment_provider_id: true,
    payment_method_id: true,
  }),
  /** Null where the customer is gone. */
  customer: z
    .object({
      id: z.string(),
      email: z.string().nullable(),
      first_name: z.string().nullable(),
      last_name: z.string().nullable(),
      company_name: z.string().nullable(),
    })
    .nullable(),
})
export type QueuedBillingCycle = z.infer<typeof QueuedBillingCycle>

export const BillingCycleList = PageInfo.extend({ billing_cycles: z.array(QueuedBillingCycle) })
export type BillingCycleList = z.infer<typeof BillingCycleList>

/** What other parts of the system may listen to. Each carries the cycle's id. */
export const BILLING_CYCLE_EVENTS = {
  paid: 'billing_cycle.paid',
  failed: 'billing_cycle.failed',
  uncollectible: 'billing_cycle.uncollectible',
  voided: 'billing_cycle.voided',
  /** Money came that nobody was owed: it has to be given back. */
  surplus: 'billing_cycle.surplus',
} as const
export type BillingCycleEvent = (typeof BILLING_CYCLE_EVENTS)[keyof typeof BILLING_CYCLE_EVENTS]
