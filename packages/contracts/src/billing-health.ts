import { z } from 'zod'

const Moment = z.iso.datetime({ offset: true })

/** The latest run of a billing job in a tenant. */
export const BillingJobRun = z.object({
  name: z.string(),
  started_at: Moment,
  finished_at: Moment,
  /** So many cycles were worked on, and so much went wrong. */
  cycles: z.int(),
  failures: z.int(),
  /** Of the latest failure, also of an earlier run. */
  last_error: z.string().nullable(),
  last_failed_at: Moment.nullable(),
})
export type BillingJobRun = z.infer<typeof BillingJobRun>

/**
 * `off`: nobody is billed until somebody turns it on. `failing`: something went wrong in the last run of a job. `behind`:
 * something waits longer than the jobs leave it, or a job has stopped running.
 */
export const BillingStatus = z.enum(['ok', 'behind', 'failing', 'off'])

const numbers = {
  /** Due and not billed yet; late are those that two hours have not billed. */
  due_cycles: z.int(),
  late_cycles: z.int(),
  /** How long the oldest of them has waited. */
  lag_seconds: z.int(),
  /** Refused, and to be tried again two hours ago. */
  late_retries: z.int(),
  /** Somebody took them, is gone, and nobody has taken them up for a quarter of an hour. */
  stuck_cycles: z.int(),
  /** They could not be ordered or charged: people have to do something. */
  blocked_cycles: z.int(),
  /** Payments of which nobody knows what became of them; and those that wait for their customers. */
  unclear_attempts: z.int(),
  unconfirmed_attempts: z.int(),
  /** Money that came twice, or for what is over. */
  surplus_attempts: z.int(),
}

export const BillingHealth = z.object({
  status: BillingStatus,
  is_billing: z.boolean(),
  ...numbers,
  oldest_unclear_at: Moment.nullable(),
  jobs: z.array(BillingJobRun),
})
export type BillingHealth = z.infer<typeof BillingHealth>

/** How the billing of one tenant does, for the platform's operators. */
export const TenantBilling = BillingHealth.omit({ jobs: true }).extend({
  tenant_id: z.string(),
  handle: z.string(),
})
export type TenantBilling = z.infer<typeof TenantBilling>

/** In the order of the tenants' ids. */
export const ListTenantBilling = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(20),
  cursor: z.string().min(1).max(1_000).optional(),
  status: BillingStatus.optional(),
})
export type ListTenantBilling = z.output<typeof ListTenantBilling>

/** The totals are of all tenants, whatever the page shows; the lag is the longest. */
export const TenantBillingList = z.object({
  tenant_billing: z.array(TenantBilling),
  totals: z.object({ tenants: z.int(), ...numbers }),
  limit: z.int(),
  next_cursor: z.string().nullable(),
})
export type TenantBillingList = z.infer<typeof TenantBillingList>
