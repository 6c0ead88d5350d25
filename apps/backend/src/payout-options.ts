import type { Environment } from './env'
import type { PayoutOptions } from './modules/payout/service'

/** Where nobody is owed real money. Wherever else this runs, whatever it is called, the sandbox pays nobody. */
const NOT_REAL: readonly string[] = ['development', 'dev', 'test', 'staging']

/** Payouts; where nobody has chosen how vendors are paid, people do it, and where no money is real the sandbox. */
export function payoutOptions(environment: Environment): PayoutOptions {
  const sandbox = NOT_REAL.includes(environment.NODE_ENV)
  return {
    sealingKeys: environment.WEBHOOK_SEALING_KEYS,
    stripeUrl: environment.STRIPE_API_URL,
    ...{ sandbox, defaultMethod: sandbox ? 'sandbox' : 'manual' },
  }
}
