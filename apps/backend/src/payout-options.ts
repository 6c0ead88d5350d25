import type { Environment } from './env'
import type { PayoutOptions } from './modules/payout/service'

/** Payouts; where nobody has chosen how vendors are paid, people do it, and in development the sandbox. */
export function payoutOptions(environment: Environment): PayoutOptions {
  return {
    sealingKeys: environment.WEBHOOK_SEALING_KEYS,
    stripeUrl: environment.STRIPE_API_URL,
    defaultMethod: environment.NODE_ENV === 'production' ? 'manual' : 'sandbox',
  }
}
