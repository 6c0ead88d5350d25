import type { Environment } from './env'
import { NOT_REAL } from './mail-options'
import { toStripeAmount } from './modules/payout/providers/stripe/amount'
import { PayoutModuleService, type PayoutOptions } from './modules/payout/service'
import type { Sql } from './modules/payout/store/sql'
import { stripeAccount } from './workflows/payout/stripe-account'

/**
 * Payouts; where nobody has chosen how vendors are paid, people do it, and where no money is real the sandbox. Wherever
 * else this runs, whatever it is called, the sandbox pays nobody.
 */
export function payoutOptions(environment: Environment): PayoutOptions {
  const sandbox = NOT_REAL.includes(environment.NODE_ENV)
  const { STRIPE_API_KEY: secretKey, STRIPE_WEBHOOK_SECRET: webhookSecret = null } = environment
  return {
    sealingKeys: environment.WEBHOOK_SEALING_KEYS,
    stripeUrl: environment.STRIPE_API_URL,
    stripeAccount: secretKey ? { secretKey, webhookSecret } : null,
    ...{ sandbox, defaultMethod: sandbox ? 'sandbox' : 'manual' },
  }
}

/** Payments by Stripe: by the account that payouts are made from, or the installation's. */
export function stripePaymentOptions(payouts: PayoutOptions) {
  const service = new PayoutModuleService({}, payouts)
  return { accountOf: (sql: Sql) => stripeAccount(sql, service), amountOf: toStripeAmount }
}

/** Shoppers pay with played money where none is real, and elsewhere where somebody has asked for it. */
export function paymentSandboxIsOn({ NODE_ENV, PAYMENT_SANDBOX }: Environment): boolean {
  return (PAYMENT_SANDBOX ?? (NOT_REAL.includes(NODE_ENV) ? 'on' : 'off')) === 'on'
}
