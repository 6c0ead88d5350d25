import { z } from 'zod'
import { SandboxCard } from './payment-sandbox'

const ForeignId = z.string().min(1).max(100)

/** What a customer has saved at a provider. */
export const PaymentMethod = z.object({
  /** What the provider calls it. */
  id: z.string(),
  provider_id: z.string(),
  /** Such as `card`, in the provider's words. */
  type: z.string().nullable(),
  card: z
    .object({
      brand: z.string().nullable(),
      last4: z.string().nullable(),
      exp_month: z.int().nullable(),
      exp_year: z.int().nullable(),
    })
    .nullable(),
  /** A subscription that has not ended is paid with it. */
  is_in_use: z.boolean(),
})
export type PaymentMethod = z.infer<typeof PaymentMethod>

export const PaymentMethods = z.object({ payment_methods: z.array(PaymentMethod) })

/** `card` and its end are the sandbox's alone: real numbers are typed on the provider's own page. */
export const SavePaymentMethod = z.strictObject({
  provider_id: ForeignId,
  card: SandboxCard.optional(),
  exp_month: z.int().min(1).max(12).optional(),
  exp_year: z.int().min(2000).max(2100).optional(),
})
export type SavePaymentMethod = z.output<typeof SavePaymentMethod>

/** A method that is saved; or, at a real provider, what its page needs to save one. */
export const SavedPaymentMethod = z.object({
  payment_method: PaymentMethod.nullable(),
  setup: z.object({ id: z.string(), client_secret: z.string() }).nullable(),
})
export type SavedPaymentMethod = z.infer<typeof SavedPaymentMethod>

/** Another method that a subscription is paid with from now on; what is owed is tried again at once. */
export const ChangeSubscriptionMethod = z.strictObject({
  payment_provider_id: ForeignId,
  payment_method_id: z.string().min(1).max(300),
})
export type ChangeSubscriptionMethod = z.output<typeof ChangeSubscriptionMethod>
