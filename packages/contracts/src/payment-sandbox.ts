import { z } from 'zod'
import { idSchema, ID_PREFIXES } from './ids'

/** Cards of the sandbox, by what comes of charging them. */
export const SandboxCard = z.enum([
  'pm_card_visa',
  'pm_card_declined',
  'pm_card_insufficient_funds',
  'pm_card_lost',
  'pm_card_expired',
  'pm_card_requires_action',
  'pm_card_processing',
])
export type SandboxCard = z.infer<typeof SandboxCard>

/**
 * What the sandbox of payments does wrong next. Those that name no verb are about charging while the customer is away;
 * `blind` answers no question, `late_search` does not find the next payment for an hour.
 */
export const PaymentSandboxFault = z.enum([
  'timeout_before',
  'timeout_after',
  'server_error_before',
  'server_error_after',
  'decline',
  'decline_for_good',
  'require_action',
  'process',
  'refuse',
  'forget_key',
  'blind',
  'late_search',
  'refund_timeout_before',
  'refund_timeout_after',
  'refuse_refund',
  'lose_event',
  'repeat_event',
])
export type PaymentSandboxFault = z.infer<typeof PaymentSandboxFault>

export const InjectPaymentFault = z.strictObject({
  fault: PaymentSandboxFault,
  times: z.int().min(0).max(1_000).default(1),
})
export type InjectPaymentFault = z.output<typeof InjectPaymentFault>

/** What the sandbox has to tell of payments is told when somebody says so; against the order of time, too. */
export const DeliverSandboxEvents = z.strictObject({
  order: z.enum(['oldest_first', 'newest_first']).default('oldest_first'),
})
export type DeliverSandboxEvents = z.output<typeof DeliverSandboxEvents>

/** What a customer, or a bank that took its time, says to a payment that waits for it. */
export const SettleSandboxPayment = z.strictObject({
  payment: idSchema(ID_PREFIXES.payment_sandbox_payment),
  result: z.enum(['succeed', 'fail']),
})
export type SettleSandboxPayment = z.output<typeof SettleSandboxPayment>
