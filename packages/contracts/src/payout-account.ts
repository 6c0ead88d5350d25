import { z } from 'zod'
import { CurrencyCode } from './codes'
import { idSchema, ID_PREFIXES } from './ids'
import { PayoutMethod } from './payout-terms'

const Moment = z.iso.datetime({ offset: true })
const spaceless = (max: number) =>
  z
    .string()
    .max(max)
    .transform((text) => text.replace(/\s+/g, '').toUpperCase())

/** Whether the digits of one are right is asked when it is saved: `bank_account_invalid`. */
const Iban = spaceless(50)
const Bic = spaceless(20)
/** As the bank knows it; a file of SEPA holds 70 characters. */
const HolderName = z.string().trim().min(1).max(70)

/** A bank account of the vendor's own, or an account at Stripe, which asks for the rest itself. */
export const SavePayoutAccount = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('bank_transfer'),
    holder_name: HolderName,
    iban: Iban,
    bic: Bic.nullable().default(null),
    currency_code: CurrencyCode.default('eur'),
  }),
  z.strictObject({ method: z.literal('stripe_connect') }),
])
export type SavePayoutAccount = z.output<typeof SavePayoutAccount>

export const PayoutAccountStatus = z.enum(['onboarding', 'enabled', 'restricted', 'disabled'])
export type PayoutAccountStatus = z.infer<typeof PayoutAccountStatus>

/** Bank data are shown masked, to everybody. */
export const PayoutAccount = z.object({
  id: idSchema(ID_PREFIXES.payout_account),
  vendor_id: z.string(),
  method: PayoutMethod,
  status: PayoutAccountStatus,
  external_id: z.string().nullable(),
  holder_name: z.string().nullable(),
  /** "DE** **** 3000". */
  masked: z.string().nullable(),
  /** Those that can be paid to it; any when there are none. */
  currencies: z.array(z.string()),
  /** What the provider still wants to know, in its own words. */
  requirements: z.array(z.string()),
  created_at: Moment,
  updated_at: Moment,
})
export type PayoutAccount = z.infer<typeof PayoutAccount>

export const PayoutAccounts = z.object({ payout_accounts: z.array(PayoutAccount) })

/** Where the provider's page leads back to; on the portal, when the installation names one. */
export const PayoutOnboarding = z.strictObject({
  return_url: z.url({ protocol: /^https?$/ }).max(2_000),
  refresh_url: z.url({ protocol: /^https?$/ }).max(2_000),
})
export type PayoutOnboarding = z.output<typeof PayoutOnboarding>

export const OnboardingLink = z.object({ url: z.string(), expires_at: Moment })

/** What a tenant's own account at a provider needs. Nobody is shown a key again. */
export const SavePayoutProvider = z.discriminatedUnion('method', [
  z.strictObject({
    method: z.literal('stripe_connect'),
    secret_key: z
      .string()
      .trim()
      .regex(/^(sk|rk)_\S{8,}$/, 'must be a secret key of Stripe')
      .max(300),
    /** Of the endpoint for the platform's own events, and of the one for those of connected accounts. */
    platform_webhook_secret: z
      .string()
      .trim()
      .regex(/^whsec_\S+$/)
      .max(300),
    connect_webhook_secret: z
      .string()
      .trim()
      .regex(/^whsec_\S+$/)
      .max(300),
  }),
  z.strictObject({
    method: z.literal('bank_transfer'),
    holder_name: HolderName,
    iban: Iban,
    bic: Bic,
    /** Working days until the bank is to execute a file. */
    lead_days: z.int().min(0).max(30).default(1),
  }),
])
export type SavePayoutProvider = z.output<typeof SavePayoutProvider>

export const PayoutProvider = z.object({
  method: PayoutMethod,
  ready: z.boolean(),
  /** What of it people may see. */
  shown: z.record(z.string(), z.string()),
  /** Where the provider has to send its webhooks; none for those that send none. */
  webhook_urls: z.array(z.string()),
})
export type PayoutProvider = z.infer<typeof PayoutProvider>

export const PayoutProviders = z.object({ payout_providers: z.array(PayoutProvider) })

/** What the sandbox does wrong with the next transfers. */
export const SandboxFault = z.enum([
  'timeout_before',
  'timeout_after',
  'server_error_before',
  'server_error_after',
  'refuse',
  'refuse_for_good',
  'fail_late',
  'return_late',
  'forget_key',
  'blind',
  'reversal_timeout_before',
  'reversal_timeout_after',
  'refuse_reversal',
  'forget_reversal_key',
])
export type SandboxFault = z.infer<typeof SandboxFault>

export const InjectFault = z.strictObject({
  fault: SandboxFault,
  times: z.int().min(0).max(1_000).default(1),
})
export type InjectFault = z.output<typeof InjectFault>

/** Carries the account's id. */
export const PAYOUT_ACCOUNT_EVENTS = { updated: 'payout_account.updated' } as const
export type PayoutAccountEvent = (typeof PAYOUT_ACCOUNT_EVENTS)[keyof typeof PAYOUT_ACCOUNT_EVENTS]
